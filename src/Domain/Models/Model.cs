using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Training;

namespace Regressor.Domain.Models;

/// <summary>A model version of a dataset. Its weights are in its checkpoint.</summary>
public sealed class Model
{
    public const int MaxProblemLength = 500;
    public const int MaxNoteLength = 200;

    private Model() { }

    public Guid DatasetId { get; private set; }

    public int Version { get; private set; }

    public Guid TrainingRunId { get; private set; }

    public TrainingOptions Options { get; private set; } = new();

    public ModelReport Report { get; private set; } = null!;

    /// <summary>Reason why the checkpoint is unusable; null where it is usable.</summary>
    public string? Problem { get; private set; }

    /// <summary>A person's remark on the version; null where there is none.</summary>
    public string? Note { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static Model Create(Guid datasetId, int version, Guid trainingRunId, TrainingOptions options, ModelReport report, DateTimeOffset now) => new()
    {
        DatasetId = datasetId,
        Version = version,
        TrainingRunId = trainingRunId,
        Options = options,
        Report = report,
        CreatedAt = now,
    };

    /// <summary>
    /// Returns the split that the model was tested on. For models stored before it was recorded, the threshold is the test fraction and copies
    /// share a place.
    /// </summary>
    public TestSplit TestSplit() => Report.TestSplit(Options.TestFraction);

    /// <summary>Replaces the note; white space alone removes it.</summary>
    public void Annotate(string? note) => Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();

    public void MarkDamaged(string problem) => Problem = problem.Length <= MaxProblemLength ? problem : problem[..MaxProblemLength];

    public void MarkSound() => Problem = null;

    /// <exception cref="DomainException">Its checkpoint is damaged.</exception>
    public void CheckUsable()
    {
        if (Problem is not null) throw new DomainException(ProblemCodes.InvalidState, $"Version {Version} cannot be used: {Problem}");
    }
}
