namespace Regressor.Domain.Models;

/// <param name="Lower">Of a confidence interval.</param>
/// <param name="Upper">Of a confidence interval.</param>
public sealed record Bounds(double Lower, double Upper);

/// <summary>
/// How much a figure measured on n rows would differ had other rows been drawn: percentile intervals over resamples of the rows
/// (Efron 1979; Efron and Tibshirani 1993, chapter 13).
/// </summary>
/// <remarks>
/// Of more than <see cref="MaxRows"/> rows each resample draws only so many, m, and the deviations from the figure of all rows are made
/// smaller by √(m/n) (the m out of n bootstrap; Bickel, Götze and van Zwet 1997): the work is bounded, and all rows take part.
/// </remarks>
public static class Bootstrap
{
    public const double Confidence = 0.95;
    public const int Resamples = 300;
    public const int MaxRows = 20_000;

    /// <summary>The same rows have the same intervals.</summary>
    private const int Seed = 1979;

    /// <param name="rows">Indices, which may repeat.</param>
    /// <param name="figures">Filled; NaN where these rows have no such figure.</param>
    public delegate void Measurement(ReadOnlySpan<int> rows, Span<double> figures);

    /// <param name="rows">n.</param>
    /// <param name="figures">How many figures are measured at once, on the same resamples.</param>
    /// <param name="measure">Measures them on some rows.</param>
    /// <returns>[figure]; null where fewer than two rows, or less than half of the resamples, have it.</returns>
    public static Bounds?[] Of(int rows, int figures, Measurement measure)
    {
        if (rows < 2) return new Bounds?[figures];
        var indices = Enumerable.Range(0, rows).ToArray();
        var onAll = new double[figures];
        measure(indices, onAll);

        var found = new List<double>[figures];
        for (var figure = 0; figure < figures; figure++) found[figure] = new List<double>(Resamples);
        var random = new Random(Seed);
        var resample = indices.AsSpan(0, Math.Min(rows, MaxRows));
        var measured = new double[figures];
        for (var i = 0; i < Resamples; i++)
        {
            foreach (ref var row in resample) row = random.Next(rows);
            measure(resample, measured);
            for (var figure = 0; figure < figures; figure++)
                if (double.IsFinite(measured[figure])) found[figure].Add(measured[figure]);
        }

        var shrink = Math.Sqrt((double)resample.Length / rows);
        return [.. found.Select((values, figure) => Percentiles(values, onAll[figure], shrink))];
    }

    private static Bounds? Percentiles(List<double> values, double onAll, double shrink)
    {
        if (values.Count < Resamples / 2 || !double.IsFinite(onAll)) return null;
        var sorted = values.Order().ToArray();
        return new Bounds(At((1 - Confidence) / 2), At((1 + Confidence) / 2));

        double At(double p) => shrink == 1 ? Quantiles.Of(sorted, p) : onAll + (shrink * (Quantiles.Of(sorted, p) - onAll));
    }
}
