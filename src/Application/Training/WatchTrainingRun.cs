using System.Runtime.CompilerServices;
using AutoMapper;
using MediatR;

namespace Regressor.Application.Training;

/// <summary>Streams a run's events: each epoch after a given one, changes of status, of the learner at work and of the curve, and the reference errors. Ends when the run ends.</summary>
public sealed record WatchTrainingRunQuery(Guid Id, int AfterEpoch = 0) : IStreamRequest<TrainingRunEvent>;

/// <summary>An epoch, the run's new state, or the curve fitted so far; the others are null.</summary>
public sealed record TrainingRunEvent(EpochDto? Epoch = null, TrainingRunDto? Run = null, FittedCurveDto? Curve = null);

/// <summary>Reads the progress from the database, where the worker writes it, in whichever process it is.</summary>
internal sealed class WatchTrainingRunHandler(WatchedRuns runs, IMapper mapper)
    : IStreamRequestHandler<WatchTrainingRunQuery, TrainingRunEvent>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public async IAsyncEnumerable<TrainingRunEvent> Handle(WatchTrainingRunQuery request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TrainingRunDto? known = null;
        var epoch = request.AfterEpoch;
        int? drawn = null;
        using var watch = runs.Begin(request.Id);
        using var timer = new PeriodicTimer(Interval);
        do
        {
            if (await watch.ReadAsync(cancellationToken) is not { } reading) yield break;
            var run = mapper.Map<TrainingRunDto>(reading.Run);
            if ((run.Status, run.StartedAt, run.References, run.Learner) != (known?.Status, known?.StartedAt, known?.References, known?.Learner) && run.FinishedAt is null) yield return new TrainingRunEvent(Run: run);

            // A restarted run begins again from its first epoch, and so does its curve.
            if (known is not null && run.StartedAt != known.StartedAt) epoch = 0;
            foreach (var metrics in reading.After(epoch))
            {
                epoch = metrics.Epoch;
                yield return new TrainingRunEvent(mapper.Map<EpochDto>(metrics));
            }

            if (reading.Run.Curve is { } curve && curve.Epoch != drawn)
            {
                drawn = curve.Epoch;
                yield return new TrainingRunEvent(Curve: mapper.Map<FittedCurveDto>(curve));
            }

            if (run.FinishedAt is not null)
            {
                yield return new TrainingRunEvent(Run: run);
                yield break;
            }

            known = run;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
