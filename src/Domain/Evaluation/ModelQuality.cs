using Regressor.Domain.Tasks;

namespace Regressor.Domain.Evaluation;

/// <summary>A model's usefulness in one word.</summary>
public enum ModelQuality
{
    /// <summary>
    /// The intervals are at most a third as wide as the spread of the target; of classes, the log loss is at most half of that of the class
    /// shares.
    /// </summary>
    Good,

    /// <summary>
    /// The intervals are at most two thirds as wide as the spread of the target; of classes, the log loss is at most 0.8 of that of the class
    /// shares.
    /// </summary>
    Fair,

    /// <summary>The intervals are wider, or the log loss is larger.</summary>
    Weak,

    /// <summary>Not better than the mean, or than the class shares, beyond chance.</summary>
    NoSignal,

    /// <summary>An input gives the target away, so the figures would not hold for new rows.</summary>
    TooGood,
}

/// <summary>Judges a model by its report.</summary>
public static class ModelQualities
{
    private const double Good = 1.0 / 3;
    private const double Fair = 2.0 / 3;
    private const double GoodLoss = 0.5;
    private const double FairLoss = 0.8;

    /// <summary>Share of the target's values on each side that its spread leaves out.</summary>
    private const double Tail = 0.05;

    /// <summary>Computes the distance between the 5 % and 95 % quantiles of a target.</summary>
    /// <returns>The spread; null without values.</returns>
    public static double? Spread(IEnumerable<double> targets)
    {
        double[] sorted = [.. targets.Order()];
        return sorted.Length == 0 ? null : Quantiles.Of(sorted, 1 - Tail) - Quantiles.Of(sorted, Tail);
    }

    /// <returns>The quality; null where it was not tested, or where the report lacks what is needed, as one of an older version may.</returns>
    public static ModelQuality? Of(ModelReport report)
    {
        if (report.Leaks == true) return ModelQuality.TooGood;
        if (report.Test is not { } test || HasSignal(test) is not { } signal) return null;
        if (!signal) return ModelQuality.NoSignal;
        return report.Leaks == false && WhatRemains(report, test) is var (unknown, good, fair)
            ? unknown <= good ? ModelQuality.Good : unknown <= fair ? ModelQuality.Fair : ModelQuality.Weak
            : null;
    }

    /// <summary>
    /// Determines whether the model is better than the best constant prediction beyond chance. R² compares with the mean of the same rows, and
    /// class shares order no two rows: their AUC is one half.
    /// </summary>
    private static bool? HasSignal(EvaluationMetrics test) => test.Find(RegressionTask.R2)?.Interval is { } r2
        ? r2.Lower > 0
        : test.Find(ClassificationTask.Auc)?.Interval is { } auc ? auc.Lower > 0.5 : null;

    /// <summary>
    /// Returns what remains unknown, and the most of it of a good and of a fair model: the width of the intervals beside the spread of the
    /// target, or the log loss beside that of the class shares, which is 1 − R² of McFadden (1974).
    /// </summary>
    private static (double Unknown, double Good, double Fair)? WhatRemains(ModelReport report, EvaluationMetrics test)
    {
        if (report is { Coverage: { } coverage, TargetSpread: { } spread }) return (coverage.MeanWidth, Good * spread, Fair * spread);
        return test.Find(ClassificationTask.LogLoss)?.Value is { } loss && report.Baseline.Find(ClassificationTask.LogLoss)?.Value is { } constant
            ? (loss, GoodLoss * constant, FairLoss * constant)
            : null;
    }
}
