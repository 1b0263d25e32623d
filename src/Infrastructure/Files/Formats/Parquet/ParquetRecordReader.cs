using System.Globalization;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Formats.Parquet;

/// <summary>Reads the rows of a Parquet file, a row group at a time, after a first record with the names of the columns.</summary>
internal sealed class ParquetRecordReader : RecordReader
{
    /// <summary>Line of the names, which precede all rows.</summary>
    public const int HeaderLine = -1;

    private readonly ParquetTable _table;
    private ParquetColumn[] _columns = [];
    private int _group;
    private int _rows;
    private int _row;
    private long _line;

    /// <param name="table">The file, which is disposed with the reader.</param>
    public ParquetRecordReader(ParquetTable table)
    {
        _table = table;
        Count = table.Columns.Count;
    }

    private bool IsInHeader => Line == HeaderLine;

    public override bool Read(bool withBlanks = false)
    {
        if (Line == 0)
        {
            Line = HeaderLine;
            return true;
        }

        _row++;
        while (_row >= _rows)
        {
            if (_group == _table.Groups) return false;
            (_rows, _columns) = _table.Load(_group++);
            _row = 0;
        }

        Line = ++_line;
        return true;
    }

    public override ReadOnlySpan<char> Cell(int column)
    {
        if (IsInHeader) return _table.Columns[column].Name;
        var value = _columns[column][_row];
        return value.Kind switch
        {
            CellKind.Blank => default,
            CellKind.Text => _columns[column].TextOf(_row),
            CellKind.Boolean => value.Number != 0 ? "true" : "false",
            CellKind.DateTime => ColumnTypes.DateTime.Format(ColumnValue.Of(value.Number)),
            CellKind.TimeOfDay => ColumnTypes.TimeOfDay.Format(ColumnValue.Of(value.Number)),
            _ => value.Number.ToString(CultureInfo.InvariantCulture),
        };
    }

    public override CellValue Typed(int column) => IsInHeader ? CellValue.Text : _columns[column][_row];

    protected override void Dispose(bool disposing)
    {
        if (disposing) _table.Dispose();
        base.Dispose(disposing);
    }
}
