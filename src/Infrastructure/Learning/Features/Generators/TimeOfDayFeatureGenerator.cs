using Regressor.Infrastructure.Learning.Features.Calendars;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>Derives the time itself, and its place in the day as a cycle.</summary>
internal sealed class TimeOfDayFeatureGenerator : TemporalFeatureGenerator
{
    private const int DayHarmonics = 4;

    public override ColumnType Type => ColumnTypes.TimeOfDay;

    public override IReadOnlyList<TemporalFeature> Derived { get; } = [new(FeatureKind.Numeric), .. TemporalFeature.Harmonics(DayHarmonics)];

    public override void Compute<T>(T seconds, Span<T> features)
    {
        features[0] = seconds;
        Cycle(seconds / GregorianCalendar.SecondsPerDay, features[1..]);
    }
}
