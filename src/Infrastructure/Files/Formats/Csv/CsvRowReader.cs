using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Reads the requested cells of a record.</summary>
/// <param name="inputs">Readers of the inputs; null for a column that the file lacks.</param>
/// <param name="target">Reader of the target; null to read none.</param>
/// <param name="kept">Readers of the kept columns; null for a column that the file lacks.</param>
/// <param name="exclusion">Position of the exclusion column; negative if the file lacks it.</param>
internal sealed class CsvRowReader(CsvColumnReader?[] inputs, CsvTargetReader? target, CsvColumnReader?[] kept, int exclusion)
{
    public TableRow CreateRow() => new(inputs.Length, kept.Length);

    public void Read(CsvRecordReader records, TableRow row)
    {
        Read(inputs, records, row, row.X);
        if (target is not null) row.CheckHasInput();
        target?.Read(records, row);
        Read(kept, records, row, row.Kept);
        if (exclusion >= 0) row.Exclude(ITableFile.ExclusionColumn, CsvInjectionGuard.WithoutMark(records.Cell(exclusion)));
    }

    private static void Read(CsvColumnReader?[] columns, CsvRecordReader records, TableRow row, ColumnValue[] values)
    {
        for (var column = 0; column < columns.Length; column++) values[column] = columns[column]?.Read(records, row) ?? ColumnValue.Missing;
    }
}
