using System.Diagnostics;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Memory;

namespace Regressor.Infrastructure.Learning.Learners.Blend.Training;

/// <summary>
/// Fits several learners to the same folds and weights their predictions (stacking, Breiman 1996). Their errors differ: networks are smooth,
/// trees follow steps, and a linear model extrapolates.
/// </summary>
/// <param name="learners">The learners; the last one, whose training takes longest, reports its epochs.</param>
internal sealed class BlendLearner(IReadOnlyList<ILearner> learners) : ILearner
{
    /// <summary>Time that a learner has even where the others took all of it.</summary>
    private const double LeastSeconds = 0.1;

    public string Name => LearnerNames.Blend;

    /// <summary>Continues the learners that can; the others start from scratch, on the same folds.</summary>
    public (Continuation? Continuation, string? Misfit) Continue(TrainedNetwork start, TrainingData table, TrainingOptions options)
    {
        var attempts = learners.Select(learner => learner.Continue(start, table, options)).ToList();
        return attempts.FirstOrDefault(attempt => attempt.Continuation is not null, attempts[^1]);
    }

    public void Check(PreparedData data, TrainingOptions options)
    {
        foreach (var learner in learners) learner.Check(data, options);
    }

    public ICrossFittedModel Fit(PreparedData data, TrainingOptions options, TrainingObserver observer, CancellationToken cancellationToken)
    {
        var parts = new List<FittedLearner>();
        var all = Stopwatch.StartNew();
        foreach (var learner in learners)
        {
            // What is learned suffices for a model.
            if (observer.IsFinishRequested() && parts.Count > 0) break;
            var watch = Stopwatch.StartNew();
            var model = learner.Fit(data, WithTime(options, all.Elapsed, learners.Count - parts.Count), For(observer, parts.Count, data.Table.Task), cancellationToken);
            parts.Add(new FittedLearner(learner.Name, model, watch.Elapsed, IsTuned: learner.IsTuned));
            Garbage.HandBack(data.Table.Rows);
        }

        var weights = BlendWeights.Fit(data.Table.Task, data.TrainY, parts.ConvertAll(part => part.Model.OutOfFold), cancellationToken);
        Garbage.Collect(data.Table.Rows);
        FittedLearner[] weighted = [.. parts.Select((part, learner) => part with { Weight = weights[learner] })];
        return new FittedBlend(weighted, data.FoldCount, BlendExponent.Fit(data.Table.Task, data.TrainY, weighted));
    }

    /// <summary>Leaves out the epochs of learners other than the last, because curves have one count of epochs, and places the progress of a learner in that of all.</summary>
    private TrainingObserver For(TrainingObserver observer, int learner, PredictionTask task) => observer with
    {
        OnEpoch = learner == learners.Count - 1 ? observer.OnEpoch : (_, _) => true,
        OnProgress = progress => observer.OnProgress(progress.Among([.. learners.Select(other => other.Name)], learner, task)),
    };

    /// <summary>Gives a learner its share of the time that is left.</summary>
    private static TrainingOptions WithTime(TrainingOptions options, TimeSpan elapsed, int left) =>
        options.MaxSeconds is { } limit ? options with { MaxSeconds = Math.Max(LeastSeconds, (limit - elapsed.TotalSeconds) / left) } : options;
}
