using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>
/// Selects the scores that calibrate, so that they resemble what the split of the dataset asks about: another row, a row of a new group, or a
/// later row.
/// </summary>
internal static class CalibrationRows
{
    /// <summary>Minimum rows of the newest folds that calibrate for later rows: enough for a rough 95 % quantile.</summary>
    private const int LeastNewest = 60;

    /// <summary>Weights scores of the calibration rows, which the whole model predicted.</summary>
    /// <returns>[1][score], and the number of groups; 0 unless the split is by group.</returns>
    public static (double[][] Scores, int Groups) OfCalibrationRows(PreparedData data, double[] scores, int most)
    {
        var first = data.Table.Rows - data.CalibrationY.Length;
        if (data.Split.By != SplitBy.Group) return ([scores], 0);
        var starts = data.Table.FirstOfPlaces(first, scores.Length);
        return ([GroupScores.Even(scores, data.Table.SplitPlaces.AsSpan(first), GroupScores.PerGroup(starts, scores.Length, most))], starts.Length);
    }

    /// <summary>
    /// Weights scores of training rows, which the model's parts predicted that held them out. By time only the newest folds count, and the
    /// scores are those of the whole model: no later row belongs to a fold.
    /// </summary>
    /// <param name="data">The training part.</param>
    /// <param name="scores">[training row], scores of the first rows.</param>
    /// <param name="most">Maximum scores of a fold.</param>
    /// <returns>[fold][score], or by time [1][score]; and the number of groups, 0 unless the split is by group.</returns>
    public static (double[][] Scores, int Groups) OfTrainingRows(PreparedData data, double[] scores, int most)
    {
        if (data.Split.By == SplitBy.Time) return ([scores[..NewestOf(data)]], 0);
        var rows = RowsOf(data, scores.Length);
        if (data.Split.By == SplitBy.Row) return (Array.ConvertAll(rows, own => Array.ConvertAll(own[..Math.Min(own.Length, most)], row => scores[row])), 0);

        var (tested, starts) = (data.TestY.Length, data.Table.FirstOfPlaces(data.TestY.Length, scores.Length));
        var perGroup = GroupScores.PerGroup(starts, scores.Length, most * data.FoldCount);
        return (
            Array.ConvertAll(rows, own => GroupScores.Even(
                Array.ConvertAll(own, row => scores[row]), Array.ConvertAll(own, row => data.Table.SplitPlaces[tested + row]), perGroup)),
            starts.Length);
    }

    /// <summary>Counts the training rows of the newest folds, which come first.</summary>
    public static int NewestOf(PreparedData data)
    {
        var rows = 0;
        while (rows < data.Folds.Length && (rows < LeastNewest || data.Folds[rows] == data.Folds[rows - 1])) rows++;
        return rows;
    }

    /// <returns>[fold][i], the first training rows of each fold.</returns>
    private static int[][] RowsOf(PreparedData data, int rows)
    {
        var own = new List<int>[data.FoldCount];
        for (var fold = 0; fold < own.Length; fold++) own[fold] = [];
        for (var row = 0; row < rows; row++) own[data.Folds[row]].Add(row);
        return Array.ConvertAll(own, list => list.ToArray());
    }
}
