using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Divided;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Trains an ensemble of networks together. Each network holds out one of K folds of the training part for early stopping, out-of-fold
/// predictions and calibration of the intervals. Where a logarithm of the target may help, K additional networks learn it.
/// Held-out rows only evaluate networks whose epoch other rows selected; see <see cref="Optimization.EarlyStopping"/>.
/// </summary>
/// <param name="settings">Settings that replace those of the options; null for those.</param>
internal sealed class NetworksLearner(NetworkSettings? settings = null) : IDivisibleLearner
{
    public string Name => LearnerNames.Networks;

    public bool IsTuned => settings is not null;

    public (Continuation? Continuation, string? Misfit) Continue(TrainedNetwork start, TrainingData table, TrainingOptions options) =>
        WarmStart.From(start, table, options);

    public void Check(PreparedData data, TrainingOptions options) => NetworkSetup.Resolve(data, options, settings);

    public ICrossFittedModel Fit(PreparedData data, TrainingOptions options, TrainingObserver observer, CancellationToken cancellationToken)
    {
        observer.OnProgress(new LearnerProgress(Name, 0));
        var setup = new NetworkSetup(data, options, settings, cancellationToken);
        var (served, unselected) = Learn(setup, data, observer, cancellationToken);
        return Finish(setup, data, served, unselected, cancellationToken);
    }

    public IDividedFit Divide(PreparedData data, TrainingOptions options, CancellationToken cancellationToken) =>
        new DividedNetworks(data, new NetworkSetup(data, options, settings, cancellationToken));

    /// <summary>Makes a model of trained members.</summary>
    /// <param name="setup">The ensemble.</param>
    /// <param name="data">The prepared table.</param>
    /// <param name="served">Parameters to serve, [M·P]; modified.</param>
    /// <param name="unselected">Parameters for evaluation, [M·P]; modified.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    public static FittedNetworks Finish(NetworkSetup setup, PreparedData data, float[] served, float[] unselected, CancellationToken cancellationToken)
    {
        Garbage.HandBack(data.Table.Rows);
        var fitted = setup.Target.Finish(setup.Rows, served, unselected, cancellationToken);
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
    private static (float[] Served, float[] Unselected) Learn(NetworkSetup setup, PreparedData data, TrainingObserver observer, CancellationToken cancellationToken)
    {
        using var loop = new TrainingLoop(setup);
        var curve = FittedCurveSampler.For(data, setup.Target);
        return loop.Run(
            metrics =>
            {
                observer.OnProgress(new LearnerProgress(LearnerNames.Networks, (double)metrics.Epoch / metrics.Epochs));
                return observer.OnEpoch(metrics, () => curve?.Read(setup.Rows.Architecture, loop.Parameters(), metrics.Epoch, cancellationToken));
            },
            observer.IsFinishRequested,
            cancellationToken);
    }
}
