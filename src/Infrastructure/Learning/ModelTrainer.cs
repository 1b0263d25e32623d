using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning;

/// <summary>Runs a whole training, in reading order: prepare, fit, calibrate, evaluate, assemble.</summary>
internal sealed class ModelTrainer : IModelTrainer
{
    /// <summary>Trains for an observer that is only interested in epochs.</summary>
    public TrainedModel Train(TrainingData examples, TrainingOptions options, TrainedNetwork? start, EpochObserver onEpoch, CancellationToken cancellationToken) =>
        Train(examples, options, start, new TrainingObserver(onEpoch), cancellationToken);

    public TrainedModel Train(
        TrainingData examples,
        TrainingOptions options,
        TrainedNetwork? start,
        TrainingObserver observer,
        CancellationToken cancellationToken) => TorchSession.Run(() =>
    {
        var table = examples.With(options.LearnedOf(examples.Inputs));
        var learner = LearnerCatalog.Of(options);
        var (continuation, misfit) = start is null ? default : learner.Continue(start, table, options);
        var data = PreparedData.Prepare(table, options, continuation, misfit);
        Garbage.Collect(table.Rows);
        using var model = learner.Fit(data, options, observer, cancellationToken);
        var calibration = data.Learning.Calibrate(data, model, cancellationToken);
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
        return FiniteJson.Require(new TrainedModel(network, report, diagnostics));
    });
}
