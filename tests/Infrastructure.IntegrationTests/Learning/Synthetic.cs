using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Predictions;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Learning.Serving;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>Datasets drawn from known functions, and short ways to train on them.</summary>
internal static class Synthetic
{
    /// <summary>Short trainings are sufficient for these tests.</summary>
    public static readonly TrainingOptions Quick = new() { HiddenSizes = [32, 32], Epochs = 60, Members = 4, Seed = 3 };

    public static InputColumn Number(string name) => new(name, ColumnTypes.Numeric, null);

    public static InputColumn Category(string name) => new(name, ColumnTypes.Categorical, null);

    public static InputColumn Date(string name) => new(name, ColumnTypes.DateTime, null);

    public static InputColumn TimeOfDay(string name) => new(name, ColumnTypes.TimeOfDay, null);

    public static TrainingData Table(IReadOnlyList<InputColumn> inputs, IEnumerable<(ColumnValue[] X, double Y)> rows)
    {
        var builder = new TrainingData.Builder(inputs);
        foreach (var (x, y) in rows) builder.Add(x, y, DataSplit.PositionOf(x, y, seed: 11));

        return builder.Build();
    }

    /// <summary>Rows whose split position does not depend on their content, so it stays when the content changes.</summary>
    public static TrainingData Placed(IReadOnlyList<InputColumn> inputs, IEnumerable<(ColumnValue[] X, double Y)> rows)
    {
        var builder = new TrainingData.Builder(inputs);
        var position = 0.0;
        foreach (var (x, y) in rows) builder.Add(x, y, position = (position + 0.6180339887498949) % 1);

        return builder.Build();
    }

    /// <summary>y = f(x) + noise · N(0, 1), x uniform in [0, 1).</summary>
    public static TrainingData Curve(int rows, Func<double, double> f, double noise = 0, int seed = 1)
    {
        var random = new Random(seed);
        return Table([Number("x")], Enumerable.Range(0, rows).Select(_ =>
        {
            var x = random.NextDouble();
            return (new[] { ColumnValue.Of(x) }, f(x) + (noise * Normal(random)));
        }));
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static TrainedModel Train(TrainingData table, TrainingOptions? options = null, TrainedNetwork? start = null) =>
        new ModelTrainer().Train(table, options ?? Quick, start, (_, _) => true, CancellationToken.None);

    public static Checkpoint Checkpoint(TrainingData table, TrainedModel model) => new(
        new DatasetSchema(Guid.Parse("11111111-2222-3333-4444-555555555555"), "synthetic", "Synthetic", table.Inputs, new TargetColumn("y", "m") { Type = table.Task.TargetType }, 11, DateTimeOffset.UnixEpoch),
        1,
        Guid.Parse("66666666-7777-8888-9999-000000000000"),
        Quick,
        model.Report,
        DateTimeOffset.UnixEpoch,
        model.Network,
        model.Diagnostics);

    public static IPredictor Serve(TrainingData table, TrainedModel model) => Serve(Checkpoint(table, model));

    /// <summary>Loads the model like a server that reads it from a file.</summary>
    public static IPredictor Reload(TrainingData table, TrainedModel model)
    {
        using var file = new MemoryStream();
        CheckpointFormat.Write(file, Checkpoint(table, model));
        file.Position = 0;
        return Serve(CheckpointFormat.Read(file));
    }

    public static IPredictor Serve(Checkpoint checkpoint)
    {
        var predictor = new ActiveModelCache(new ModelOptions());
        predictor.Activate(checkpoint, costs: null);
        return predictor.Find(checkpoint.Dataset.Slug)!;
    }

    public static Prediction Predict(this IPredictor model, params ColumnValue[] x) => model.Predict(x, Prediction.DefaultConfidence);
}
