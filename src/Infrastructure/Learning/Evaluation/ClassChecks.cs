using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Learning.CrossFitting;
using static Regressor.Infrastructure.Learning.Evaluation.InvariantText;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Finds problems of classifications, each with its evidence.</summary>
internal static class ClassChecks
{
    /// <summary>With fewer training rows, hardly any member learns from a class.</summary>
    private const int FewRows = 10;

    private const int MostNamed = 5;

    /// <summary>Share of one class from which on always answering it looks good.</summary>
    private const double Dominant = 0.9;

    /// <summary>Calibration error that is worth reporting where all of its interval is above.</summary>
    private const double Miscalibration = 0.03;

    /// <summary>Chance of as few covered rows in any class below which its sets are called too small.</summary>
    private const double Unlikely = 0.05;

    /// <param name="data">All rows.</param>
    /// <param name="report">Report with the measured metrics.</param>
    /// <param name="details">Details of the classification.</param>
    public static IEnumerable<ModelFinding> Of(PreparedData data, ModelReport report, ClassificationDiagnostics details)
    {
        var judged = report.Test ?? report.OutOfFold;
        ModelFinding?[] notes =
        [
            RareClasses(details.Classes, data.TrainY),
            Imbalanced(details.Classes, data.Table.Y),
            NoBetterThanShares(report, judged),
            Miscalibrated(judged),
            LowCoverage(details),
        ];
        return notes.OfType<ModelFinding>();
    }

    internal static ModelFinding? RareClasses(IReadOnlyList<string> classes, double[] trainY)
    {
        var counts = new int[classes.Count];
        foreach (var y in trainY) counts[(int)y]++;
        int[] rare = [.. Enumerable.Range(0, counts.Length).Where(c => counts[c] < FewRows).OrderBy(c => counts[c])];
        if (rare.Length == 0) return null;
        var named = string.Join(", ", rare.Take(MostNamed).Select(c => $"'{classes[c]}' ({counts[c]})"));
        if (rare.Length > MostNamed) named += $" and {rare.Length - MostNamed} more";
        return new ModelFinding(FindingCode.RareClasses, null, $"Classes with fewer than {FewRows} training rows are hardly learned: {named}. Add examples of them, merge them, or exclude them.")
            .With(("classes", rare.Length), ("rows", counts[rare[0]]), ("fewer", FewRows)) with
        { Class = classes[rare[0]] };
    }

    internal static ModelFinding? Imbalanced(IReadOnlyList<string> classes, ReadOnlySpan<double> y)
    {
        var share = y.Count(0.0) / (double)y.Length;
        return share < Dominant
            ? null
            : new ModelFinding(FindingCode.ImbalancedClasses, null, Text(
                $"Always answering '{classes[0]}' is right in {share:P1} of the rows, so accuracy says little. Judge the model by its AUC, its log loss and the errors of each class."))
                .With(("share", share)) with
            { Class = classes[0] };
    }

    internal static ModelFinding? NoBetterThanShares(ModelReport report, EvaluationMetrics judged)
    {
        if (judged.Find(ClassificationTask.Auc)?.Interval is not { } auc || auc.Lower > 0.5) return null;
        var (loss, shares) = (judged[ClassificationTask.LogLoss], report.Baseline[ClassificationTask.LogLoss]);
        return new ModelFinding(FindingCode.NoBetterThanShares, null, Text(
            $"The model tells the classes apart no better than chance would (AUC {judged[ClassificationTask.Auc]:F2}, from {auc.Lower:F2} to {auc.Upper:F2}). Its log loss is {Rounded(loss)}, that of the shares of the classes {Rounded(shares)}."))
            .With(("auc", judged[ClassificationTask.Auc]), ("lower", auc.Lower), ("upper", auc.Upper), ("unseen", loss), ("shares", shares));
    }

    internal static ModelFinding? Miscalibrated(EvaluationMetrics judged)
    {
        if (judged.Find(ClassificationTask.CalibrationError) is not { Value: { } error, Interval: { } interval } || interval.Lower <= Miscalibration) return null;
        return new ModelFinding(FindingCode.Miscalibrated, null, Text(
            $"Stated probabilities and observed shares differ by {error:P1} (root mean square, from {interval.Lower:P1} to {interval.Upper:P1}). Take the probabilities as a ranking rather than as shares."))
            .With(("error", error), ("lower", interval.Lower), ("upper", interval.Upper));
    }

    internal static ModelFinding? LowCoverage(ClassificationDiagnostics details)
    {
        if (details.Coverage is not { Count: > 0 } coverage || coverage.MinBy(found => found.Chance()) is not { } worst) return null;

        // The calibration rows of a class are a sample too, about as large as its independent test rows: half of the distance may be theirs.
        if (worst.Chance() >= Unlikely / coverage.Count || (double)worst.Held / worst.Count >= worst.Confidence - Tolerance(worst)) return null;
        return new ModelFinding(FindingCode.LowClassCoverage, null, Text(
            $"Sets that should contain the actual class in {worst.Confidence:P0} of the rows contain '{worst.Class}' in only {worst.Held} of its {worst.Count} test rows. Take them as too small where it is '{worst.Class}'."))
            .With(("confidence", worst.Confidence), ("held", worst.Held), ("rows", worst.Count)) with
        { Class = worst.Class };

        static double Tolerance(ClassCoverage of) => 2 * Math.Sqrt(2 * of.Confidence * (1 - of.Confidence) / of.Independent);
    }
}
