using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Regressor.Infrastructure.Storage;

public enum StorageProvider
{
    /// <summary>A file in the data directory.</summary>
    Sqlite,

    /// <summary>A separate database server; see <see cref="StorageOptions.ConnectionString"/>.</summary>
    PostgreSql,

    /// <summary>Lost when the process ends; models are restored from their checkpoints.</summary>
    InMemory,
}

/// <summary>Settings of the section Storage, and DataDirectory.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>
    /// Makes PostgreSQL release soon what a disconnected server holds (by default after two hours), or one that is idle in a transaction
    /// (by default never). Otherwise other servers would wait in vain for its trainings.
    /// </summary>
    private const string LetGo = "-c idle_in_transaction_session_timeout=15s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Connection string of PostgreSQL in Npgsql's format: "Host=…;Database=…;Username=…;Password=…".</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Contains tensorboard/ and, unless they are in a shared database, the database and models/. Only one process at a time can use it.
    /// </summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Reads the options from the settings.</summary>
    public static StorageOptions Of(IConfiguration configuration)
    {
        var storage = configuration.Read<StorageOptions>(Section);
        storage.DataDirectory = configuration[nameof(DataDirectory)] ?? storage.DataDirectory;
        if (storage.ConnectionString is not null) storage.ConnectionString = Watched(storage.ConnectionString);
        return storage;
    }

    /// <summary>True where other processes may work on the same data simultaneously.</summary>
    public bool IsShared => Provider == StorageProvider.PostgreSql;

    /// <summary>Folder for large requests and responses in transit; emptied at startup.</summary>
    public string UploadDirectory => Path.Combine(DataDirectory, "uploads");

    /// <summary>Database file, where the provider is <see cref="StorageProvider.Sqlite"/>.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, "regressor.db");

    /// <summary>Folder of the checkpoints, where they are files.</summary>
    public string ModelDirectory => Path.Combine(DataDirectory, "models");

    /// <summary>Folder of the event files of trainings.</summary>
    public string LogDirectory => Path.Combine(DataDirectory, "tensorboard");

    /// <exception cref="RefusalException">The data directory cannot be created.</exception>
    public void CreateDirectory()
    {
        try
        {
            AtomicDirectory.CreatePrivate(DataDirectory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(error);
        }
    }

    /// <summary>Creates an exception that says that the data directory cannot be used, and why.</summary>
    public RefusalException Unusable(Exception error)
    {
        var path = Path.GetFullPath(DataDirectory);
        var why = File.Exists(path) ? "It is a file." : error.Message;
        return new RefusalException($"The data directory '{path}' cannot be used: {why} Set DataDirectory to a folder that this user can write to, on a disk with free space.", error);
    }

    private static NpgsqlConnectionStringBuilder Parsed(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            // Do not quote the connection string: any part of it may be a password.
            throw new RefusalException(
                $"Storage:ConnectionString cannot be read ({error.Message}). It must have the form 'Host=…;Database=…;Username=…;Password=…'.", error);
        }
    }

    /// <summary>
    /// Sets timeouts that the settings leave open, so that a lost connection is noticed within seconds. By default TCP takes a quarter of an hour.
    /// </summary>
    private static string Watched(string connectionString)
    {
        var settings = Parsed(connectionString);
        if (!settings.ShouldSerialize("Timeout")) settings.Timeout = 5;
        if (!settings.ShouldSerialize("TCP Keepalive"))
        {
            settings.TcpKeepAlive = true;
            settings.TcpKeepAliveTime = 5;
            settings.TcpKeepAliveInterval = 1;
        }

        // Of two options with the same name, the last one applies.
        settings.Options = $"{LetGo} {settings.Options}".TrimEnd();
        return settings.ConnectionString;
    }
}
