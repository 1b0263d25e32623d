using System.ComponentModel.DataAnnotations;

namespace Regressor.Infrastructure.Jobs;

/// <summary>Settings of the section Training.</summary>
public sealed class TrainingQueueOptions
{
    public const string Section = "Training";

    /// <summary>Maximum number of simultaneous trainings, which share the cores.</summary>
    [Range(1, 1_000)]
    public int MaxConcurrent { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Maximum number of threads that one training uses. No result depends on it.</summary>
    [Range(1, 1_000)]
    public int Threads { get; set; } = Environment.ProcessorCount;

    /// <summary>Maximum number of workers that compute one training, where several share a database; 1 to compute each on one. No result depends on it.</summary>
    [Range(1, 1_000)]
    public int MaxWorkers { get; set; } = 8;

    /// <summary>Estimated work from which a training is shared by several workers, in seconds of one core.</summary>
    [Range(0, 1_000_000)]
    public double ShareFromSeconds { get; set; } = 10;

    /// <summary>Memory limit of the process, in bytes; a training that needs more is refused. Null for the limit that the system reports.</summary>
    public long? MemoryBytes { get; set; }

    /// <summary>Number of runs of each dataset whose event files and epochs are kept; 0 keeps all.</summary>
    [Range(0, int.MaxValue)]
    public int KeepLogs { get; set; } = 50;

    /// <summary>Number of runs of each dataset that are kept; 0 keeps all.</summary>
    public int KeepRuns { get; set; } = 500;
}
