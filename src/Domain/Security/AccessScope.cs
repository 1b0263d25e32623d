namespace Regressor.Domain.Security;

/// <summary>What a caller may do. Each scope includes those before it.</summary>
public enum AccessScope
{
    /// <summary>Request predictions and read data.</summary>
    Predict,

    /// <summary>Change datasets, examples and models, and start training runs.</summary>
    Write,

    /// <summary>Create and revoke API keys, and read the audit log.</summary>
    Admin,
}
