using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Grids;

/// <summary>Reads the requested cells of a record.</summary>
/// <param name="inputs">Readers of the inputs; null for a column that the file lacks.</param>
/// <param name="target">Reader of the target; null to read none.</param>
/// <param name="kept">Readers of the kept columns; null for a column that the file lacks.</param>
/// <param name="exclusion">Position of the exclusion column; negative if the file lacks it.</param>
internal sealed class GridRowReader(GridColumnReader?[] inputs, GridTargetReader? target, GridColumnReader?[] kept, int exclusion)
{
    public TableRow CreateRow() => new(inputs.Length, kept.Length);

    public void Read(RecordReader record, TableRow row)
    {
        Read(inputs, record, row, row.X);
        if (target is not null && row.Errors.Count == 0 && Array.TrueForAll(row.X, value => value.IsMissing))
        {
            // Without any input, those that cannot be read are what is wrong with the row.
            foreach (var input in inputs) input?.ReadStrictly(record, row);
            row.CheckHasInput();
        }

        target?.Read(record, row);
        Read(kept, record, row, row.Kept);
        if (exclusion >= 0 && exclusion < record.Count) row.Exclude(ITableFile.ExclusionColumn, record.Cell(exclusion));
    }

    private static void Read(GridColumnReader?[] columns, RecordReader record, TableRow row, ColumnValue[] values)
    {
        for (var column = 0; column < columns.Length; column++) values[column] = columns[column]?.Read(record, row) ?? ColumnValue.Missing;
    }
}

/// <summary>Reads the cells of the target's column.</summary>
internal sealed class GridTargetReader(GridColumnReader column, string name)
{
    public void Read(RecordReader record, TableRow row)
    {
        var errors = row.Errors.Count;
        row.Y = column.Read(record, row);
        if (row.Y.IsMissing && row.Errors.Count == errors) row.AddError(name, TableRows.TargetIsMissing);
    }
}
