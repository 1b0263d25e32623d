using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Regressor.Infrastructure.Storage;

public enum StorageProvider
{
    /// <summary>A file in the data directory.</summary>
    Sqlite,

    /// <summary>A server of its own; see <see cref="StorageOptions.ConnectionString"/>.</summary>
    PostgreSql,

    /// <summary>Gone when the process ends; models come back from their checkpoints.</summary>
    InMemory,
}

/// <summary>The section Storage of the settings, and DataDirectory.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>
    /// Asks PostgreSQL to let go what a server holds that is cut off (two hours, by itself) or stands still in a transaction (never), before
    /// others wait in vain for its trainings.
    /// </summary>
    private const string LetGo = "-c idle_in_transaction_session_timeout=15s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Of PostgreSQL, as Npgsql writes it: "Host=…;Database=…;Username=…;Password=…".</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Holds tensorboard/ and, unless they are in a shared database, the database and models/. Of one process at a time.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>As the settings say.</summary>
    public static StorageOptions Of(IConfiguration configuration)
    {
        var storage = configuration.Read<StorageOptions>(Section);
        storage.DataDirectory = configuration[nameof(DataDirectory)] ?? storage.DataDirectory;
        if (storage.ConnectionString is not null) storage.ConnectionString = Watched(storage.ConnectionString);
        return storage;
    }

    /// <summary>Whether other processes may work on the same data at the same time.</summary>
    public bool IsShared => Provider == StorageProvider.PostgreSql;

    /// <summary>Where large requests and answers wait on their way; emptied at start.</summary>
    public string UploadDirectory => Path.Combine(DataDirectory, "uploads");

    /// <summary>Where the provider is <see cref="StorageProvider.Sqlite"/>.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, "regressor.db");

    /// <summary>Checkpoints, where they are files.</summary>
    public string ModelDirectory => Path.Combine(DataDirectory, "models");

    /// <summary>Event files of trainings.</summary>
    public string LogDirectory => Path.Combine(DataDirectory, "tensorboard");

    /// <exception cref="RefusalException">There can be none.</exception>
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

    /// <summary>That the data directory cannot be used, and why.</summary>
    public RefusalException Unusable(Exception error)
    {
        var path = Path.GetFullPath(DataDirectory);
        var why = File.Exists(path) ? "It is a file." : error.Message;
        return new RefusalException($"The data directory '{path}' cannot be used: {why} Set DataDirectory to a folder on a disk with room, in which this user may write.", error);
    }

    private static NpgsqlConnectionStringBuilder Parsed(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            // What it is made of may be a password.
            throw new RefusalException(
                $"Storage:ConnectionString cannot be read ({error.Message}). It must be like 'Host=…;Database=…;Username=…;Password=…'.", error);
        }
    }

    /// <summary>What the settings leave open is so that a server which is cut off is noticed in seconds; by itself TCP takes a quarter of an hour.</summary>
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

        // Of two of the same name the last one counts.
        settings.Options = $"{LetGo} {settings.Options}".TrimEnd();
        return settings.ConnectionString;
    }
}
