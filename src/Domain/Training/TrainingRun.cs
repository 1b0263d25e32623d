using Regressor.Domain.Datasets;

namespace Regressor.Domain.Training;

/// <summary>One training of a dataset: Queued → Running → Succeeded | Failed | Cancelled. The stored run is the truth about a training.</summary>
public sealed class TrainingRun
{
    public const int MaxErrorLength = 1000;
    public const int MaxWorkerLength = 100;

    /// <summary>So many attempts may end without a word: a training that brings its server down must not do so at every start.</summary>
    public const int MaxLostAttempts = 3;

    private readonly List<TrainingEpoch> _epochs = [];

    private TrainingRun() { }

    public Guid Id { get; private set; }

    public Guid DatasetId { get; private set; }

    public TrainingStatus Status { get; private set; }

    public TrainingOptions Options { get; private set; } = new();

    /// <summary>The last epoch that was recorded.</summary>
    public EpochMetrics? Progress { get; private set; }

    /// <summary>The last one that was recorded.</summary>
    public FittedCurve? Curve { get; private set; }

    /// <summary>The epochs recorded through this instance; a repository does not load the earlier ones.</summary>
    public IReadOnlyList<TrainingEpoch> Epochs => _epochs;

    public bool CancelRequested { get; private set; }

    /// <summary>Who trains it; null while nobody does.</summary>
    public string? Worker { get; private set; }

    /// <summary>Counts its starts: what a worker of an earlier one still has to say is not about this one.</summary>
    public int Attempt { get; private set; }

    /// <summary>How many of its starts ended without a word, as those of a process do that is killed.</summary>
    public int LostAttempts { get; private set; }

    /// <summary>Counts up as long as its worker lives.</summary>
    public int Beats { get; private set; }

    public int? ModelVersion { get; private set; }

    /// <summary>Whether its model took over, and why; null before it made one, and in runs that ended before this was kept.</summary>
    public Activation? Activation { get; private set; }

    public string? Error { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public bool IsFinished => Status is TrainingStatus.Succeeded or TrainingStatus.Failed or TrainingStatus.Cancelled;

    public static TrainingRun Queue(Dataset dataset, TrainingOptions options, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        DatasetId = dataset.Id,
        Status = TrainingStatus.Queued,
        Options = options,
        CreatedAt = now,
    };

    public void Start(string worker, DateTimeOffset now)
    {
        Require(Status == TrainingStatus.Queued, "started");
        Status = TrainingStatus.Running;
        Worker = worker;
        Attempt++;
        StartedAt = now;
    }

    /// <summary>Whether it is the start of this number that is under way.</summary>
    public bool IsRunning(int attempt) => Status == TrainingStatus.Running && Attempt == attempt;

    /// <summary>Its worker lives.</summary>
    public void Beat() => Beats++;

    /// <summary>Its worker is gone without a word: it waits again, but not more often than <see cref="MaxLostAttempts"/> allows.</summary>
    public void LoseWorker(DateTimeOffset now)
    {
        Require(Status == TrainingStatus.Running, "lost");
        LostAttempts++;
        if (LostAttempts < MaxLostAttempts)
        {
            Requeue();
            return;
        }

        Fail(
            $"The server ended {LostAttempts} times while it trained this, so it is not tried again. The training may need more memory than there is: "
                + "choose fewer members, a smaller batch, or fewer or narrower layers.",
            now);
    }

    /// <summary>Its worker lets go of it: it waits again, from the first epoch.</summary>
    public void Requeue()
    {
        Require(!IsFinished, "queued again");
        Status = TrainingStatus.Queued;
        Worker = null;
        StartedAt = null;
        Progress = null;
        Curve = null;
    }

    /// <summary>Progress that arrives late, for a finished run, is dropped.</summary>
    public void RecordEpoch(EpochMetrics metrics)
    {
        if (Status != TrainingStatus.Running) return;
        Progress = metrics;
        _epochs.Add(new TrainingEpoch(Id, metrics));
    }

    /// <summary>As with epochs.</summary>
    public void RecordCurve(FittedCurve curve)
    {
        if (Status == TrainingStatus.Running) Curve = curve;
    }

    /// <summary>A queued run is cancelled at once, a running one by the process that trains it.</summary>
    public void RequestCancel(DateTimeOffset now)
    {
        Require(!IsFinished, "cancelled");
        CancelRequested = true;
        if (Status == TrainingStatus.Queued) Finish(TrainingStatus.Cancelled, now);
    }

    public void Complete(int modelVersion, Activation activation, DateTimeOffset now)
    {
        Require(Status == TrainingStatus.Running, "completed");
        ModelVersion = modelVersion;
        Activation = activation;
        Finish(TrainingStatus.Succeeded, now);
    }

    /// <param name="reason">A sentence for the person who started the run.</param>
    /// <param name="now">The time it ended.</param>
    public void Fail(string reason, DateTimeOffset now)
    {
        Require(!IsFinished, "failed");
        Error = reason.Length <= MaxErrorLength ? reason : reason[..MaxErrorLength];
        Finish(TrainingStatus.Failed, now);
    }

    public void Cancel(DateTimeOffset now)
    {
        Require(!IsFinished, "cancelled");
        Finish(TrainingStatus.Cancelled, now);
    }

    private void Finish(TrainingStatus status, DateTimeOffset now)
    {
        Status = status;
        FinishedAt = now;
    }

    private void Require(bool allowed, string action)
    {
        if (!allowed) throw new DomainException("invalid-state", $"A training run that is {Status.ToString().ToLowerInvariant()} cannot be {action}.");
    }
}
