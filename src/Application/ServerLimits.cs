using System.ComponentModel.DataAnnotations;

namespace Regressor.Application;

/// <summary>Limits of one server, from the settings section Limits.</summary>
public sealed class ServerLimits
{
    public const string Section = "Limits";

    /// <summary>Error code of a validation that failed because a limit was exceeded.</summary>
    public const string ErrorCode = "limit";

    /// <summary>Maximum number of examples in a dataset.</summary>
    [Range(1, int.MaxValue)]
    public int Rows { get; set; } = 10_000_000;

    /// <summary>Maximum number of queued or running trainings, over all datasets.</summary>
    [Range(0, int.MaxValue)]
    public int Trainings { get; set; } = 100;

    /// <summary>Maximum size of all stored data, in bytes; null for as much as the disk holds.</summary>
    [Range(0, (double)long.MaxValue)]
    public long? StoredBytes { get; set; }

    /// <summary>Maximum disk space for files being uploaded or downloaded, in bytes, over all callers; null for as much as the disk holds.</summary>
    public long? SpooledBytes { get; set; }

    /// <summary>Maximum average number of requests per second of one caller; null for no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? RequestsPerSecond { get; set; } = 1000;

    /// <summary>Maximum number of simultaneous long requests of one caller, such as files or training streams; null for no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? LongRequests { get; set; } = 20;

    /// <summary>Maximum number of simultaneous connections of all callers; null for as many as the process may open files for.</summary>
    public long? Connections { get; set; }

    /// <param name="count">Number of examples that a dataset would have.</param>
    /// <exception cref="LimitException">The count exceeds the limit.</exception>
    public void CheckRows(long count)
    {
        if (count > Rows) throw new LimitException(LimitKind.Size, nameof(Rows), Rows, $"A dataset can have at most {Rows} examples; this one would have {count}.");
    }

    /// <exception cref="LimitException">The maximum number of trainings is already queued or running.</exception>
    public void CheckTrainings(int unfinished)
    {
        if (unfinished >= Trainings)
            throw new LimitException(LimitKind.Rate, nameof(Trainings), Trainings, $"At most {Trainings} trainings can be queued or running. Wait for one to end, or cancel one.");
    }
}

public enum LimitKind
{
    /// <summary>An object exceeds its maximum size.</summary>
    Size,

    /// <summary>Too much is requested simultaneously; a later attempt may succeed.</summary>
    Rate,

    /// <summary>No storage space is left.</summary>
    Room,
}

/// <summary>A configured limit refuses the request; nothing was stored.</summary>
/// <param name="kind">The kind of limit.</param>
/// <param name="name">The name of the setting in the section Limits.</param>
/// <param name="most">The maximum allowed.</param>
/// <param name="message">The message for the user.</param>
public sealed class LimitException(LimitKind kind, string name, long most, string message) : Exception(message)
{
    public LimitKind Kind { get; } = kind;

    public string Name { get; } = name;

    public long Most { get; } = most;

    /// <summary>Delay after which a retry may succeed; null if unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
