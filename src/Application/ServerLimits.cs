using System.ComponentModel.DataAnnotations;

namespace Regressor.Application;

/// <summary>The most that one server takes. Settings: the section Limits.</summary>
public sealed class ServerLimits
{
    public const string Section = "Limits";

    /// <summary>Of a validation that failed because there is more of something than is taken.</summary>
    public const string ErrorCode = "limit";

    /// <summary>Examples in a dataset.</summary>
    [Range(1, int.MaxValue)]
    public int Rows { get; set; } = 10_000_000;

    /// <summary>Trainings that wait or run, of all datasets together.</summary>
    [Range(0, int.MaxValue)]
    public int Trainings { get; set; } = 100;

    /// <summary>Bytes that everything stored may take; null for as many as there is room for.</summary>
    [Range(0, (double)long.MaxValue)]
    public long? StoredBytes { get; set; }

    /// <summary>Bytes that files on their way in or out may take on the disk, of all callers together; null for as many as there is room for.</summary>
    public long? SpooledBytes { get; set; }

    /// <summary>Requests of one caller, on average; null for any number.</summary>
    [Range(1, int.MaxValue)]
    public int? RequestsPerSecond { get; set; } = 1000;

    /// <summary>Requests of one caller that are under way at once and may take long, such as a file or a training that is followed; null for any number.</summary>
    [Range(1, int.MaxValue)]
    public int? LongRequests { get; set; } = 20;

    /// <summary>Connections that are open at once, whoever has them; null for as many as the process may open files for.</summary>
    public long? Connections { get; set; }

    /// <param name="count">Examples that a dataset would have.</param>
    /// <exception cref="LimitException">They are more than it may have.</exception>
    public void CheckRows(long count)
    {
        if (count > Rows) throw new LimitException(LimitKind.Size, nameof(Rows), Rows, $"A dataset has at most {Rows} examples, and this one would have more.");
    }

    /// <exception cref="LimitException">As many trainings wait or run as may.</exception>
    public void CheckTrainings(int unfinished)
    {
        if (unfinished >= Trainings)
            throw new LimitException(LimitKind.Rate, nameof(Trainings), Trainings, $"At most {Trainings} trainings wait or run at once. Wait for one to end, or cancel one.");
    }
}

public enum LimitKind
{
    /// <summary>One thing is larger than it may be.</summary>
    Size,

    /// <summary>Too much is asked at once; later it may be possible.</summary>
    Rate,

    /// <summary>There is no room for more.</summary>
    Room,
}

/// <summary>A limit that was set does not allow it; nothing was stored.</summary>
/// <param name="kind">What it is about.</param>
/// <param name="name">Of the setting in the section Limits.</param>
/// <param name="most">What is allowed.</param>
/// <param name="message">For people.</param>
public sealed class LimitException(LimitKind kind, string name, long most, string message) : Exception(message)
{
    public LimitKind Kind { get; } = kind;

    public string Name { get; } = name;

    public long Most { get; } = most;

    /// <summary>After which it may be possible, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
