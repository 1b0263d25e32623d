namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>One feature of a date or a time of day.</summary>
/// <param name="Kind">How it is encoded.</param>
/// <param name="Levels">The categories, by the number that is computed for them; null for a feature that is a number.</param>
internal sealed record TemporalFeature(FeatureKind Kind, IReadOnlyList<string>? Levels = null)
{
    public static TemporalFeature Categories(FeatureKind kind, string name, int count) =>
        new(kind, [.. Enumerable.Range(0, count).Select(number => FormattableString.Invariant($"{name} {number}"))]);

    /// <returns>Sine and cosine of each harmonic.</returns>
    public static IEnumerable<TemporalFeature> Harmonics(int count) => Enumerable.Repeat(new TemporalFeature(FeatureKind.Cycle), 2 * count);
}
