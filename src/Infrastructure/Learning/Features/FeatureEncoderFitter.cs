using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Features.Calendars;
using Regressor.Infrastructure.Learning.Features.Generators;
using Regressor.Infrastructure.Learning.Features.Text;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Features;

/// <summary>Fits a <see cref="FeatureEncoder"/> to rows [from, from + count). A feature that does not vary there has no inputs.</summary>
internal static class FeatureEncoderFitter
{
    private const int LeastYears = 3;

    public static FeatureEncoder Fit(FeatureTable features, int from, int count)
    {
        // All features share the sort buffers: for a large table each is megabytes.
        var (sorted, logarithms) = (new double[count], new double[count]);
        return new FeatureEncoder(
            [.. features.Numeric.Select((feature, index) => Numeric(index, feature.Kind, feature.Data.Values.AsSpan(from, count), sorted, logarithms))],
            [.. features.Categorical.Select((feature, index) =>
                feature.Kind == FeatureKind.Recurring && !Recurs(features, feature.Column, from, count)
                    ? new CategoryEncoding(index, [], Embedded: false)
                    : Categorical(index, feature.Data, from, count))],
            features.Texts.Count == 0 ? null : [.. features.Texts.Select((feature, index) => TextEncodingFitter.Fit(index, feature.Data, from, count))]);
    }

    /// <summary>Returns true where the column spans enough years for what returns every year to be told from what happened once.</summary>
    private static bool Recurs(FeatureTable features, string column, int from, int count)
    {
        var seconds = features.Numeric.First(feature => feature.Column == column).Data.Values.AsSpan(from, count);
        var (first, last) = (double.MaxValue, double.MinValue);
        foreach (var value in seconds)
        {
            if (!double.IsNaN(value)) (first, last) = (Math.Min(first, value), Math.Max(last, value));
        }

        return last - first >= LeastYears * GregorianCalendar.DaysPerYear * GregorianCalendar.SecondsPerDay;
    }

    private static NumericEncoding Numeric(int index, FeatureKind kind, ReadOnlySpan<double> column, Span<double> sorted, Span<double> logarithms)
    {
        var present = 0;
        foreach (var x in column)
            if (!double.IsNaN(x)) sorted[present++] = x;
        sorted = sorted[..present];
        sorted.Sort();

        var missing = present < column.Length && kind != FeatureKind.Cycle;
        if (present == 0) return new NumericEncoding(index, false, null, 0, 1, 0, 1, double.MaxValue, double.MinValue, false);
        double min = sorted[0], max = sorted[^1];
        if (min == max) return new NumericEncoding(index, false, null, min, 1, min, 1, min, max, missing);

        var log = Moments.LogOffset(sorted, logarithms);
        var g = log is null ? sorted : logarithms[..present];
        var scale = Quantiles.Of(g, 0.75) - Quantiles.Of(g, 0.25);
        if (scale <= 0) scale = (g[^1] - g[0]) / 2;
        var (mean, deviation) = Moments.MeanAndDeviation(sorted);
        var encoding = new NumericEncoding(index, true, log, Quantiles.Of(g, 0.5), Clamped(scale), mean, Clamped(deviation), min, max, missing);
        return encoding with { Held = kind == FeatureKind.Trend, Plain = kind == FeatureKind.Cycle };
    }

    /// <summary>Clamps a scale to what a double can hold, because the range of extreme numbers may exceed it.</summary>
    private static double Clamped(double scale) => Math.Clamp(scale, double.Epsilon, double.MaxValue);

    private static CategoryEncoding Categorical(int index, CodeData column, int from, int count)
    {
        var counts = new int[column.Vocabulary.Count + 1];
        foreach (var code in column.Codes.AsSpan(from, count)) counts[code + 1]++;
        var levels = Enumerable.Range(0, counts.Length)
            .Where(code => counts[code] > 0)
            .OrderByDescending(code => counts[code])
            .ThenBy(code => code)
            .Take(FeatureEncoder.MaxLevels)
            .Select(code => code == 0 ? null : column.Vocabulary[code - 1])
            .ToList();
        return new CategoryEncoding(index, levels, levels.Count > FeatureEncoder.MaxOneHotLevels);
    }
}
