using Regressor.Application.Files;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Writes examples: the inputs, the kept columns, the target and, if requested, the reasons for exclusion.</summary>
internal sealed class CsvExampleWriter(CsvCellWriter cells, Dataset dataset, bool withExclusions) : ITabularWriter<Example>
{
    public void Begin()
    {
        foreach (var column in dataset.Columns)
        {
            cells.WriteText(column.Name);
            cells.WriteDelimiter();
        }

        cells.WriteText(dataset.Target.Name);
        if (withExclusions) cells.WriteDelimiter();
        if (withExclusions) cells.WriteText(ITableFile.ExclusionColumn);
        cells.WriteLineEnd();
    }

    public void Write(Example row)
    {
        WriteValues(dataset.Inputs, row.X);
        WriteValues(dataset.Kept, row.Kept);
        if (row.Y.Text is { } label) cells.WriteText(label);
        else cells.WriteNumber(row.Y.Number!.Value);
        if (withExclusions) cells.WriteDelimiter();
        if (withExclusions && row.Exclusion is { } reason) cells.WriteText(reason);
        cells.WriteLineEnd();
    }

    public void End()
    {
    }

    public void Dispose()
    {
    }

    // Indexed, because enumerating an interface allocates.
    private void WriteValues(IReadOnlyList<Column> columns, IReadOnlyList<ColumnValue> values)
    {
        for (var column = 0; column < values.Count; column++)
        {
            cells.WriteValue(columns[column].Type.Write(values[column]));
            cells.WriteDelimiter();
        }
    }
}
