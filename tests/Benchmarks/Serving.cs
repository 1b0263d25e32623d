using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Infrastructure;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks;

/// <summary>A trained model made ready to answer, as the server does it.</summary>
internal static class Serving
{
    private const string Name = "benchmark";

    public static IServingModel Of(IReadOnlyList<InputColumn> inputs, TrainedModel model)
    {
        var schema = new DatasetSchema(Guid.Empty, Name, Name, inputs, new TargetColumn("y", null), 0, DateTimeOffset.UnixEpoch);
        var predictor = new Predictor(new ModelOptions());
        predictor.Activate(new Checkpoint(schema, 1, Guid.Empty, new TrainingOptions(), model.Report, DateTimeOffset.UnixEpoch, model.Network));
        return predictor.Find(Name)!;
    }
}
