namespace Regressor.Infrastructure;

public enum StorageProvider
{
    /// <summary>A file in the data directory.</summary>
    Sqlite,

    /// <summary>Gone when the process ends; models come back from their checkpoints.</summary>
    InMemory,
}

public sealed class StorageOptions
{
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Holds the database, models/ and tensorboard/.</summary>
    public string DataDirectory { get; set; } = "data";
}
