using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Memory;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Analyzes a model's errors.</summary>
internal static class Diagnostics
{
    /// <param name="data">All rows.</param>
    /// <param name="judged">Rows that the model is evaluated on.</param>
    /// <param name="losses">[row], losses of the evaluated rows.</param>
    /// <param name="outOfFold">[training row × width], out-of-fold predictions.</param>
    /// <param name="report">Report with the measured metrics.</param>
    /// <param name="seed">Seed of the shuffles for permutation importance.</param>
    /// <param name="cancellationToken">Checked once per column.</param>
    public static ModelDiagnostics Of(
        PreparedData data, EvaluationSet judged, double[] losses, double[] outOfFold, ModelReport report, long seed, CancellationToken cancellationToken)
    {
        var (table, tested, trained) = (data.Table, data.TestY.Length, data.TrainY.Length);
        var (columns, groups) = new PermutationImportance(table, data.Encoder, judged, seed).Measure(cancellationToken);
        List<ModelFinding> notes = [.. TrainingChecks.Of(data), .. ColumnChecks.Of(data, cancellationToken)];
        Garbage.Collect(table.Rows);
        var different = table.DifferentRows(tested, trained);
        notes.AddRange(ModelChecks.Of(table, report, different, table.DifferentRows(0, tested), data switch
        {
            { CalibrationY.Length: > 0 and var kept } => kept,
            { Split.By: SplitBy.Time } => CalibrationRows.NewestOf(data),
            _ => different,
        }));
        Garbage.Collect(table.Rows);
        notes.AddRange(SplitChecks.Of(data, judged, report));

        // By group and by time, neighbors are expected to err alike, and the figures allow for it.
        if (data.Split.By == SplitBy.Row && OrderChecks.Of(table, tested, data.Learning.Errors(data.TrainY, outOfFold), data.Learning.ErrorMeasure) is { } note)
            notes.Add(note);
        var diagnostics = new ModelDiagnostics(
            judged.On,
            [],
            judged.Actual.Length,
            columns,
            [.. Enumerable.Range(0, losses.Length).OrderByDescending(row => losses[row]).Take(ModelDiagnostics.MaxWorst).Select(row => data.Learning.ErrorOf(table, judged, row))],
            notes,
            groups,
            new WordEffects(table, data.Encoder, judged).Measure(cancellationToken));
        return data.Learning.Detail(diagnostics, data, judged, report);
    }

    /// <summary>Returns the indices of rows at even distances, at most as many as requested.</summary>
    internal static IEnumerable<int> Thinned(int rows, int most) =>
        Enumerable.Range(0, Math.Min(rows, most)).Select(i => rows <= most ? i : (int)((long)i * rows / most));
}
