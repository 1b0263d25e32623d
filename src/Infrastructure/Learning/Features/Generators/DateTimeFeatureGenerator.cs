using Regressor.Infrastructure.Learning.Features.Calendars;
using static Regressor.Infrastructure.Learning.Features.Generators.TemporalFeature;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>
/// Derives trend, season, time of day, and places in week, month and year from a date. Those that do not vary in training have no inputs: whole days
/// have no time of day. The day of the year and the nth weekday of a month learn the holidays, which are on such days, without a table of them.
/// </summary>
internal sealed class DateTimeFeatureGenerator : TemporalFeatureGenerator
{
    private const int SeasonHarmonics = 2;
    private const int DayHarmonics = 4;
    private const int DaysPerWeek = 7;
    private const int MonthsPerYear = 12;

    /// <summary>Weeks that a month can begin, of seven days from its first.</summary>
    private const int WeeksPerMonth = 5;

    public override ColumnType Type => ColumnTypes.DateTime;

    public override IReadOnlyList<TemporalFeature> Derived { get; } =
    [
        new(FeatureKind.Trend),
        .. Harmonics(SeasonHarmonics),
        .. Harmonics(DayHarmonics),
        new(FeatureKind.Numeric),
        new(FeatureKind.Numeric),
        Categories(FeatureKind.Categorical, "weekday", DaysPerWeek),
        Categories(FeatureKind.Categorical, "month", MonthsPerYear),
        Categories(FeatureKind.Recurring, "day of year", GregorianCalendar.MostDaysPerYear),
        Categories(FeatureKind.Recurring, "weekday of month", MonthsPerYear * WeeksPerMonth * DaysPerWeek),
    ];

    public override void Compute<T>(T seconds, Span<T> features)
    {
        var date = GregorianCalendar.PartsOf(seconds);
        features[0] = seconds;
        Cycle((date.DayOfYear + date.TimeOfDay) / GregorianCalendar.DaysPerYear, features.Slice(1, 2 * SeasonHarmonics));
        Cycle(date.TimeOfDay, features.Slice(1 + (2 * SeasonHarmonics), 2 * DayHarmonics));
        var rest = features[(1 + (2 * (SeasonHarmonics + DayHarmonics)))..];
        rest[0] = date.TimeOfDay;
        rest[1] = date.DaysLeft;
        rest[2] = date.Weekday;
        rest[3] = date.Month;
        rest[4] = date.DayOfYear;
        rest[5] = (date.Month * (WeeksPerMonth * DaysPerWeek)) + ((date.DayOfMonth / DaysPerWeek).Floor() * DaysPerWeek) + date.Weekday;
    }
}
