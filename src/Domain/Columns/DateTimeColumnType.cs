using System.Globalization;

namespace Regressor.Domain.Columns;

/// <summary>
/// Dates, with or without a time of day. A value is the number of seconds since 1970-01-01T00:00:00, as written where it has no offset from UTC, and
/// in UTC where it has one.
/// </summary>
public sealed class DateTimeColumnType : TemporalColumnType
{
    private const int DateLength = 10;

    private static readonly string[] WithTime =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK",
    ];

    private static readonly double Earliest = SecondsOf(DateTime.MinValue.Ticks - DateTime.UnixEpoch.Ticks);
    private static readonly double End = SecondsOf(DateTime.MaxValue.Ticks + 1 - DateTime.UnixEpoch.Ticks);

    internal DateTimeColumnType() { }

    public override string Name => "dateTime";

    public override string Noun => "a date";

    public override string Plural => "dates";

    public override string StoredAs => "seconds since 1970-01-01T00:00:00";

    /// <summary>A day or a month.</summary>
    public override ValuePeriod? PeriodOf(ReadOnlySpan<char> text)
    {
        if (text.Length > DateLength || !TryParse(text, out var start)) return null;

        // No date is behind the last day of the year 9999.
        var first = DateTime.UnixEpoch.AddSeconds(start);
        var isLast = first.Year == DateTime.MaxValue.Year && first.Month == 12 && (text.Length < DateLength || first.Day == 31);
        var end = isLast ? End : SecondsOf((text.Length < DateLength ? first.AddMonths(1) : first.AddDays(1)).Ticks - DateTime.UnixEpoch.Ticks);
        return new ValuePeriod(start, end);
    }

    private protected override string Expected => "must be a date such as 2025-01-31 or 2025-01-31T07:00:00, in the years 1 to 9999";

    private protected override bool IsInRange(double seconds) => seconds >= Earliest && seconds < End;

    private protected override bool TryParse(ReadOnlySpan<char> text, out double seconds)
    {
        var isDate = text.Length <= DateLength
            ? DateTimeOffset.TryParseExact(text, text.Length < DateLength ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            : DateTimeOffset.TryParseExact(text, WithTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
        seconds = SecondsOf(date.UtcTicks - DateTime.UnixEpoch.Ticks);
        return isDate;
    }

    private protected override int Format(double seconds, Span<char> text)
    {
        // Rounding up must not leave the year 9999.
        var date = new DateTime(Math.Min(TicksOf(seconds) + DateTime.UnixEpoch.Ticks, DateTime.MaxValue.Ticks));
        date.TryFormat(text, out var length, date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : $"yyyy-MM-dd'T'{SecondsWithFraction}", CultureInfo.InvariantCulture);
        return length;
    }
}
