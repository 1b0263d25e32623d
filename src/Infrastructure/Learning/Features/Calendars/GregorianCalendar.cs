namespace Regressor.Infrastructure.Learning.Features.Calendars;

/// <summary>
/// Computes the parts of a date by the algorithm "civil from days" (Hinnant 2013, chrono-compatible low-level date algorithms), in whole doubles. Its
/// years begin in March, so that the leap day is their last.
/// </summary>
internal static class GregorianCalendar
{
    public const double SecondsPerDay = 86_400;

    public const double DaysPerYear = 365.2425;

    public const int MostDaysPerYear = 366;

    private const double DaysPerEra = 146_097;

    /// <summary>Days from 0000-03-01 to 1970-01-01.</summary>
    private const double EpochDay = 719_468;

    /// <param name="seconds">Seconds since 1970-01-01T00:00:00.</param>
    public static DateParts<T> PartsOf<T>(T seconds)
        where T : struct, IExpression<T>
    {
        var day = (seconds / SecondsPerDay).Floor();
        var dayOfEra = Modulo(day + EpochDay, DaysPerEra);
        var yearOfEra = ((dayOfEra - (dayOfEra / 1460).Floor() + (dayOfEra / 36_524).Floor() - (dayOfEra / 146_096).Floor()) / 365).Floor();
        var yearStart = StartOf(yearOfEra);
        var dayOfYear = dayOfEra - yearStart;
        var month = (((dayOfYear * 5) + 2) / 153).Floor();
        var next = StartOfMonth(month + 1).Min(StartOf(yearOfEra + 1) - yearStart);
        return new DateParts<T>(
            dayOfYear,
            Modulo(month + 2, 12),
            dayOfYear - StartOfMonth(month),
            next - dayOfYear + -1,
            Modulo(day + 3, 7),
            (seconds - (day * SecondsPerDay)) / SecondsPerDay);
    }

    public static T Modulo<T>(T value, double divisor)
        where T : struct, IExpression<T> => value - ((value / divisor).Floor() * divisor);

    private static T StartOf<T>(T year)
        where T : struct, IExpression<T> => (year * 365) + (year / 4).Floor() - (year / 100).Floor() + (year / 400).Floor();

    private static T StartOfMonth<T>(T month)
        where T : struct, IExpression<T> => (((month * 153) + 2) / 5).Floor();
}

/// <param name="DayOfYear">Days since 1 March, from 0 to 365.</param>
/// <param name="Month">From 0, January, to 11.</param>
/// <param name="DayOfMonth">From 0 to 30.</param>
/// <param name="DaysLeft">Days until the last of the month, from 0 to 30.</param>
/// <param name="Weekday">From 0, Monday, to 6.</param>
/// <param name="TimeOfDay">Share of the day that has passed, from 0 to less than 1.</param>
internal readonly record struct DateParts<T>(T DayOfYear, T Month, T DayOfMonth, T DaysLeft, T Weekday, T TimeOfDay)
    where T : struct, IExpression<T>;
