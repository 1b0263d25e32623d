using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Writes rows of cells as CSV, with dates and times in ISO 8601.</summary>
internal sealed class CsvCells(CsvCellWriter writer) : ICellWriter
{
    public void Begin(IReadOnlyList<WrittenColumn> columns) => Write([.. columns.Select(column => WrittenCell.Of(column.Name))]);

    public void Write(ReadOnlySpan<WrittenCell> cells)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            if (column > 0) writer.WriteDelimiter();
            writer.WriteCell(cells[column]);
        }

        writer.WriteLineEnd();
    }

    public void End()
    {
    }

    public void Dispose()
    {
    }
}

internal static class CsvWrittenCells
{
    public static void WriteCell(this CsvCellWriter writer, WrittenCell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Number:
                writer.WriteNumber(cell.Number);
                break;
            case CellKind.Boolean:
                writer.WriteText(cell.Number != 0 ? "true" : "false");
                break;
            case CellKind.DateTime:
                writer.WriteText(ColumnTypes.DateTime.Format(ColumnValue.Of(cell.Number)));
                break;
            case CellKind.TimeOfDay:
                writer.WriteText(ColumnTypes.TimeOfDay.Format(ColumnValue.Of(cell.Number)));
                break;
            default:
                writer.WriteText(cell.Text);
                break;
        }
    }
}
