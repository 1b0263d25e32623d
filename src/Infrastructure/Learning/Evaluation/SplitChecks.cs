using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Infrastructure.Learning.CrossFitting;
using static Regressor.Infrastructure.Learning.Evaluation.InvariantText;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Finds what limits the figures of a split by group or by time.</summary>
internal static class SplitChecks
{
    /// <summary>With fewer groups, one more or less unusual group changes every figure.</summary>
    private const int FewGroups = 20;

    /// <summary>A group with a larger share of the rows dominates what is learned and measured.</summary>
    private const double DominantShare = 1.0 / 3;

    /// <summary>Share of tested targets outside the range of the older ones that chance does not explain.</summary>
    private const double BeyondShare = 0.1;

    /// <summary>Minimum number of tested rows to compare halves of, ratio of their errors to report, and standard errors beyond chance.</summary>
    private const int LeastTested = 40;
    private const double LeastGrowth = 1.15, BeyondChance = 2;

    /// <param name="data">All rows.</param>
    /// <param name="judged">The rows that the model was measured on.</param>
    /// <param name="report">Report with the measured metrics.</param>
    public static IEnumerable<ModelFinding> Of(PreparedData data, EvaluationSet judged, ModelReport report)
    {
        ModelFinding?[] notes = data.Split.By switch
        {
            SplitBy.Group => [FewOf(data, report.Extent!), Dominant(data)],
            SplitBy.Time => [Trend(data), Growth(data, judged)],
            _ => [],
        };
        return notes.OfType<ModelFinding>();
    }

    private static ModelFinding? FewOf(PreparedData data, SplitExtent extent) => extent.Trained + extent.Tested >= FewGroups
        ? null
        : new ModelFinding(FindingCode.FewGroups, null, Text(
            $"'{data.Split.Rule!.Column}' has {extent.Trained + extent.Tested} groups, of which {extent.Tested} were tested. What is said about a new group is said from that few."))
            .With(("groups", extent.Trained + extent.Tested), ("tested", extent.Tested));

    private static ModelFinding? Dominant(PreparedData data)
    {
        var table = data.Table;
        var starts = table.FirstOfPlaces(0, table.Rows);
        var largest = starts.Select((start, group) => (group + 1 < starts.Length ? starts[group + 1] : table.Rows) - start).Max();
        return largest <= DominantShare * table.Rows
            ? null
            : new ModelFinding(FindingCode.DominantGroup, null, Text(
                $"One group of '{data.Split.Rule!.Column}' has {largest} of the {table.Rows} rows: what is learned and measured is mostly about it."))
                .With(("largest", largest), ("rows", table.Rows));
    }

    private static ModelFinding? Trend(PreparedData data)
    {
        if (data.TestY.Length == 0 || data.Table.Classes.Count > 0) return null;
        double[] older = [.. data.TrainY, .. data.CalibrationY];
        var (least, greatest) = (older.Min(), older.Max());
        var beyond = data.TestY.Count(y => y < least || y > greatest);
        return beyond <= BeyondShare * data.TestY.Length
            ? null
            : new ModelFinding(FindingCode.TrendBeyondRange, null, Text(
                $"{beyond} of the {data.TestY.Length} newest targets lie outside {Rounded(least)} to {Rounded(greatest)}, the range of the older ones: the target follows a trend that a model cannot be expected to continue."))
                .With(("beyond", beyond), ("rows", data.TestY.Length), ("least", least), ("greatest", greatest));
    }

    /// <summary>
    /// Compares the newer half of the tested rows, which come first, with the older one, which directly follows the training rows. Where errors grow,
    /// their mean square is continued as a line over the distance, as that of a random walk grows: the middles of the halves are 1/4 and 3/4 of the
    /// tested rows away from the training rows, and that of as many rows to come is 3/2 away.
    /// </summary>
    private static ModelFinding? Growth(PreparedData data, EvaluationSet judged)
    {
        var (rows, newer) = (data.TestY.Length, data.TestY.Length / 2);
        if (rows < LeastTested) return null;
        var squares = Array.ConvertAll(data.Learning.Errors(judged.Actual, judged.Predicted), error => error * error);
        var (mean, own, older) = (squares.Average(), squares[..newer].Average(), squares[newer..].Average());
        double[] contrast = [.. squares.Select((square, row) => (square - mean) / (row < newer ? newer : newer - rows))];
        var error = data.Table.UnitsOf(0, rows).ErrorOfSum(contrast);
        if (own <= LeastGrowth * LeastGrowth * older || own - older <= BeyondChance * error) return null;
        var (measure, ofNewer, ofOlder, later) = (data.Learning.ErrorMeasure, Math.Sqrt(own), Math.Sqrt(older), Math.Sqrt(own + (1.5 * (own - older))));
        if (data.Table.Classes.Count > 0) later = Math.Min(1, later);
        var figure = data.Table.Classes.Count == 0 ? "Rmse" : "Error";
        return new ModelFinding(FindingCode.GrowingErrors, null, Text(
            $"On the newer half of the {rows} tested rows the {measure} is {Rounded(ofNewer)}, on the older half {Rounded(ofOlder)}: errors grow with the distance from the training rows. The next {rows} rows are further away still: expect a {measure} of about {Rounded(later)}, and train again as rows arrive."))
            .With(("rows", rows), ($"newer{figure}", ofNewer), ($"older{figure}", ofOlder), ($"later{figure}", later));
    }
}
