using Regressor.Domain.Tasks;

namespace Regressor.Domain.Evaluation;

/// <summary>A model's usefulness in one word.</summary>
public enum ModelQuality
{
    /// <summary>The intervals are at most a third as wide as the spread of the target.</summary>
    Good,

    /// <summary>The intervals are at most two thirds as wide as the spread of the target.</summary>
    Fair,

    /// <summary>The intervals are wider.</summary>
    Weak,

    /// <summary>Not better than the mean beyond chance.</summary>
    NoSignal,

    /// <summary>An input gives the target away, so the figures would not hold for new rows.</summary>
    TooGood,
}

/// <summary>Judges a model by its report.</summary>
public static class ModelQualities
{
    private const double Good = 1.0 / 3;
    private const double Fair = 2.0 / 3;

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
        // R² compares with the mean of the same rows: the model is better than that beyond chance where the entire interval is positive.
        if (report.Leaks == true) return ModelQuality.TooGood;
        if (report.Test?.Find(RegressionTask.R2)?.Interval is not { } r2) return null;
        if (r2.Lower <= 0) return ModelQuality.NoSignal;
        if (report is not { Leaks: false, Coverage: { } coverage, TargetSpread: { } spread }) return null;
        return coverage.MeanWidth <= Good * spread ? ModelQuality.Good : coverage.MeanWidth <= Fair * spread ? ModelQuality.Fair : ModelQuality.Weak;
    }
}
