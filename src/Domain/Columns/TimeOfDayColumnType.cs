using System.Globalization;

namespace Regressor.Domain.Columns;

/// <summary>Times of day: the number of seconds since midnight, less than a day.</summary>
public sealed class TimeOfDayColumnType : TemporalColumnType
{
    private const double SecondsPerDay = 86_400;

    private static readonly string[] Formats = ["HH:mm", "HH:mm:ss.FFFFFFF"];

    internal TimeOfDayColumnType() { }

    public override string Name => "timeOfDay";

    public override string Noun => "a time of day";

    public override string Plural => "times of day";

    public override string StoredAs => "seconds since midnight";

    private protected override string Expected => "must be a time of day such as 07:00 or 07:00:30, before 24:00";

    private protected override bool IsInRange(double seconds) => seconds is >= 0 and < SecondsPerDay;

    private protected override bool TryParse(ReadOnlySpan<char> text, out double seconds)
    {
        var isTime = TimeOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        seconds = SecondsOf(time.Ticks);
        return isTime;
    }

    private protected override int Format(double seconds, Span<char> text)
    {
        var time = new TimeOnly(Math.Min(TicksOf(seconds), TimeOnly.MaxValue.Ticks));
        time.TryFormat(text, out var length, time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : SecondsWithFraction, CultureInfo.InvariantCulture);
        return length;
    }
}
