using System.Globalization;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Notation.Numbers;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Reads the rows of a block of cells, each as its number, its shown text and its stored value.</summary>
internal sealed class SheetRecordReader : RecordReader
{
    private const int MaxNumberLength = 64;

    private readonly Workbook _workbook;
    private readonly SheetRows _rows;
    private readonly CellRange _block;

    /// <summary>Positions of the columns' cells in the row; negative for empty cells.</summary>
    private readonly int[] _cells;

    private char[] _shown = new char[1 << 12];
    private int _shownLength;

    /// <param name="workbook">The workbook.</param>
    /// <param name="rows">The rows of one of its sheets, which are disposed with the reader.</param>
    /// <param name="block">The cells to read.</param>
    public SheetRecordReader(Workbook workbook, SheetRows rows, CellRange block)
    {
        _workbook = workbook;
        _rows = rows;
        _block = block;
        _cells = new int[block.LastColumn - block.FirstColumn + 1];
        Count = _cells.Length;
    }

    /// <summary>Empty rows are no records: a sheet has a million of them.</summary>
    public override bool Read(bool withBlanks = false)
    {
        while (_rows.Read() && _rows.Row <= _block.LastRow)
        {
            if (_rows.Row < _block.FirstRow || !FindCells()) continue;
            Line = _rows.Row;
            _shownLength = 0;
            return true;
        }

        return false;
    }

    /// <summary>Returns a cell as text. An error is none: the formula has no value.</summary>
    public override ReadOnlySpan<char> Cell(int column) =>
        _cells[column] >= 0 && _rows.Cells[_cells[column]] is { Type: not CellType.Error } ? WholeCell(column).Trim() : default;

    public override ReadOnlySpan<char> WholeCell(int column)
    {
        if (_cells[column] < 0) return default;
        var cell = _rows.Cells[_cells[column]];
        var text = _rows.TextOf(cell);
        return cell.Type switch
        {
            CellType.SharedString => _workbook.SharedStrings.Find(text),
            CellType.Boolean => text is "1" or "true" ? "TRUE" : "FALSE",
            CellType.Number => Shown(cell.Style, text),
            _ => text,
        };
    }

    public override ReadOnlySpan<char> NumberText(int column)
    {
        var cell = _rows.Cells[_cells[column]];
        var text = _rows.TextOf(cell);
        return _workbook.Formats[cell.Style].Kind != FormatKind.Percent && ShortNumber.TryRead(text, out var plain) && !plain.HasLeadingZero
            && (plain.Sign == '\0' || (plain.Sign == '.' && text[^1] != '0')) ? text : default;
    }

    public override CellValue Typed(int column)
    {
        if (_cells[column] < 0) return new CellValue(CellKind.Blank, 0);
        var cell = _rows.Cells[_cells[column]];
        var text = _rows.TextOf(cell);
        return cell.Type switch
        {
            CellType.Error => new CellValue(CellKind.Error, 0),
            CellType.Boolean => new CellValue(CellKind.Boolean, text is "1" or "true" ? 1 : 0),
            CellType.Number when TryParse(text, out var number) => Typed(_workbook.Formats[cell.Style].Kind, number),
            CellType.IsoDate when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) =>
                new CellValue(CellKind.DateTime, (date - DateTime.UnixEpoch).TotalSeconds),
            _ => CellValue.Text,
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _rows.Dispose();
        base.Dispose(disposing);
    }

    /// <returns>False if the row is empty within the block.</returns>
    private bool FindCells()
    {
        Array.Fill(_cells, -1);
        var any = false;
        for (var index = 0; index < _rows.Cells.Count; index++)
        {
            var cell = _rows.Cells[index];
            if (cell.Length == 0 || cell.Column < _block.FirstColumn || cell.Column > _block.LastColumn) continue;
            _cells[cell.Column - _block.FirstColumn] = index;
            any = true;
        }

        return any;
    }

    private CellValue Typed(FormatKind format, double number) => format switch
    {
        FormatKind.Percent => new CellValue(CellKind.Number, Hundredfold(number)),
        FormatKind.DateTime when ExcelDates.ToSeconds(number, _workbook.Counts1904) is { } seconds => new CellValue(CellKind.DateTime, seconds),
        FormatKind.DateTime => CellValue.Text,
        FormatKind.Time => new CellValue(CellKind.TimeOfDay, ExcelDates.TimeOfDay(number)),

        // The text is read like the durations of other formats, so that all get the same unit.
        FormatKind.Duration => CellValue.Text,
        _ => new CellValue(CellKind.Number, number),
    };

    private ReadOnlySpan<char> Shown(int style, ReadOnlySpan<char> stored)
    {
        if (!TryParse(stored, out var number)) return stored;
        var format = _workbook.Formats[style];
        var room = Room();
        int written;
        switch (format.Kind)
        {
            case FormatKind.DateTime when ExcelDates.ToSeconds(number, _workbook.Counts1904) is { } seconds:
                ExcelDates.TryFormat(seconds, room, out written);
                return Keep(written);
            case FormatKind.DateTime when number is >= 60 and < 61:
                return "1900-02-29";
            case FormatKind.Time:
                ExcelDates.TryFormatTime(ExcelDates.TimeOfDay(number), room, out written);
                return Keep(written);
            case FormatKind.Duration when Math.Abs(number) < CellReference.MaxRow:
                ExcelDates.TryFormatTime(number * ExcelDates.SecondsPerDay, room, out written);
                return Keep(written);
            case FormatKind.Number or FormatKind.Percent when FormatText(format, number) is { } text:
                return text;
            default:
                // Excel shows at most 15 digits, and so no 0.30000000000000004.
                if (stored.Length <= 15) return stored;
                number.TryFormat(room, out written, "G15", CultureInfo.InvariantCulture);
                return Keep(written);
        }
    }

    /// <returns>The number in its format; null if the format hides it or cannot be applied.</returns>
    private static string? FormatText(CellFormat format, double number)
    {
        // Larger numbers have hundreds of digits in such formats.
        if (format.Format is null || Math.Abs(number) > 1e15) return null;
        var text = format.Format.Format(number, CultureInfo.InvariantCulture).Trim();
        return text.Length > 0 ? text : null;
    }

    /// <summary>Moves the decimal point, because a product is rounded: 0.29 is 29 %, not 28.999999999999996 %.</summary>
    private static double Hundredfold(double number)
    {
        Span<char> text = stackalloc char[MaxNumberLength];
        number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        var mantissa = text[..length].IndexOf('E');
        var exponent = mantissa < 0 ? 0 : int.Parse(text[(mantissa + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (mantissa < 0) mantissa = length;
        text[mantissa..].TryWrite(CultureInfo.InvariantCulture, $"E{exponent + 2}", out length);
        return double.Parse(text[..(mantissa + length)], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Most numbers are short ones, which need not be parsed the general and slow way.</summary>
    private static bool TryParse(ReadOnlySpan<char> text, out double number)
    {
        if (!ShortNumber.TryRead(text, out var plain) || plain.Sign == ',')
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
        number = plain.Decimal;
        return true;
    }

    // Texts shown earlier stay valid until the next row, so a full buffer is replaced, not moved.
    private Span<char> Room()
    {
        if (_shownLength + MaxNumberLength > _shown.Length) (_shown, _shownLength) = (new char[_shown.Length], 0);
        return _shown.AsSpan(_shownLength, MaxNumberLength);
    }

    private ReadOnlySpan<char> Keep(int length)
    {
        var text = _shown.AsSpan(_shownLength, length);
        _shownLength += length;
        return text;
    }
}
