using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Infrastructure;
using Regressor.Infrastructure.Learning.Serving;

namespace Regressor.Benchmarks.ServerSpeed;

/// <summary>A trained model, loaded for serving as in the server.</summary>
internal static class Serving
{
    private const string Name = "benchmark";

    public static IPredictor Of(IReadOnlyList<InputColumn> inputs, TrainedModel model)
    {
        var predictor = new ActiveModelCache(new ModelOptions());
        predictor.Activate(CheckpointOf(inputs, model), costs: null);
        return predictor.Find(Name)!;
    }

    public static Checkpoint CheckpointOf(IReadOnlyList<InputColumn> inputs, TrainedModel model)
    {
        var schema = new DatasetSchema(Guid.Empty, Name, Name, inputs, new TargetColumn("y", null), 0, DateTimeOffset.UnixEpoch);
        return new Checkpoint(schema, 1, Guid.Empty, new TrainingOptions(), model.Report, DateTimeOffset.UnixEpoch, model.Network);
    }
}
