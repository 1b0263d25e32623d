using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Tables;

/// <summary>Reads the cells of the target's column.</summary>
internal sealed class CsvTarget(int index, string name, NumberText number)
{
    public void Read(CsvRecords records, TableRow row)
    {
        var cell = records.Cell(index).Trim();
        if (number.TryParse(cell, out var value)) row.Y = value;
        else row.Fault(name, cell is "" or CsvColumn.NotAvailable ? TableRows.TargetIsMissing : number.Fault(cell));
    }
}
