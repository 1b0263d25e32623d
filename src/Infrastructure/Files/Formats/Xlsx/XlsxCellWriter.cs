using System.Buffers;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Writing;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Writes a workbook with one sheet: dates are dates, texts are never formulas.</summary>
internal sealed class XlsxCellWriter : ICellWriter
{
    /// <summary>Width of columns with dates, in characters; too narrow ones show ####.</summary>
    private const double DateWidth = 19;

    private readonly Spreadsheet _workbook;
    private readonly StyleId _heading;
    private readonly StyleId _date;
    private readonly StyleId _dateTime;
    private readonly StyleId _time;
    private Cell[] _cells = [];

    public XlsxCellWriter(ArrayBufferWriter<byte> output)
    {
        _workbook = Completed(Spreadsheet.CreateNewAsync(new BufferStream(output)));
        _heading = _workbook.AddStyle(new Style { Font = { Bold = true } });
        _date = Format("yyyy\\-mm\\-dd");
        _dateTime = Format("yyyy\\-mm\\-dd\\ hh:mm:ss");
        _time = Format("hh:mm:ss");

        StyleId Format(string code) => _workbook.AddStyle(new Style { Format = NumberFormat.Custom(code) });
    }

    public void Begin(IReadOnlyList<WrittenColumn> columns)
    {
        var sheet = new WorksheetOptions { FrozenRows = 1 };
        foreach (var (index, column) in columns.Index())
        {
            if (column.Kind is CellKind.DateTime) sheet.Column(index + 1).Width = DateWidth;
        }

        Complete(_workbook.StartWorksheetAsync("Data", sheet));
        _cells = [.. columns.Select(column => new Cell(ExcelText.Escape(column.Name), _heading))];
        Complete(_workbook.AddRowAsync(_cells));
    }

    public void Write(ReadOnlySpan<WrittenCell> cells)
    {
        for (var column = 0; column < cells.Length; column++) _cells[column] = CellOf(cells[column]);
        Complete(_workbook.AddRowAsync(_cells));
    }

    public void End() => Complete(_workbook.FinishAsync());

    public void Dispose() => _workbook.Dispose();

    private Cell CellOf(WrittenCell cell) => cell.Kind switch
    {
        CellKind.Number => new Cell(cell.Number),
        CellKind.Boolean => new Cell(cell.Number != 0),
        CellKind.TimeOfDay => new Cell(cell.Number / ExcelDates.SecondsPerDay, _time),
        CellKind.DateTime when ExcelDates.ToSerial(cell.Number) is { } serial => new Cell(serial, cell.Number % ExcelDates.SecondsPerDay == 0 ? _date : _dateTime),

        // Excel has no days before 1900-03-01 on which all programs agree.
        CellKind.DateTime => new Cell(ColumnTypes.DateTime.Format(ColumnValue.Of(cell.Number))),
        CellKind.Text => new Cell(ExcelText.Escape(cell.Text!)),
        _ => default,
    };

    // The output is a buffer in memory, so nothing is ever waited for.
    private static T Completed<T>(ValueTask<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();

    private static void Complete(ValueTask task)
    {
        if (task.IsCompleted) task.GetAwaiter().GetResult();
        else task.AsTask().GetAwaiter().GetResult();
    }
}
