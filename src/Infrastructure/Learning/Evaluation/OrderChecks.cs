using Regressor.Domain.Evaluation;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Statistics;
using static Regressor.Infrastructure.Learning.Evaluation.InvariantText;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>
/// Determines whether the order in which examples were added predicts a model's errors. If so, rows are not independent of each other,
/// although all measurements on randomly drawn rows assume that they are.
/// </summary>
internal static class OrderChecks
{
    private const int LeastRows = 50;

    /// <summary>Minimum number of newest rows, a tenth of all, to compare with the others.</summary>
    private const int LeastNewest = 10;

    /// <summary>Standard errors, which chance exceeds in one of 700 tables.</summary>
    private const double BeyondChance = 3;

    /// <summary>
    /// Minimum rank correlation and ratio of errors to report: on very many rows, an effect beyond chance may still be negligible.
    /// </summary>
    private const double LeastCorrelation = 0.1;
    private const double LeastRatio = 1.2;

    /// <summary>
    /// Share of neighbors with different targets that go the same way in a file sorted by the target. In such a file errors follow the
    /// order.
    /// </summary>
    private const double Sorted = 0.99;

    private const string Rmse = "RMSE";

    /// <param name="table">Table whose example ids give the order.</param>
    /// <param name="firstRow">Index of the first row of the training part.</param>
    /// <param name="allErrors">[training row], out-of-fold errors.</param>
    /// <param name="measure">Name of the root mean square of the errors.</param>
    public static ModelFinding? Of(TrainingData table, int firstRow, double[] allErrors, string measure = Rmse)
    {
        // Keep only the first copy of each row: the errors of copies are alike anyway.
        var copyOf = table.CopyOf(firstRow, allErrors.Length);
        var rows = Enumerable.Range(0, allErrors.Length)
            .Where(row => copyOf[row] == row && table.ExampleId(firstRow + row) is not null)
            .OrderBy(row => table.ExampleId(firstRow + row)).ToArray();
        if (rows.Length < LeastRows || IsSorted(Array.ConvertAll(rows, row => table.Y[firstRow + row]), table.Classes.Count)) return null;

        var errors = Array.ConvertAll(rows, row => allErrors[row]);
        ModelFinding[] found = [.. new[] { Neighbors(errors), Newest(errors, measure) }.OfType<ModelFinding>()];
        return found.Length switch
        {
            0 => null,
            1 => found[0],
            _ => found[0] with
            {
                Message = $"{found[0].Message} {found[1].Message}",
                Parameters = found.SelectMany(finding => finding.Parameters!).ToDictionary(),
            },
        };
    }

    /// <summary>
    /// Tests the serial rank correlation (Wald and Wolfowitz 1943): without dependence its mean is −1/n, and its standard deviation 1/√n.
    /// </summary>
    private static ModelFinding? Neighbors(double[] errors)
    {
        var correlation = Ranks.SerialCorrelation(errors);
        return correlation < Math.Max(LeastCorrelation, BeyondChance / Math.Sqrt(errors.Length))
            ? null
            : new ModelFinding(FindingCode.DependentRows, null, Text(
                $"Rows that were added one after the other err alike (rank correlation {correlation:F2} over {errors.Length} rows). So they are not independent of each other, and for new rows the figures may be too good."))
                .With(("correlation", correlation), ("rows", errors.Length));
    }

    /// <summary>Tests the sum of ranks of the newest rows' absolute errors (Mann and Whitney 1947).</summary>
    private static ModelFinding? Newest(double[] errors, string measure)
    {
        var newest = errors.Length / 10;
        if (newest < LeastNewest) return null;
        double n = errors.Length;
        var ranks = Ranks.Of(Array.ConvertAll(errors, Math.Abs));
        var excess = (ranks.AsSpan(errors.Length - newest).ToArray().Average() - ((n + 1) / 2)) / Math.Sqrt((n + 1) * (n - newest) / (12 * newest));
        var (own, others) = (Magnitude.RootMeanSquare(errors.AsSpan()[^newest..]), Magnitude.RootMeanSquare(errors.AsSpan()[..^newest]));
        var figure = measure == Rmse ? "Rmse" : "Error";
        return excess < BeyondChance || own < LeastRatio * others
            ? null
            : new ModelFinding(FindingCode.DependentRows, null, Text(
                $"On the {newest} rows that were added last the {measure} is {Rounded(own)}, on the others {Rounded(others)}: expect at least the larger of new rows."))
                .With(("newest", newest), ($"newest{figure}", own), ($"others{figure}", others));
    }

    /// <summary>In a file sorted by classes, which have no direction, hardly any neighbors differ.</summary>
    private static bool IsSorted(double[] y, int classes)
    {
        var (up, down) = Ranks.Steps(y);
        if (classes > 0) return up + down <= classes + ((1 - Sorted) * y.Length);
        return Math.Max(up, down) >= Sorted * (up + down);
    }
}
