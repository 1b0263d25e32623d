using Regressor.Infrastructure.Files.Notation.Times;

namespace Regressor.Infrastructure.Files.Notation.Problems;

/// <summary>What the caller should know about a column of dates.</summary>
internal static class DateProblems
{
    public static IEnumerable<NotationProblem> Find(NotationDetector cells, DateReading reading)
    {
        var dates = cells.Dates;
        if (reading.IsUnclear) yield return Ambiguous(dates, reading.Order);
        if (dates.ShortYears == 0) yield break;
        var samples = dates.FirstShortYears.Cells.Select(sample => sample with { Reading = Read(sample.Cell, reading.Order) }).ToList();
        yield return new NotationProblem(
            NotationProblems.TwoDigitYears, dates.ShortYears, samples, null, null, false,
            $"{dates.ShortYears} years have two digits. They were read as the years 1950 to 2049: '{samples[0].Cell}' as {samples[0].Reading ?? "no date"}.");
    }

    private static NotationProblem Ambiguous(DateCells dates, DateOrder order)
    {
        var other = order == DateOrder.DayMonthYear ? DateOrder.MonthDayYear : DateOrder.DayMonthYear;
        var cells = dates.Swappable > 0 ? dates.FirstSwappable : dates.FirstShortYears;
        var samples = cells.Cells.Select(sample => sample with { Reading = Read(sample.Cell, order), OtherReading = Read(sample.Cell, other) }).ToList();
        var count = dates.Swappable > 0 ? dates.Swappable : dates.ShortYears;
        return new NotationProblem(
            NotationProblems.AmbiguousDates, count, samples, $"dateOrder={Code(order)}", $"dateOrder={Code(other)}", true,
            $"'{samples[0].Cell}' may be {samples[0].Reading} or {samples[0].OtherReading}; {count} cells cannot tell. "
            + $"Set dateOrder={Code(order)} for the first, dateOrder={Code(other)} for the second.");
    }

    private static string Code(DateOrder order) => new DateNotation(order, PlainDates.None, MissingWords.None).Form!;

    private static string? Read(string cell, DateOrder order) =>
        WrittenDate.TryRead(cell, out var date) && date.TryGet(order, out var seconds) ? ColumnTypes.DateTime.Format(ColumnValue.Of(seconds)) : null;
}
