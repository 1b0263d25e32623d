using System.Globalization;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Converts the numbers by which Excel counts days to seconds, and writes them as ISO 8601.</summary>
internal static class ExcelDates
{
    public const double SecondsPerDay = 86_400;

    /// <summary>Number of 1970-01-01 from the epochs 1900 and 1904.</summary>
    private const double UnixDay1900 = 25_569, UnixDay1904 = 24_107;

    /// <summary>Excel believes that 1900 was a leap year: day 60 is 29 February 1900, which never was.</summary>
    private const double FalseLeapDay = 60;

    /// <summary>Days after year 9999.</summary>
    private const double End = 2_958_466;

    /// <returns>Seconds since 1970-01-01T00:00:00, rounded to a millisecond; null if it is no date.</returns>
    public static double? ToSeconds(double serial, bool counts1904)
    {
        if (!(serial >= 0) || serial >= End) return null;
        if (counts1904) return Rounded(serial - UnixDay1904);
        if (serial is >= FalseLeapDay and < FalseLeapDay + 1) return null;
        return Rounded(serial - UnixDay1900 + (serial < FalseLeapDay ? 1 : 0));
    }

    /// <summary>Returns the number of a date from 1900-03-01 on, in workbooks that count from 1900; null if it is earlier.</summary>
    /// <param name="seconds">Seconds since 1970-01-01T00:00:00.</param>
    public static double? ToSerial(double seconds) => seconds / SecondsPerDay + UnixDay1900 is var serial and > FalseLeapDay and < End ? serial : null;

    /// <summary>Returns the time of day of a number, in seconds since midnight.</summary>
    public static double TimeOfDay(double serial) => Rounded(serial - Math.Floor(serial)) % SecondsPerDay;

    public static bool TryFormat(double seconds, Span<char> text, out int written)
    {
        var time = DateTime.UnixEpoch.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
        var format = time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : time.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.fff";
        return time.TryFormat(text, out written, format, CultureInfo.InvariantCulture);
    }

    /// <summary>Writes 07:00, 07:00:30 or 07:00:30.5, with hours beyond 24 for durations.</summary>
    public static bool TryFormatTime(double seconds, Span<char> text, out int written)
    {
        var thousandths = (long)Math.Round(Math.Abs(seconds) * 1000);
        var (hours, minutes, rest) = (thousandths / 3_600_000, thousandths / 60_000 % 60, thousandths % 60_000);
        var sign = seconds < 0 && thousandths > 0 ? "-" : "";
        return rest == 0 ? text.TryWrite(CultureInfo.InvariantCulture, $"{sign}{hours:00}:{minutes:00}", out written)
            : rest % 1000 == 0 ? text.TryWrite(CultureInfo.InvariantCulture, $"{sign}{hours:00}:{minutes:00}:{rest / 1000:00}", out written)
            : text.TryWrite(CultureInfo.InvariantCulture, $"{sign}{hours:00}:{minutes:00}:{rest / 1000:00}.{rest % 1000:000}", out written);
    }

    private static double Rounded(double days) => Math.Round(days * SecondsPerDay * 1000) / 1000;
}
