using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Splitting;

/// <summary>
/// Divides a table split by time: the newest rows are tested, the next newest calibrate where there are enough, and the folds are blocks of
/// time, the newest first. Between these parts a few rows are left out, because rows close in time resemble each other more than later
/// rows resemble those that a model has learned from (Racine 2000, "hv-block cross-validation").
/// </summary>
/// <param name="Table">The rows that are used: test part, folds, calibration rows.</param>
/// <param name="Parts">The parts of that table.</param>
/// <param name="Folds">[training row] → fold.</param>
internal sealed record TimeBlocks(TrainingData Table, TableParts Parts, int[] Folds)
{
    /// <summary>A gap is one row of so many in a block.</summary>
    private const int RowsPerGap = 50;

    /// <param name="table">All rows, the newest first.</param>
    /// <param name="testFraction">Share of the rows to test.</param>
    /// <param name="folds">Number of folds requested; fewer are made where there are fewer times.</param>
    /// <param name="searches">True where settings are searched by out-of-fold errors.</param>
    public static TimeBlocks Of(TrainingData table, double testFraction, int folds, bool searches)
    {
        var split = table.SplitAt(testFraction);
        var tested = table.TestRows(split.Threshold);
        var rest = table.Rows - tested;
        var gap = rest / folds / RowsPerGap;
        var first = Past(table, tested, gap);
        int[] calibration = [];
        if (TableParts.CalibrationUnits(rest, searches) is { } units && first + units < table.Rows)
        {
            var end = Border(table, first + units);
            calibration = [.. Enumerable.Range(first, end - first)];
            first = Past(table, end, gap);
        }

        var blocks = Blocks(table, first, folds, gap);
        int[] order = [.. Enumerable.Range(0, tested), .. blocks.SelectMany(block => block), .. calibration];
        return new TimeBlocks(
            table.Select(order), new TableParts(split, tested, order.Length - calibration.Length), [.. blocks.SelectMany((block, fold) => block.Select(_ => fold))]);
    }

    /// <returns>[fold][row], as many folds as no one of them is empty with, at least one.</returns>
    private static List<int[]> Blocks(TrainingData table, int first, int most, int gap)
    {
        for (var folds = most; ; folds--)
        {
            List<int[]> blocks = new(folds);
            for (var (fold, from) = (0, first); fold < folds; fold++)
            {
                var end = fold == folds - 1 ? table.Rows : Border(table, first + (int)((long)(table.Rows - first) * (fold + 1) / folds));
                blocks.Add([.. Enumerable.Range(from, Math.Max(0, end - from))]);
                from = Past(table, end, gap);
            }

            if (folds == 1 || blocks.TrueForAll(block => block.Length > 0)) return blocks;
        }
    }

    /// <summary>Returns the first row that is both a gap behind the last of a part and older than it.</summary>
    private static int Past(TrainingData table, int end, int gap) => end == 0 ? 0 : Border(table, Math.Min(table.Rows, end + gap));

    /// <summary>Returns the first row from the given one on that is older than the row before it.</summary>
    private static int Border(TrainingData table, int row)
    {
        while (row > 0 && row < table.Rows && table.SplitPlaces[row] == table.SplitPlaces[row - 1]) row++;
        return row;
    }
}
