using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Tables;

/// <summary>Reads the cells of one wanted column.</summary>
internal sealed class CsvColumn(int index, TableColumn column, NumberText number)
{
    /// <summary>R's word for a missing value. In a column of texts it is a text like any other.</summary>
    public const string NotAvailable = "NA";

    private readonly TextPool _pool = new();

    public InputValue Read(CsvRecords records, TableRow row)
    {
        var cell = records.Cell(index);
        var bare = cell.Trim();
        if (bare.Length == 0) return InputValue.Missing;
        if (column.Kind?.Storage != StorageKind.Text)
        {
            if (number.TryParse(bare, out var value)) return InputValue.Of(value);
            if (bare is NotAvailable) return InputValue.Missing;
            if (column.Kind is not null)
            {
                row.Fault(column.Name, number.Fault(bare));
                return InputValue.Missing;
            }
        }

        return row.Category(column, HarmlessText.WithoutMark(cell), _pool);
    }
}
