using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Statistics;
using static Regressor.Infrastructure.Learning.Evaluation.InvariantText;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Finds problems in the figures of a model as a whole, each with its evidence.</summary>
internal static class ModelChecks
{
    /// <summary>With fewer rows to learn from, or to evaluate on, the figures are imprecise.</summary>
    private const int FewToLearnFrom = 100;
    private const int FewToJudgeBy = 30;

    /// <summary>Minimum degrees of freedom of rows that repeat another's x, needed to estimate the noise.</summary>
    private const int FewRepeats = 10;

    /// <summary>Noise or a gap below this share of another error is not worth reporting.</summary>
    private const double SmallShare = 0.1;

    /// <param name="table">All rows.</param>
    /// <param name="report">Report with the measured metrics.</param>
    /// <param name="trainedOn">Number of distinct rows in the training part.</param>
    /// <param name="testedOn">Number of distinct rows in the test part.</param>
    /// <param name="calibratedOn">Number of rows that calibrated the intervals.</param>
    public static IEnumerable<ModelFinding> Of(TrainingData table, ModelReport report, int trainedOn, int testedOn, int calibratedOn)
    {
        var judged = report.Test ?? report.OutOfFold;
        ModelFinding?[] notes =
        [
            FewRows(report, judged, trainedOn, testedOn),
            NoiseFloor(table, judged),
            Overfitting(report, judged),
            NoBetterThanLinear(report, judged),
            LowCoverage(report, calibratedOn, testedOn),
        ];
        return notes.OfType<ModelFinding>();
    }

    private static ModelFinding? FewRows(ModelReport report, EvaluationMetrics judged, int trainedOn, int testedOn)
    {
        if (trainedOn >= FewToLearnFrom && (report.TestedOn == 0 || testedOn >= FewToJudgeBy)) return null;
        var copies = trainedOn < report.TrainedOn || testedOn < report.TestedOn;
        var rows = $"fitted to {trainedOn} {(copies ? "different " : "")}rows and tested on " + (report.TestedOn > 0 ? $"{testedOn}" : "the same rows, held out in turn");
        if (copies) rows += report.TestedOn > 0 ? $" ({report.TrainedOn} and {report.TestedOn} with copies)" : $" ({report.TrainedOn} with copies)";
        var metric = report.Task.PrimaryMetric;
        var spread = judged.Find(metric)?.Interval is var (lower, upper)
            ? Text($": the {metric.Label} may be anything from {Rounded(lower)} to {Rounded(upper)}")
            : "";
        return new ModelFinding(FindingCode.FewRows, null, $"The model was {rows}, so its figures are rough{spread}. More examples would make them more precise.")
            .With(("trainedOn", trainedOn), ("testedOn", testedOn));
    }

    /// <summary>
    /// Estimates the standard deviation of y among rows of the same x: the pure error of Draper and Smith (1998), "Applied Regression
    /// Analysis", section 2.1.
    /// </summary>
    private static ModelFinding? NoiseFloor(TrainingData table, EvaluationMetrics judged)
    {
        // Such noise is a standard deviation, which only an RMSE can be compared with.
        if (judged.Find(RegressionTask.Rmse)?.Value is not { } rmse) return null;

        // Copies of a row have the same y, which says nothing about the noise.
        var different = table.FirstOfCopies(0, table.Rows);
        var hashes = table.InputHashes();
        var keys = Array.ConvertAll(different, row => hashes[row]);
        var y = Array.ConvertAll(different, row => table.Y[row]);
        Array.Sort(keys, y);

        double squares = 0;
        int rows = 0, freedom = 0, most = 0;
        ulong largest = 0;
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from + 1; to < keys.Length && keys[to] == keys[from];) to++;
            if (to == from + 1) continue;
            if (to - from > most) (most, largest) = (to - from, keys[from]);
            var (_, deviation) = Moments.MeanAndDeviation(y.AsSpan(from, to - from));
            squares += (to - from) * deviation * deviation;
            rows += to - from;
            freedom += to - from - 1;
        }

        var floor = freedom < FewRepeats ? 0 : Math.Sqrt(squares / freedom);
        return floor <= SmallShare * rmse
            ? null
            : new ModelFinding(FindingCode.NoiseFloor, null, Text(
                $"{rows} rows share all their inputs with another row, yet their targets differ, with a standard deviation of {Rounded(floor)}. On such rows no model of these inputs can be expected to have a smaller RMSE than about that; on all rows this one has {Rounded(rmse)}."))
                .With(
                    ("rows", rows),
                    ("floor", floor),
                    ("rmse", rmse),
                    (ModelFinding.ExampleId, table.ExampleId(Array.IndexOf(hashes, largest)) ?? double.NaN));
    }

    private static ModelFinding? Overfitting(ModelReport report, EvaluationMetrics judged)
    {
        // The members are fitted to most of the training part, so a gap is expected, but not a wide one beyond chance.
        var metric = report.Task.PrimaryMetric;
        var (train, measured) = (report.Train[metric], judged[metric]);
        if (judged.Find(metric)?.Interval is not { Lower: var lower } || lower <= 1.5 * train || measured - train <= SmallShare * report.Baseline[metric]) return null;
        return new ModelFinding(FindingCode.Overfitting, null, Text(
            $"The {metric.Label} is {Rounded(train)} on the rows the model was fitted to, but {Rounded(measured)} on rows it was not: it has learned part of them by heart. More examples, more dropout or weight decay may help."))
            .With(("train", train), ("unseen", measured));
    }

    private static ModelFinding? NoBetterThanLinear(ModelReport report, EvaluationMetrics judged)
    {
        if (report.Comparison is null or { Kind: ComparisonOutcome.Better }) return null;
        var metric = report.Task.PrimaryMetric;
        return new ModelFinding(FindingCode.NoBetterThanLinear, null, Text(
            $"{report.Comparison.ToSentence(report.Task)} Its {metric.Label} is {Rounded(judged[metric])}, that of {report.Task.LinearModel} {Rounded(report.Linear[metric])}. {Capitalized(report.Task.LinearModel)} suffices."))
            .With(("unseen", judged[metric]), ("linear", report.Linear[metric]));
    }

    private static ModelFinding? LowCoverage(ModelReport report, int calibratedOn, int testedOn)
    {
        if (report.Coverage is not { } coverage) return null;

        // By chance, coverage falls two standard errors short in about one test of forty. The calibration rows are a sample too, and neighbors
        // in time are as alike there as among the tested rows.
        double tested = testedOn, calibrated = calibratedOn;
        if (report is { Extent: { } extent, Split.By: SplitBy.Group }) (tested, calibrated) = (report.IndependentlyTested, extent.Trained);
        else if (coverage.EffectiveRows is { } effective) (tested, calibrated) = (effective, (double)effective / report.TestedOn * calibratedOn);
        var error = Math.Sqrt(coverage.Confidence * (1 - coverage.Confidence) * ((1 / tested) + (1 / calibrated)));
        return coverage.Covered + (2 * error) >= coverage.Confidence
            ? null
            : new ModelFinding(FindingCode.LowCoverage, null, Text(
                $"Intervals that should contain {coverage.Confidence:P0} of the targets contain {coverage.Covered:P0} of {report.TestedOn} in the test part. Take them as too narrow."))
                .With(("confidence", coverage.Confidence), ("held", coverage.CountHeld(report.TestedOn)), ("rows", report.TestedOn));
    }
}
