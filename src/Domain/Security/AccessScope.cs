namespace Regressor.Domain.Security;

/// <summary>What a caller may do. Each includes those before it.</summary>
public enum AccessScope
{
    /// <summary>Ask for predictions, and read.</summary>
    Predict,

    /// <summary>Change datasets, examples and models, and train.</summary>
    Write,

    /// <summary>Make and revoke keys, and read the audit log.</summary>
    Admin,
}
