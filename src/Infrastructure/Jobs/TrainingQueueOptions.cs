using System.ComponentModel.DataAnnotations;

namespace Regressor.Infrastructure.Jobs;

/// <summary>The section Training of the settings.</summary>
public sealed class TrainingQueueOptions
{
    public const string Section = "Training";

    /// <summary>Trainings that run at once. Each keeps one core busy; the default leaves half of them to requests.</summary>
    [Range(1, 1_000)]
    public int MaxConcurrent { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Bytes of memory that the process may have: a training that needs more is refused. Null for what the system says.</summary>
    public long? MemoryBytes { get; set; }

    /// <summary>Runs of each dataset whose event files and epochs are kept; 0 keeps all.</summary>
    [Range(0, int.MaxValue)]
    public int KeepLogs { get; set; } = 50;

    /// <summary>Runs of each dataset that are kept; 0 keeps all.</summary>
    public int KeepRuns { get; set; } = 500;
}
