using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>Finds columns by whose order errors are alike, as those of days that follow each other.</summary>
internal static class TimeEvidence
{
    /// <summary>Minimum number of rows to speak of an order.</summary>
    private const int FewestRows = 60;

    /// <summary>Minimum share of distinct values of a number that may be a time, and of neighbors in its order.</summary>
    private const double LeastDistinct = 0.9, LeastOrdered = 0.95;

    /// <summary>Minimum rank correlation of neighboring errors, and its minimum in standard errors (Wald and Wolfowitz 1943).</summary>
    private const double LeastCorrelation = 0.15, LeastCorrelationErrors = 4;

    /// <summary>Minimum ratio of the errors by blocks of time and by row, and its minimum in standard errors.</summary>
    private const double LeastRatio = 1.15, LeastErrors = 2;

    /// <summary>Returns whether the column may be a time: it holds dates, or numbers that rise with the rows.</summary>
    public static bool IsCandidate(ObservedColumn column)
    {
        if (column.Numbers is not { } numbers || numbers.Length < FewestRows) return false;
        if (!Split.IsGroup(column.Type)) return Split.IsInstant(column.Type);
        if (column.Distinct < LeastDistinct * numbers.Length) return false;
        var rising = 0;
        for (var row = 1; row < numbers.Length; row++)
        {
            if (numbers[row] >= numbers[row - 1]) rising++;
        }

        return rising >= LeastOrdered * (numbers.Length - 1);
    }

    /// <summary>Looks for errors that are alike in neighboring rows, or larger in blocks of time or at the end than among other rows.</summary>
    /// <returns>The evidence; null where there is not enough.</returns>
    public static SplitEvidence? Of(CloseLook look)
    {
        var (table, times) = (look.Table, look.Column.Numbers!);
        var order = Ranks.Order(times);
        if (order.Length < FewestRows || times.Any(double.IsNaN) || IsSorted(Array.ConvertAll(order, row => table.Y[row]))) return null;
        var correlation = Ranks.SerialCorrelation(Array.ConvertAll(order, row => look.ByRow[row]));
        var isCorrelated = correlation >= LeastCorrelation && correlation * Math.Sqrt(order.Length) >= LeastCorrelationErrors;

        var blocks = Folding.ByBlock(order);
        var (byBlock, byRow) = (CloseLook.Squares(look.Residuals(blocks)), CloseLook.Squares(look.ByRow));

        // With neighboring blocks in one fold, the last fold is the newest part.
        var last = Array.ConvertAll(blocks, block => block / (Folding.Blocks / QuickTrees.Folds));
        var byTime = CloseLook.Squares(look.Residuals(last));
        int[] newest = [.. Enumerable.Range(0, last.Length).Where(row => last[row] == QuickTrees.Folds - 1)];
        var (known, later) = (newest.Average(row => byRow[row]), newest.Average(row => byTime[row]));
        var isLarger = IsLarger(blocks, byBlock, byRow)
            || IsLarger(Array.ConvertAll(newest, row => blocks[row] - blocks.Max() + (Folding.Blocks / QuickTrees.Folds) - 1), Array.ConvertAll(newest, row => byTime[row]), Array.ConvertAll(newest, row => byRow[row]));
        if (!isCorrelated && !isLarger) return null;

        var suggestion = new SplitSuggestion(new Split(SplitBy.Time, look.Column.Name), 1 - (known / look.Variance), 1 - (later / look.Variance)) { Correlation = correlation };
        return new SplitEvidence(suggestion, Math.Sqrt(Math.Max(later / known, byBlock.Average() / byRow.Average())), Split.IsInstant(look.Column.Type));
    }

    private static bool IsLarger(int[] parts, double[] errors, double[] others) =>
        Math.Sqrt(errors.Average() / others.Average()) >= LeastRatio && CloseLook.ErrorsApart(parts, errors, others) >= LeastErrors;

    /// <summary>In a table that is sorted by the target, errors follow the order, whatever the column.</summary>
    private static bool IsSorted(double[] y)
    {
        var (up, down) = Ranks.Steps(y);
        return Math.Max(up, down) >= LeastOrdered * (up + down);
    }
}
