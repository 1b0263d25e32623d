namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>The dates of a column as one order of their parts reads them.</summary>
/// <param name="Order">Order where the dates do not show it.</param>
/// <param name="IsUnclear">True if nothing proves whether the day or the month comes first.</param>
/// <param name="Read">Number of readable cells.</param>
/// <param name="Range">Their first and last date.</param>
internal sealed record DateReading(DateOrder Order, bool IsUnclear, int Read, ValueRange Range)
{
    /// <summary>So many dates in ascending order under one reading only are no accident.</summary>
    private const int MinSorted = 8;

    /// <summary>A share of contrary cells that is more than a slip.</summary>
    private const double Slip = .02;

    public static DateReading Decide(DateCells cells, NotationHints hints, FileNotation file)
    {
        var (order, isUnclear) = DecideOrder(cells, hints, file);
        var read = cells.With(order);
        return new DateReading(order, isUnclear, read.Count, read.Range);
    }

    /// <summary>The order that more cells have than any other; null if none has.</summary>
    public static DateOrder? Proven(DateCells cells)
    {
        var (day, month, year) = Counts(cells);
        return day > month && day > year ? DateOrder.DayMonthYear
            : month > day && month > year ? DateOrder.MonthDayYear
            : year > day && year > month && cells.ShortYears > 0 ? DateOrder.YearMonthDay
            : null;
    }

    private static (int Day, int Month, int Year) Counts(DateCells cells) =>
        (cells.With(DateOrder.DayMonthYear).Count, cells.With(DateOrder.MonthDayYear).Count, cells.With(DateOrder.YearMonthDay).Count);

    private static (DateOrder Order, bool IsUnclear) DecideOrder(DateCells cells, NotationHints hints, FileNotation file)
    {
        if (hints.Order is { } given) return (given, false);
        if (Proven(cells) is { } proven)
        {
            var (less, more) = (Math.Min(cells.DayFirstOnly, cells.MonthFirstOnly), cells.DayFirstOnly + cells.MonthFirstOnly);
            return (proven, cells.Swappable > 0 && less > Slip * more);
        }

        var (day, month, year) = Counts(cells);
        if (day == month && day == year && cells.ShortYears == 0) return (DateOrder.YearMonthDay, false);
        if (day != month || cells.Swappable == 0) return (year > day ? DateOrder.YearMonthDay : DateOrder.DayMonthYear, day == year && day != month);
        var mayBeYearFirst = cells.ShortYears > 0 && year == day;
        if (file.Order is { } elsewhere && (elsewhere != DateOrder.YearMonthDay || mayBeYearFirst)) return (elsewhere, false);
        if (cells.WithPoints >= cells.Swappable) return (DateOrder.DayMonthYear, false);
        return Sorted(cells, mayBeYearFirst) is { } sorted ? (sorted, false) : (DateOrder.DayMonthYear, true);
    }

    private static DateOrder? Sorted(DateCells cells, bool mayBeYearFirst)
    {
        DateOrder[] orders = mayBeYearFirst
            ? [DateOrder.DayMonthYear, DateOrder.MonthDayYear, DateOrder.YearMonthDay]
            : [DateOrder.DayMonthYear, DateOrder.MonthDayYear];
        var sorted = orders.Where(order => cells.With(order).IsSorted).ToList();
        return cells.Count >= MinSorted && sorted.Count == 1 ? sorted[0] : null;
    }
}
