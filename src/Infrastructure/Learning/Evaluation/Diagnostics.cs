using Regressor.Domain.Evaluation;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Analyzes a model's errors.</summary>
internal static class Diagnostics
{
    /// <param name="data">All rows.</param>
    /// <param name="judged">Rows that the model is evaluated on.</param>
    /// <param name="losses">[row], losses of the evaluated rows.</param>
    /// <param name="outOfFold">[training row], out-of-fold ŷ.</param>
    /// <param name="report">Report with the measured metrics.</param>
    /// <param name="seed">Seed of the shuffles for permutation importance.</param>
    /// <param name="cancellationToken">Checked once per column.</param>
    public static ModelDiagnostics Of(
        PreparedData data, EvaluationSet judged, double[] losses, double[] outOfFold, ModelReport report, long seed, CancellationToken cancellationToken)
    {
        var (table, tested, trained) = (data.Table, data.TestY.Length, data.TrainY.Length);
        var (columns, groups) = new PermutationImportance(table, data.Encoder, judged, seed).Measure(cancellationToken);
        List<ModelFinding> notes =
            [.. TrainingChecks.Of(data), .. ColumnChecks.Of(data, cancellationToken), .. ModelChecks.Of(table, report, table.DifferentRows(tested, trained), table.DifferentRows(0, tested))];
        if (OrderChecks.Of(table, tested, outOfFold) is { } note) notes.Add(note);
        return new ModelDiagnostics(
            judged.On,
            [.. Thinned(judged.Actual.Length, ModelDiagnostics.MaxPoints).Select(row => PointOf(table, judged, row))],
            judged.Actual.Length,
            columns,
            Worst(table, judged, losses),
            notes,
            groups);
    }

    /// <summary>Returns the indices of rows at even distances, at most as many as requested.</summary>
    internal static IEnumerable<int> Thinned(int rows, int most) =>
        Enumerable.Range(0, Math.Min(rows, most)).Select(i => rows <= most ? i : (int)((long)i * rows / most));

    private static List<LargestError> Worst(TrainingData table, EvaluationSet judged, double[] losses) =>
        [.. Enumerable.Range(0, losses.Length)
            .OrderByDescending(row => losses[row])
            .Take(ModelDiagnostics.MaxWorst)
            .Select(row =>
            {
                var point = PointOf(table, judged, row);
                return new LargestError(
                    point.ExampleId,
                    [.. table.Columns.Select(column => column[row])],
                    point.Actual,
                    point.Predicted,
                    point.Lower,
                    point.Upper);
            })];

    private static EvaluationPoint PointOf(TrainingData table, EvaluationSet judged, int row)
    {
        // The end of an interval may overflow on a logarithmic scale.
        var interval = judged.Intervals?[row] is { } found && double.IsFinite(found.Lower) && double.IsFinite(found.Upper) ? found : null;
        return new EvaluationPoint(judged.Actual[row], judged.Predicted[row], interval?.Lower, interval?.Upper, table.ExampleId(row));
    }
}
