using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Trains an ensemble of networks together. Each network holds out one of K folds of the training part for early stopping, out-of-fold
/// predictions and calibration of the intervals. Where a logarithm of the target may help, K additional networks learn it.
/// Held-out rows only evaluate networks whose epoch other rows selected; see <see cref="EarlyStopping"/>.
/// </summary>
internal sealed class NetworksLearner : ILearner
{
    public string Name => LearnerNames.Networks;

    public (Continuation? Continuation, string? Misfit) Continue(TrainedNetwork start, TrainingData table, TrainingOptions options) =>
        WarmStart.From(start, table, options);

    public ICrossFittedModel Fit(PreparedData data, TrainingOptions options, TrainingObserver observer, CancellationToken cancellationToken)
    {
        observer.OnProgress(new LearnerProgress(Name, 0));
        var start = data.Start as NetworkContinuation;
        var plan = ResolvedHyperparameters.For(options, data.Train.Rows, data.Encoder.Numbers);
        var architecture = start?.Architecture ?? ArchitectureFor(data, options, plan);
        architecture.CheckSize(plan.BatchesOf(data.Train.Rows).Size);
        plan = plan with { Hidden = architecture.Hidden };

        var target = NetworkTargets.For(data, cancellationToken);
        var random = new Random((int)KFoldSplitter.Mix((ulong)options.Seed));
        var initial = start?.Values ?? Initialization.Draw(architecture, plan.HighestFrequency, target.Linear, random);

        var rows = new TrainingTensors(architecture, data.Train, target.T, data.Folds, target.Loss);
        var (served, unselected) = Learn(initial, rows, data, plan, options, target, observer, cancellationToken);
        Garbage.Collect(data.Table.Rows);

        var fitted = target.Finish(rows, served, unselected, cancellationToken);
        TorchSession.Release();
        return fitted;
    }

    /// <summary>Returns the architecture for training from scratch.</summary>
    public static EnsembleArchitecture ArchitectureFor(PreparedData data, TrainingOptions options, ResolvedHyperparameters plan) => new(
        options.Members * Math.Max(1, data.Targets.Count),
        data.Encoder.Numbers,
        data.Encoder.HiddenWidth,
        data.Encoder.DenseWidth,
        plan.Frequencies,
        [.. data.Encoder.EmbeddedColumns.Select(column => column.Levels.Count + 1)],
        plan.EmbeddingSize,
        plan.Hidden,
        data.Table.Classes.Count > 0 ? data.Table.Classes.Count : null);

    /// <inheritdoc cref="TrainingLoop.Run"/>
    private static (float[] Served, float[] Unselected) Learn(
        float[] initial,
        TrainingTensors rows,
        PreparedData data,
        ResolvedHyperparameters plan,
        TrainingOptions options,
        NetworkTarget target,
        TrainingObserver observer,
        CancellationToken cancellationToken)
    {
        using var loop = new TrainingLoop(initial, rows, data.Folds, plan, options, target);
        var curve = FittedCurveSampler.For(data, target);
        return loop.Run(
            metrics =>
            {
                observer.OnProgress(new LearnerProgress(LearnerNames.Networks, (double)metrics.Epoch / metrics.Epochs));
                return observer.OnEpoch(metrics, () => curve?.Read(rows.Architecture, loop.Parameters(), metrics.Epoch, cancellationToken));
            },
            observer.IsFinishRequested,
            cancellationToken);
    }
}
