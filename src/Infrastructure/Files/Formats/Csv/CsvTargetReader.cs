using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Reads the cells of the target's column.</summary>
internal sealed class CsvTargetReader(int index, string name, NumberParser number)
{
    public void Read(CsvRecordReader records, TableRow row)
    {
        var cell = records.Cell(index).Trim();
        if (number.TryParse(cell, out var value)) row.Y = value;
        else row.AddError(name, cell is "" or CsvColumnReader.NotAvailable ? TableRows.TargetIsMissing : number.ErrorOf(cell));
    }
}
