using Regressor.Infrastructure.Files.Notation.Numbers;

namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>The dates of one column in every order of their parts. Its size is bounded.</summary>
internal sealed class DateCells
{
    private const int YearDigits = 4, CompactDigits = 8, FirstYear = 1000, EndYear = 3000;
    private readonly OrderCells[] _orders = [new(), new(), new()];

    /// <summary>Dates in any order, except compact ones.</summary>
    public int Count { get; private set; }

    /// <summary>Dates whose day and month can be exchanged, for another date.</summary>
    public int Swappable { get; private set; }

    public FirstCells FirstSwappable { get; } = new();

    /// <summary>Dates that are only valid with the day first, or with the month first.</summary>
    public int DayFirstOnly { get; private set; }

    public int MonthFirstOnly { get; private set; }

    /// <summary>Dates with points between the parts, which are written with the day first.</summary>
    public int WithPoints { get; private set; }

    public int ShortYears { get; private set; }

    public FirstCells FirstShortYears { get; } = new();

    /// <summary>Months such as 2009/10 whose number is the next year's.</summary>
    public int Seasons { get; private set; }

    /// <summary>Plain numbers such as 20250131; the plain numbers that are none are not read.</summary>
    public OrderCells Compact { get; } = new();

    /// <summary>Plain numbers that may be a year.</summary>
    public OrderCells Years { get; } = new();

    public OrderCells With(DateOrder order) => _orders[(int)order];

    public void AddPlain(in ShortNumber number, ReadOnlySpan<char> cell, long line)
    {
        if (number.IsWhole && number.Digits == YearDigits && IsYear((long)number.Decimal)) Years.Add(YearStart((int)number.Decimal));
        if (number.IsWhole
            && number.Digits == CompactDigits
            && WrittenDate.TryReadCompact((long)number.Decimal, out var date)
            && date.TryGet(DateOrder.YearMonthDay, out var seconds))
        {
            Compact.Add(seconds);
        }
        else
        {
            Compact.NotRead.Add(cell, line);
        }
    }

    /// <returns>False if the cell is no date in any order.</returns>
    public bool TryAdd(ReadOnlySpan<char> cell, long line)
    {
        if (!WrittenDate.TryRead(cell, out var date)) return false;
        Span<bool> valid = stackalloc bool[_orders.Length];
        Span<double> values = stackalloc double[_orders.Length];
        if (date.IsFixed)
        {
            valid.Fill(date.TryGet(DateOrder.YearMonthDay, out var value));
            values.Fill(value);
        }
        else
        {
            for (var order = 0; order < _orders.Length; order++) valid[order] = date.TryGet((DateOrder)order, out values[order]);
        }

        if (!valid.Contains(true)) return false;

        Count++;
        for (var order = 0; order < _orders.Length; order++)
        {
            if (valid[order]) _orders[order].Add(values[order]);
            else _orders[order].NotRead.Add(cell, line);
        }

        AddEvidence(date, valid, values, cell, line);
        return true;
    }

    public static bool IsYear(long number) => number is >= FirstYear and < EndYear;

    /// <summary>Seconds from 1970 to the start of a year.</summary>
    public static double YearStart(int year) => (new DateTime(year, 1, 1) - DateTime.UnixEpoch).TotalSeconds;

    private void AddEvidence(in WrittenDate date, ReadOnlySpan<bool> valid, ReadOnlySpan<double> values, ReadOnlySpan<char> cell, long line)
    {
        var (isDayFirst, isMonthFirst) = (valid[(int)DateOrder.DayMonthYear], valid[(int)DateOrder.MonthDayYear]);
        if (date.HasShortYear)
        {
            ShortYears++;
            FirstShortYears.Add(cell, line);
        }

        if (date.MayBeSeason) Seasons++;
        if (date.IsFixed) return;
        if (date.Separator == '.') WithPoints++;
        if (isDayFirst && !isMonthFirst) DayFirstOnly++;
        if (isMonthFirst && !isDayFirst) MonthFirstOnly++;
        if (!isDayFirst || !isMonthFirst || values[0] == values[1]) return;
        Swappable++;
        FirstSwappable.Add(cell, line);
    }
}

/// <summary>Readable cells of one reading, with their range, and the first that it cannot read.</summary>
internal sealed class OrderCells
{
    private ValueRange _range = new();
    private double _previous = double.NegativeInfinity;

    public int Count { get; private set; }

    public ValueRange Range => _range;

    /// <summary>True if no value is smaller than the one before it.</summary>
    public bool IsSorted { get; private set; } = true;

    public FirstCells NotRead { get; } = new();

    public void Add(double value)
    {
        Count++;
        _range.Add(value);
        if (value < _previous) IsSorted = false;
        _previous = value;
    }
}
