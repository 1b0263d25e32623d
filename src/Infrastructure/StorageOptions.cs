namespace Regressor.Infrastructure;

/// <summary>Where the application keeps what it stores.</summary>
public sealed class StorageOptions
{
    /// <summary>The folder under which models and training logs lie.</summary>
    public string DataDirectory { get; set; } = "data";
}
