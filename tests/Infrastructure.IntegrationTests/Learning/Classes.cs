using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>Datasets whose target is a class, drawn from known distributions.</summary>
internal static class Classes
{
    public static readonly TrainingOptions Short = Quick with { Epochs = 20, HiddenSizes = [16] };

    public static TrainingData Table(IReadOnlyList<InputColumn> inputs, IEnumerable<(ColumnValue[] X, string Y)> rows)
    {
        var builder = new TrainingData.Builder(inputs) { Task = PredictionTasks.Classification };
        foreach (var (x, y) in rows) builder.Add(x, ColumnValue.Of(y), DataSplit.PositionOf(x, ColumnValue.Of(y), seed: 11));
        return builder.Build();
    }

    /// <summary>Two numbers, uniform in [0, 1), a category of 20 levels, and a class that depends on all of them.</summary>
    public static TrainingData Draw(int rows, int classes, int seed = 1) => Table([Number("a"), Number("b"), Category("level")], Rows(rows, classes, seed));

    public static IEnumerable<(ColumnValue[] X, string Y)> Rows(int rows, int classes, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, rows).Select(_ =>
        {
            var (a, b, level) = (random.NextDouble(), random.NextDouble(), random.Next(20));
            var place = (a + (0.3 * Math.Sin(6 * b)) + 0.3 + (level / 100.0) + (0.05 * Normal(random))) / 1.8;
            return (new[] { ColumnValue.Of(a), ColumnValue.Of(b), ColumnValue.Of($"level {level}") }, $"class {Math.Clamp((int)(place * classes), 0, classes - 1)}");
        });
    }

    public static Checkpoint Checkpoint(TrainingData table, TrainedModel model)
    {
        var checkpoint = Synthetic.Checkpoint(table, model);
        return checkpoint with { Dataset = checkpoint.Dataset with { Target = new TargetColumn("y", null) { Type = ColumnTypes.Categorical } } };
    }

    public static IPredictor Serve(TrainingData table, TrainedModel model) => Synthetic.Serve(Checkpoint(table, model));

    public static ClassificationPrediction Ask(this IPredictor model, params ColumnValue[] x) => (ClassificationPrediction)model.Predict(x, Prediction.DefaultConfidence);
}
