namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>Separates the time of day and the offset from UTC from a date.</summary>
internal static class DateTimeSplit
{
    private const int SecondsPerMinute = 60, SecondsPerHour = 3600, SecondsPerDay = 86_400, MaxOffsetHours = 15;

    /// <summary>Hours from UTC: the zones of RFC 5322, and Central European Time.</summary>
    private static readonly (string Name, int Hours)[] Zones =
    [
        ("UTC", 0), ("GMT", 0), ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7), ("CEST", 2), ("CET", 1), ("Z", 0),
    ];

    /// <param name="cell">Trimmed cell.</param>
    /// <param name="date">The text before the time.</param>
    /// <param name="year">A year after the time, as in Fri Nov 27 15:26:29 2026; usually empty.</param>
    /// <param name="seconds">Seconds since midnight minus the offset from UTC.</param>
    /// <returns>False if there is a time that is none of a day.</returns>
    public static bool TrySplit(ReadOnlySpan<char> cell, out ReadOnlySpan<char> date, out ReadOnlySpan<char> year, out double seconds)
    {
        date = cell;
        year = default;
        seconds = 0;
        if (TrySplitBasic(cell, ref date, ref seconds, out var isTime)) return isTime;
        var start = StartOfTime(cell);
        if (start < 0) return true;
        if (start == 0 || !WrittenTime.TryRead(cell[start..], out var time)) return false;

        seconds = time.IsEndOfDay ? SecondsPerDay : time.SecondsOfDay;
        if (seconds < 0 || !TryReadOffset(time.Rest, out var offset, out year)) return false;
        seconds -= offset;
        date = cell[..start];
        date = date[^1] is 'T' or 't' or ':' ? date[..^1] : date.TrimEnd().TrimEnd(',').TrimEnd();
        return date.Length > 0;
    }

    /// <summary>ISO 8601 without signs: 20250131T0730, 20250131T073015Z.</summary>
    private static bool TrySplitBasic(ReadOnlySpan<char> cell, ref ReadOnlySpan<char> date, ref double seconds, out bool isTime)
    {
        isTime = false;
        const int dateLength = 8;
        if (cell.Length < dateLength + 5 || cell[dateLength] != 'T' || cell[..dateLength].ContainsAnyExceptInRange('0', '9')) return false;
        var time = cell[(dateLength + 1)..];
        var digits = 0;
        while (digits < time.Length && char.IsAsciiDigit(time[digits])) digits++;
        if (digits is not (4 or 6)) return false;
        var (hours, minutes, rest) = (Pair(time), Pair(time[2..]), digits == 6 ? Pair(time[4..]) : 0);
        if (hours > 23 || minutes > 59 || rest > 59 || !TryReadOffset(time[digits..], out var offset, out var year) || year.Length > 0) return true;
        date = cell[..dateLength];
        seconds = (hours * SecondsPerHour) + (minutes * SecondsPerMinute) + rest - offset;
        return isTime = true;
    }

    private static int Pair(ReadOnlySpan<char> digits) => ((digits[0] - '0') * 10) + (digits[1] - '0');

    /// <returns>Index of the hour before the first colon, or before an h between digits; -1 if there is no time.</returns>
    private static int StartOfTime(ReadOnlySpan<char> cell)
    {
        for (var at = 1; at + 1 < cell.Length; at++)
        {
            if (cell[at] is not (':' or 'h') || !char.IsAsciiDigit(cell[at + 1]) || !char.IsAsciiDigit(cell[at - 1])) continue;
            var start = at;
            while (start > 0 && at - start < 2 && char.IsAsciiDigit(cell[start - 1])) start--;

            // In 10/Oct/2000:13:55:36 the first colon follows a year.
            if (start > 0 && char.IsAsciiDigit(cell[start - 1])) continue;
            return start;
        }

        return -1;
    }

    private static (string Name, int Hours) Zone(ReadOnlySpan<char> text)
    {
        foreach (var zone in Zones)
        {
            if (text.StartsWith(zone.Name, StringComparison.OrdinalIgnoreCase)) return zone;
        }

        return ("", 0);
    }

    /// <summary>Z, UTC, GMT, EST, +02:00, +0200, +02, optionally a year behind it; nothing is no offset.</summary>
    private static bool TryReadOffset(ReadOnlySpan<char> text, out int seconds, out ReadOnlySpan<char> year)
    {
        seconds = 0;
        text = text.Trim();
        var (zone, hours) = Zone(text);
        seconds = hours * SecondsPerHour;
        text = text[zone.Length..];
        if (text.Length >= 3 && text[0] is '+' or '-' or '−')
        {
            var digits = text[1..];
            var hasMinutes = digits.Length >= 4 && (digits[2] == ':' ? digits.Length >= 5 : char.IsAsciiDigit(digits[2]));
            var minutes = !hasMinutes ? default : digits[2] == ':' ? digits[3..5] : digits[2..4];
            if (!char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[1]) || minutes.ContainsAnyExceptInRange('0', '9'))
            {
                year = default;
                return false;
            }

            var size = (Pair(digits) * SecondsPerHour) + (hasMinutes ? Pair(minutes) * SecondsPerMinute : 0);
            seconds += text[0] == '+' ? size : -size;
            text = digits[(!hasMinutes ? 2 : digits[2] == ':' ? 5 : 4)..];
        }

        year = text.Trim();
        return Math.Abs(seconds) <= MaxOffsetHours * SecondsPerHour && (year.IsEmpty || (year.Length == 4 && !year.ContainsAnyExceptInRange('0', '9')));
    }
}
