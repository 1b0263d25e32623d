namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>Dates, with or without a time, in one order of day, month and year.</summary>
/// <param name="order">Order where a date does not show it.</param>
/// <param name="plain">Meaning of plain numbers.</param>
/// <param name="missing">Words for a missing value.</param>
internal sealed class DateNotation(DateOrder order, PlainDates plain, MissingWords missing) : ColumnNotation(missing)
{
    private const int YearDigits = 4, CompactDigits = 8, SecondsPerDay = 86_400;

    /// <summary>Days from 1899-12-30 to 1970-01-01.</summary>
    private const int SpreadsheetEpoch = 25_569;

    public override ColumnType? Type => ColumnTypes.DateTime;

    public override string? Form => order switch
    {
        DateOrder.DayMonthYear => "dmy",
        DateOrder.MonthDayYear => "mdy",
        _ => "ymd",
    };

    public override bool TryParse(ReadOnlySpan<char> cell, out double number)
    {
        number = 0;
        if (plain != PlainDates.None && Numbers.ShortNumber.TryRead(cell, out var serial)) return TryParsePlain(serial.Decimal, out number);
        if (cell.Length is YearDigits or CompactDigits && !cell.ContainsAnyExceptInRange('0', '9')) return TryParseDigits(cell, out number);
        return WrittenDate.TryRead(cell, out var date) && date.TryGet(order, out number) && ColumnTypes.DateTime.FaultOf(ColumnValue.Of(number)) is null;
    }

    public override NotationFault FaultOf(ReadOnlySpan<char> cell)
    {
        if (!WrittenDate.TryRead(cell, out var date)) return new NotationFault(NotationFaults.NotADate, $"'{Shown(cell)}' is not a date.");
        var other = order == DateOrder.DayMonthYear ? DateOrder.MonthDayYear : DateOrder.DayMonthYear;
        return date.TryGet(other, out _)
            ? new NotationFault(NotationFaults.ImpossibleDate, $"'{Shown(cell)}' is not a date: the order of this column is {OrderInWords}.")
            : new NotationFault(NotationFaults.ImpossibleDate, $"'{Shown(cell)}' is a date that does not exist.");
    }

    private string OrderInWords => order switch
    {
        DateOrder.DayMonthYear => "day, month, year",
        DateOrder.MonthDayYear => "month, day, year",
        _ => "year, month, day",
    };

    private static bool TryParseDigits(ReadOnlySpan<char> digits, out double seconds)
    {
        seconds = 0;
        var number = int.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        if (digits.Length == CompactDigits) return WrittenDate.TryReadCompact(number, out var date) && date.TryGet(DateOrder.YearMonthDay, out seconds);
        if (!DateCells.IsYear(number)) return false;
        seconds = DateCells.YearStart(number);
        return true;
    }

    /// <summary>Converts a plain number as the caller's hint says.</summary>
    public bool TryParsePlain(double number, out double seconds)
    {
        seconds = plain == PlainDates.UnixSeconds ? number : Math.Round((number - SpreadsheetEpoch) * SecondsPerDay, 3);
        return ColumnTypes.DateTime.FaultOf(ColumnValue.Of(seconds)) is null;
    }
}
