namespace Regressor.Infrastructure;

public enum StorageProvider
{
    /// <summary>A file in the data directory.</summary>
    Sqlite,

    /// <summary>A server of its own; see <see cref="StorageOptions.ConnectionString"/>.</summary>
    PostgreSql,

    /// <summary>Gone when the process ends; models come back from their checkpoints.</summary>
    InMemory,
}

public sealed class StorageOptions
{
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Of PostgreSQL, as Npgsql writes it: "Host=…;Database=…;Username=…;Password=…".</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Holds the database, models/ and tensorboard/.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Where large requests wait while they are handled; emptied at start.</summary>
    public string UploadDirectory => Path.Combine(DataDirectory, "uploads");
}
