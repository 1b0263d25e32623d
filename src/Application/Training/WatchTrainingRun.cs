using System.Runtime.CompilerServices;
using AutoMapper;
using MediatR;

namespace Regressor.Application.Training;

/// <summary>Streams a run's events: each epoch after a given one, changes of status, of the search, of the learner at work and of the curve, and the reference errors. Ends when the run ends.</summary>
/// <param name="Id">ID of the run.</param>
/// <param name="AfterEpoch">Last epoch that the caller knows.</param>
/// <param name="StartedAt">Start that this epoch belongs to; after another start, all epochs are sent.</param>
public sealed record WatchTrainingRunQuery(Guid Id, int AfterEpoch, DateTimeOffset? StartedAt) : IStreamRequest<TrainingRunEvent>;

/// <summary>An epoch, the run's new state, or the curve fitted so far; the others are null.</summary>
/// <param name="StartedAt">Start of the run that the event belongs to.</param>
/// <param name="Epoch">An epoch.</param>
/// <param name="Run">The run's new state.</param>
/// <param name="Curve">The curve fitted so far.</param>
public sealed record TrainingRunEvent(DateTimeOffset? StartedAt, EpochDto? Epoch = null, TrainingRunDto? Run = null, FittedCurveDto? Curve = null);

/// <summary>Reads the progress from the database, where the worker writes it, in whichever process it is.</summary>
internal sealed class WatchTrainingRunHandler(WatchedRuns runs, IMapper mapper)
    : IStreamRequestHandler<WatchTrainingRunQuery, TrainingRunEvent>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public async IAsyncEnumerable<TrainingRunEvent> Handle(WatchTrainingRunQuery request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TrainingRunDto? known = null;
        var (epoch, startedAt) = (request.AfterEpoch, request.StartedAt);
        int? drawn = null;
        using var watch = runs.Begin(request.Id);
        using var timer = new PeriodicTimer(Interval);
        do
        {
            if (await watch.ReadAsync(cancellationToken) is not { } reading) yield break;
            var run = mapper.Map<TrainingRunDto>(reading.Run);
            if ((run.Status, run.StartedAt, run.References, run.Search, run.Learner) != (known?.Status, known?.StartedAt, known?.References, known?.Search, known?.Learner) && run.FinishedAt is null) yield return new TrainingRunEvent(run.StartedAt, Run: run);

            // A restarted run begins again from its first epoch, and so does its curve.
            if (run.StartedAt != startedAt) (epoch, startedAt) = (0, run.StartedAt);
            foreach (var metrics in reading.After(epoch))
            {
                epoch = metrics.Epoch;
                yield return new TrainingRunEvent(startedAt, mapper.Map<EpochDto>(metrics));
            }

            if (reading.Run.Curve is { } curve && curve.Epoch != drawn)
            {
                drawn = curve.Epoch;
                yield return new TrainingRunEvent(startedAt, Curve: mapper.Map<FittedCurveDto>(curve));
            }

            if (run.FinishedAt is not null)
            {
                yield return new TrainingRunEvent(run.StartedAt, Run: run);
                yield break;
            }

            known = run;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
