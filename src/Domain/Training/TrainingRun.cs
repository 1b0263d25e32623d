using Regressor.Domain.Evaluation;
using Regressor.Domain.Datasets;

namespace Regressor.Domain.Training;

/// <summary>
/// One training run of a dataset: Queued → Running → Succeeded | Failed | Cancelled. The stored run is the single source of truth.
/// </summary>
public sealed class TrainingRun
{
    public const int MaxErrorLength = 1000;
    public const int MaxWorkerLength = 100;

    /// <summary>Number of attempts that may end without a report: a run that crashes its server must not do so at every start.</summary>
    public const int MaxLostAttempts = 3;

    private readonly List<TrainingEpoch> _epochs = [];

    private TrainingRun() { }

    public Guid Id { get; private set; }

    public Guid DatasetId { get; private set; }

    public TrainingStatus Status { get; private set; }

    public TrainingOptions Options { get; private set; } = new();

    /// <summary>Metrics of the last recorded epoch.</summary>
    public EpochMetrics? Progress { get; private set; }

    /// <summary>The learner at work, as last recorded; null before the first, and in runs that ended before this was recorded.</summary>
    public LearnerProgress? Learner { get; private set; }

    /// <summary>The last recorded curve.</summary>
    public FittedCurve? Curve { get; private set; }

    /// <summary>The search for settings; null where there is none. It is kept when the run is queued again.</summary>
    public SearchProgress? Search { get; private set; }

    /// <summary>The epochs recorded through this instance; a repository does not load the earlier ones.</summary>
    public IReadOnlyList<TrainingEpoch> Epochs => _epochs;

    public bool CancelRequested { get; private set; }

    /// <summary>True where the worker is to end the training now and publish the best model so far.</summary>
    public bool FinishRequested { get; private set; }

    /// <summary>Worker that executes the run; null where none does.</summary>
    public string? Worker { get; private set; }

    /// <summary>Number of starts: reports from the worker of an earlier attempt do not apply to the current one.</summary>
    public int Attempt { get; private set; }

    /// <summary>Number of attempts that ended without a report, such as when the process was killed.</summary>
    public int LostAttempts { get; private set; }

    /// <summary>Number of heartbeats; increases while the worker is alive.</summary>
    public int Beats { get; private set; }

    public int? ModelVersion { get; private set; }

    /// <summary>Activation decision for the model; null before a model exists, and in runs that ended before this was recorded.</summary>
    public Activation? Activation { get; private set; }

    /// <summary>Main figures of the model; null before a model exists, and in runs that ended before this was recorded.</summary>
    public TrainingResult? Result { get; private set; }

    public string? Error { get; private set; }

    /// <summary>Reason for the failure; null unless the run failed, and in runs that failed before this was recorded.</summary>
    public TrainingFailure? Failure { get; private set; }

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

    /// <summary>Returns whether the run is executing the attempt with this number.</summary>
    public bool IsRunning(int attempt) => Status == TrainingStatus.Running && Attempt == attempt;

    /// <summary>Records a heartbeat of the worker.</summary>
    public void Beat() => Beats++;

    /// <summary>
    /// Returns the run to the queue after its worker disappeared without a report. After <see cref="MaxLostAttempts"/> such attempts it fails.
    /// </summary>
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
            TrainingFailure.From(TrainingFailureCode.ServerStopped, ("times", LostAttempts)),
            $"The server stopped {LostAttempts} times during this training, so the training is not restarted. It may need more memory than is available: "
                + "choose fewer members, a smaller batch, or fewer or narrower layers.",
            now);
    }

    /// <summary>Returns the run to the queue after its worker released it; training restarts at the first epoch, but a search continues.</summary>
    public void Requeue()
    {
        Require(!IsFinished, "queued again");
        Status = TrainingStatus.Queued;
        Worker = null;
        StartedAt = null;

        // What there was to keep is lost: the request concerned epochs that no longer exist.
        FinishRequested = false;
        Progress = null;
        Learner = null;
        Curve = null;
    }

    /// <summary>Records an epoch. Ignores late progress of a run that is no longer running.</summary>
    public void RecordEpoch(EpochMetrics metrics)
    {
        if (Status != TrainingStatus.Running) return;
        Progress = metrics;
        _epochs.Add(new TrainingEpoch(Id, metrics));
    }

    /// <summary>Records how far a learner is. Ignores late progress of a run that is no longer running.</summary>
    public void RecordLearner(LearnerProgress learner)
    {
        if (Status == TrainingStatus.Running) Learner = learner;
    }

    /// <summary>Records a curve. Ignores late curves of a run that is no longer running.</summary>
    public void RecordCurve(FittedCurve curve)
    {
        if (Status == TrainingStatus.Running) Curve = curve;
    }

    /// <summary>Records the search for settings. Ignores it for a run that is no longer running.</summary>
    public void RecordSearch(SearchProgress search)
    {
        if (Status == TrainingStatus.Running) Search = search;
    }

    /// <summary>Cancels a queued run immediately; a running one is cancelled by the worker that executes it.</summary>
    public void RequestCancel(DateTimeOffset now)
    {
        Require(!IsFinished, "cancelled");
        CancelRequested = true;
        if (Status == TrainingStatus.Queued) Finish(TrainingStatus.Cancelled, now);
    }

    /// <summary>
    /// Asks the worker of a running run to end the training now, with the best model so far; or to end a search for settings and train the best ones.
    /// </summary>
    public void RequestFinish()
    {
        Require(Status == TrainingStatus.Running, "finished early");
        FinishRequested = true;
    }

    public void Complete(int modelVersion, Activation activation, TrainingResult result, DateTimeOffset now)
    {
        Require(Status == TrainingStatus.Running, "completed");
        ModelVersion = modelVersion;
        Activation = activation;
        Result = result;
        Finish(TrainingStatus.Succeeded, now);
    }

    /// <param name="failure">Reason for programs.</param>
    /// <param name="reason">Sentence for the user who started the run.</param>
    /// <param name="now">Time of the failure.</param>
    public void Fail(TrainingFailure failure, string reason, DateTimeOffset now)
    {
        Require(!IsFinished, "failed");
        Failure = failure;
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
        if (!allowed) throw new DomainException(ProblemCodes.InvalidState, $"The training run is {Status.ToString().ToLowerInvariant()} and cannot be {action}.");
    }
}
