using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Learning.Search;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning;

/// <summary>Runs a whole training, in reading order: prepare, check, search settings, fit, calibrate, evaluate, assemble.</summary>
/// <param name="sharing">Shares trainings with other workers; null where there are none.</param>
internal sealed class ModelTrainer(TrainingSharing? sharing = null) : IModelTrainer
{
    /// <summary>Trains for an observer that is only interested in epochs.</summary>
    public TrainedModel Train(
        TrainingData examples, TrainingOptions options, TrainedNetwork? start, EpochObserver onEpoch, CancellationToken cancellationToken, Guid? run = null, ISearchLog? search = null) =>
        Train(examples, options, start, new TrainingObserver(onEpoch), cancellationToken, run, search);

    public TrainedModel Train(
        TrainingData examples,
        TrainingOptions options,
        TrainedNetwork? start,
        TrainingObserver observer,
        CancellationToken cancellationToken,
        Guid? run = null,
        ISearchLog? search = null) => TorchSession.Run(() =>
    {
        var table = examples.With(options.LearnedOf(examples.Inputs));
        var learner = LearnerCatalog.Of(options);
        var (continuation, misfit) = start is null ? default : learner.Continue(start, table, options);
        var data = PreparedData.Prepare(table, options, continuation, misfit);
        Garbage.Collect(table.Rows);
        var fitted = options with { Members = data.FoldCount };
        learner.Check(data, fitted);
        var searched = SettingsSearch.Run(data, fitted, search, cancellationToken);
        if (searched is { } found)
        {
            (learner, data) = (LearnerCatalog.Of(options, found.Tuned), data with { IsSearched = true });
            learner.Check(data, fitted);
        }

        // Helpers know the options only, not the settings that a search found.
        using var shared = run is { } id && searched is null ? sharing?.TryOffer(id, new TrainingInput(examples, options), data, observer, cancellationToken) : null;
        if (shared is not null) learner = LearnerCatalog.Of(options, replace: shared.Of);
        var model = learner.Fit(data, fitted, observer, cancellationToken);
        Garbage.HandBack(table.Rows);
        var calibration = data.Learning.Calibrate(data, model, cancellationToken);
        Garbage.Collect(table.Rows);
        var (report, diagnostics) = ModelEvaluator.Evaluate(data, model, calibration, options.Seed, cancellationToken);
        var description = new ModelDescription(
            data.Table.Inputs,
            data.Encoder,
            model.Output,
            data.FoldSeed,
            options.TestFraction,
            data.Split,
            data.CalibrationFrom,
            data.Learning.Widening(data, model, calibration, cancellationToken),
            learner.Name)
        { Properties = model.Properties.ToDictionary() };
        var network = new TrainedNetwork(description.ToJson(), [.. model.Parameters, .. calibration.ToTensors(), .. data.Encoder.ToTensors()]);
        return FiniteJson.Require(new TrainedModel(network, report with { Search = searched?.Result }, diagnostics));
    });

    public void Help(Guid run, CancellationToken cancellationToken) => TorchSession.Run(() =>
    {
        sharing?.Help(run, cancellationToken);
        return true;
    });
}
