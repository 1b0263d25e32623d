using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Reads the cells of an input or of a kept column.</summary>
internal sealed class CsvColumnReader(int index, TableColumn column, NumberParser number)
{
    /// <summary>R's notation for a missing value. In a column of texts it is an ordinary text.</summary>
    public const string NotAvailable = "NA";

    private readonly StringPool _pool = new();

    public ColumnValue Read(CsvRecordReader records, TableRow row)
    {
        var cell = records.Cell(index);
        var bare = cell.Trim();
        if (bare.Length == 0) return ColumnValue.Missing;
        if (column.Kind?.Storage != StorageKind.Text)
        {
            if (number.TryParse(bare, out var value)) return ColumnValue.Of(value);
            if (bare is NotAvailable) return ColumnValue.Missing;
            if (column.Kind is not null)
            {
                row.AddError(column.Name, number.ErrorOf(bare));
                return ColumnValue.Missing;
            }
        }

        return row.Category(column, CsvInjectionGuard.WithoutMark(cell), _pool);
    }
}
