using Regressor.Infrastructure.Files.Notation.Numbers;
using Regressor.Infrastructure.Files.Notation.Texts;
using Regressor.Infrastructure.Files.Notation.Times;

namespace Regressor.Infrastructure.Files.Notation;

/// <summary>Watches all cells of one column in one pass. Its size does not grow with the file. Not thread-safe while cells are added.</summary>
/// <param name="missing">The caller's words for a missing value, as in <see cref="NotationHints.Missing"/>; null if not given.</param>
internal sealed class NotationDetector(IReadOnlyCollection<string>? missing = null)
{
    /// <summary>Share of the cells that decides what a column writes: the others are errors to report.</summary>
    public const double DecisiveShare = .9;

    /// <summary>Values count as texts in the first cells, and later where one of ten cells is a text, or codes are found.</summary>
    private const int FirstCellsCounted = 1000, TextsOfColumn = 10;

    private readonly MissingWords? _given = missing is null ? null : new MissingWords(missing);

    /// <summary>All cells.</summary>
    public int Cells { get; private set; }

    public int Blank { get; private set; }

    /// <summary>Cells that are neither blank nor a known word.</summary>
    public int Written => Cells - Blank - Words.Count;

    /// <summary>The unambiguous decimal sign of a column of numbers; null if it has none.</summary>
    public char? ProvenDecimal => 2 * Numbers.Count > Written ? NumberReading.Proven(Numbers) : null;

    /// <summary>The order of day and month that a column of dates proves; null if it proves none.</summary>
    public DateOrder? ProvenOrder => Dates.Count >= DecisiveShare * Written ? DateReading.Proven(Dates) : null;

    public NumberCells Numbers { get; } = new();

    public DateCells Dates { get; } = new();

    public DurationCells Times { get; } = new();

    public WordCells Words { get; } = new();

    /// <summary>Different texts among the cells, except blank ones and words; in a column of values, of the first cells only.</summary>
    public DistinctTexts Texts { get; } = new();

    public int LongestText { get; private set; }

    /// <summary>Cells that are neither number, date, time nor duration.</summary>
    public int TextCells { get; private set; }

    public FirstCells NotNumbers { get; } = new();

    public FirstCells NotDates { get; } = new();

    public FirstCells NotTimes { get; } = new();

    /// <param name="cell">The cell, trimmed or not.</param>
    /// <param name="line">Its line, or the number of its row.</param>
    public void Add(ReadOnlySpan<char> cell, long line)
    {
        Cells++;
        cell = cell.Trim();
        if (cell.IsEmpty) Blank++;
        else if (_given is not null && _given.Contains(cell)) Words.Add(cell, line);
        else if (ShortNumber.TryRead(cell, out var number)) AddNumber(number, cell, line);
        else if (HasOnlyTexts && Texts.TryRecount(cell)) AddText(cell);
        else if (CanBeWord(cell) && MissingWords.Known.Contains(cell)) Words.Add(cell, line);
        else AddConverted(cell, line);
    }

    public NotationDecision Decide(string name, NotationHints hints, FileNotation file) => new NotationChoice(this, name, hints, file).Decide();

    private void AddNumber(in ShortNumber number, ReadOnlySpan<char> cell, long line)
    {
        Numbers.Add(number, cell, line);
        Dates.AddPlain(number, cell, line);
        if (CountsTexts) Texts.Add(cell);
    }

    private void AddText(ReadOnlySpan<char> cell)
    {
        LongestText = Math.Max(LongestText, cell.Length);
        TextCells++;
    }

    /// <summary>No known word begins with a digit, except 1.#QNAN and 0000-00-00.</summary>
    private static bool CanBeWord(ReadOnlySpan<char> cell) => !char.IsAsciiDigit(cell[0]) || cell.StartsWith("00", StringComparison.Ordinal) || cell.Contains('#');

    /// <summary>True if all cells before this one are texts, and enough of them to show: a repeated text needs no second look.</summary>
    private bool HasOnlyTexts => NotNumbers.IsFull && TextCells == Written - 1;

    private bool CountsTexts => Cells <= FirstCellsCounted || Numbers.Codes > 0 || TextCells > Cells / TextsOfColumn;

    private void AddConverted(ReadOnlySpan<char> cell, long line)
    {
        Span<char> plain = stackalloc char[OtherDigits.MaxLength];
        if (!OtherDigits.TryConvert(cell, plain)) AddWritten(cell, line);
        else if (ShortNumber.TryRead(plain[..cell.Length], out var number)) AddNumber(number, plain[..cell.Length], line);
        else AddWritten(plain[..cell.Length], line);
    }

    private void AddWritten(ReadOnlySpan<char> cell, long line)
    {
        var mayBeValue = cell.ContainsAnyInRange('0', '9') || Fractions.ContainVulgar(cell);
        var isNumber = mayBeValue && Numbers.TryAdd(cell, line);

        // Few numbers are also a date, such as 01/2025, or a duration, such as 90 min.
        var isDate = mayBeValue && (!isNumber || cell.Contains('/')) && Dates.TryAdd(cell, line);
        var isTime = mayBeValue && (!isNumber || CompoundQuantity.EndsWithUnit(cell)) && Times.TryAdd(cell, line);
        if (!isNumber) NotNumbers.Add(cell, line);
        if (!isDate) NotDates.Add(cell, line);
        if (!isTime) NotTimes.Add(cell, line);
        var isText = !isNumber && !isDate && !isTime;
        if (isText) AddText(cell);
        else LongestText = Math.Max(LongestText, cell.Length);
        if (isText || CountsTexts) Texts.Add(cell);
    }
}
