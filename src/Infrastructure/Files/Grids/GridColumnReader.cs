using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Notation;
using Regressor.Infrastructure.Files.Notation.Numbers;
using Regressor.Infrastructure.Files.Notation.Texts;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.Grids;

/// <summary>Reads the cells of one column.</summary>
/// <param name="index">Position of the column in a record.</param>
/// <param name="column">The column.</param>
/// <param name="notation">How its cells write their values.</param>
/// <param name="spelling">The one spelling of each category; null to read them as they are.</param>
/// <param name="keepsWords">True if words such as NA are texts in a column of texts, as they were when its dataset was made.</param>
/// <param name="reportsUnreadable">True if a cell that cannot be read is an error of the row; otherwise it is missing.</param>
internal sealed class GridColumnReader(int index, TableColumn column, ColumnNotation notation, OneSpelling? spelling, bool keepsWords, bool reportsUnreadable)
{
    private readonly StringPool _pool = new();
    private readonly bool _isText = (column.Kind?.Storage ?? StorageKind.Number) == StorageKind.Text;
    private readonly CellKind _typed =
        notation.Type == ColumnTypes.Numeric ? CellKind.Number
        : notation.Type == ColumnTypes.DateTime ? CellKind.DateTime
        : notation.Type == ColumnTypes.TimeOfDay ? CellKind.TimeOfDay
        : CellKind.Blank;

    public ColumnValue Read(RecordReader record, TableRow row) => Read(record, row, reportsUnreadable);

    /// <summary>Reads a cell, and reports it if it cannot be read.</summary>
    public ColumnValue ReadStrictly(RecordReader record, TableRow row) => Read(record, row, isStrict: true);

    private ColumnValue Read(RecordReader record, TableRow row, bool isStrict)
    {
        if (index >= record.Count) return ColumnValue.Missing;
        var typed = record.Typed(index);
        if (typed.Kind is CellKind.Blank or CellKind.Error) return ColumnValue.Missing;
        if (!_isText && typed.Kind == _typed) return ColumnValue.Of(typed.Number);

        var cell = record.Cell(index);
        var bare = cell.Trim();

        if (IsMissing(bare)) return ColumnValue.Missing;
        if (_isText) return Spelled(row.Text(column, cell, _pool));
        if (TryParse(bare, out var number)) return Checked(number, bare, row, isStrict);
        if (column.Kind is null) return row.Text(column, cell, _pool);
        if (isStrict) row.AddError(column.Name, notation.FaultOf(bare), bare);
        return ColumnValue.Missing;
    }

    private ColumnValue Spelled(ColumnValue value) =>
        spelling is not null && column.Kind == ColumnTypes.Categorical && value.Text is { } text ? ColumnValue.Of(spelling.Of(text)) : value;

    private bool TryParse(ReadOnlySpan<char> cell, out double number)
    {
        if (notation.TryParse(cell, out number)) return true;
        Span<char> plain = stackalloc char[OtherDigits.MaxLength];
        return OtherDigits.TryConvert(cell, plain) && notation.TryParse(plain[..cell.Length], out number);
    }

    private bool IsMissing(ReadOnlySpan<char> cell)
    {
        // Kept texts are stored as they are written.
        var areTexts = column.Kind == ColumnTypes.Text || (_isText && keepsWords);
        return areTexts ? cell.IsEmpty : notation.IsMissing(cell);
    }

    private ColumnValue Checked(double number, ReadOnlySpan<char> cell, TableRow row, bool isStrict)
    {
        var value = ColumnValue.Of(number);
        if (notation.Type?.FaultOf(value) is not { } fault) return value;
        if (isStrict) row.AddError(column.Name, new NotationFault(NotationFaults.NotADate, $"'{cell}' {fault}."), cell);
        return ColumnValue.Missing;
    }
}
