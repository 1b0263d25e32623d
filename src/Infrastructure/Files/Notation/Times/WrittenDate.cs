using System.Globalization;

namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>A date as people write it, whose day, month and year may still be exchanged.</summary>
internal readonly record struct WrittenDate
{
    private const int SecondsPerDay = 86_400;

    /// <summary>Two-digit years up to this one are of this century, as in spreadsheets.</summary>
    private const int LastTwoDigitYear = 49;

    /// <summary>The parts in the order written; year, month and day if the order <see cref="IsFixed"/>.</summary>
    public required int A { get; init; }

    public required int B { get; init; }

    public required int C { get; init; }

    /// <summary>True if the parts themselves show their order: a month by its name, or a year of four digits first.</summary>
    public bool IsFixed { get; init; }

    /// <summary>True if the year has two digits.</summary>
    public bool HasShortYear { get; init; }

    /// <summary>True for 2009/10, which may be October or a season of two years.</summary>
    public bool MayBeSeason { get; init; }

    /// <summary>The sign between the parts; NUL if there is none.</summary>
    public char Separator { get; init; }

    /// <summary>Seconds since midnight minus the offset from UTC.</summary>
    public double Time { get; init; }

    /// <param name="order">Order of the parts where they do not show it.</param>
    /// <param name="seconds">Seconds since 1970-01-01T00:00:00.</param>
    /// <returns>False if the parts are no date in this order.</returns>
    public bool TryGet(DateOrder order, out double seconds)
    {
        seconds = 0;
        if (!IsFixed && !HasShortYear && order == DateOrder.YearMonthDay) return false;
        var (year, month, day) = IsFixed ? (A, B, C) : order switch
        {
            DateOrder.DayMonthYear => (C, B, A),
            DateOrder.MonthDayYear => (C, A, B),
            _ => (A, B, C),
        };
        if (HasShortYear)
        {
            if (year > 99) return false;
            year += year <= LastTwoDigitYear ? 2000 : 1900;
        }

        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        seconds = ((new DateOnly(year, month, day).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * (double)SecondsPerDay) + Time;
        return true;
    }

    /// <summary>Reads 20250131 if it is a date in a plausible century.</summary>
    public static bool TryReadCompact(long digits, out WrittenDate date)
    {
        date = new WrittenDate { A = (int)(digits / 10_000), B = (int)(digits / 100 % 100), C = (int)(digits % 100), IsFixed = true };
        return digits is >= 1900_0101 and <= 2100_1231 && date.TryGet(DateOrder.YearMonthDay, out _);
    }

    /// <param name="cell">Trimmed cell.</param>
    /// <param name="date">The parts, which may still be an impossible date.</param>
    public static bool TryRead(ReadOnlySpan<char> cell, out WrittenDate date)
    {
        date = default;
        return DateScanner.CanBeDate(cell) && new DateScanner(cell).TryScan(out date);
    }

    /// <returns>The first day of the ISO 8601 week; null if the year has no such week.</returns>
    public static DateTime? DayOfWeek(int year, int week, int day) =>
        year is >= 1 and < 9999 && week >= 1 && week <= ISOWeek.GetWeeksInYear(year) && day is >= 1 and <= 7
            ? ISOWeek.ToDateTime(year, week, (DayOfWeek)(day % 7))
            : null;
}
