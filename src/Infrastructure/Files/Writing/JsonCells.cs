using System.Text.Json;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Writing;

internal static class JsonCells
{
    /// <summary>Writes a cell as a property: dates and times as texts in ISO 8601.</summary>
    public static void WriteCell(this Utf8JsonWriter json, string name, WrittenCell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Number:
                json.WriteNumber(name, cell.Number);
                break;
            case CellKind.Boolean:
                json.WriteBoolean(name, cell.Number != 0);
                break;
            case CellKind.DateTime:
                json.WriteString(name, ColumnTypes.DateTime.Format(ColumnValue.Of(cell.Number)));
                break;
            case CellKind.TimeOfDay:
                json.WriteString(name, ColumnTypes.TimeOfDay.Format(ColumnValue.Of(cell.Number)));
                break;
            case CellKind.Text:
                json.WriteString(name, cell.Text);
                break;
            default:
                json.WriteNull(name);
                break;
        }
    }
}
