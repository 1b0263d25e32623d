namespace Regressor.Domain.Training;

/// <summary>One point of a run's loss curves.</summary>
public sealed class TrainingEpoch
{
    private TrainingEpoch() { }

    internal TrainingEpoch(Guid trainingRunId, EpochMetrics metrics)
    {
        TrainingRunId = trainingRunId;
        Epoch = metrics.Epoch;

        // They are the same in every epoch, and the run has them.
        Metrics = metrics with { References = null };
    }

    public Guid TrainingRunId { get; private set; }

    public int Epoch { get; private set; }

    public EpochMetrics Metrics { get; private set; } = new(0, 0, 0, 0, 0);
}
