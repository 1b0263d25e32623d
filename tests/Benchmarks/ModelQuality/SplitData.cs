using Regressor.Application.Abstractions.Learning;
using Regressor.Benchmarks.ServerSpeed;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>Rows with the group or the time that they are split by.</summary>
/// <param name="Inputs">Input columns.</param>
/// <param name="Rows">x, y and the value of the split's column.</param>
internal sealed record SplitData(IReadOnlyList<InputColumn> Inputs, IReadOnlyList<(ColumnValue[] X, double Y, ColumnValue Key)> Rows)
{
    private const long Seed = 1;

    /// <summary>Trains on the rows by a split, and returns the model and its report.</summary>
    public (IPredictor Model, TrainedModel Trained) Train(SplitBy by, TrainingOptions options)
    {
        var builder = new TrainingData.Builder(Inputs) { Splitter = by == SplitBy.Row ? null : new Splitter(new Split(by, "key"), Seed) };
        foreach (var (x, y, key) in Rows) builder.Add(x, y, DataSplit.PositionOf(x, y, Seed), key: key);
        var trained = new ModelTrainer().Train(builder.Build(), options, start: null, (_, _) => true, CancellationToken.None);
        return (Serving.Of(Inputs, trained), trained);
    }

    public SplitData With(IEnumerable<(ColumnValue[] X, double Y, ColumnValue Key)> rows) => this with { Rows = [.. rows] };
}
