using Regressor.Application.Files;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Writes examples: a column an input, then the target, then perhaps the reasons of exclusions.</summary>
internal sealed class CsvExampleWriter(CsvCellWriter cells, Dataset dataset, bool withExclusions) : ITabularWriter<Example>
{
    public void Begin()
    {
        foreach (var input in dataset.Inputs)
        {
            cells.WriteText(input.Name);
            cells.WriteDelimiter();
        }

        cells.WriteText(dataset.Target.Name);
        if (withExclusions) cells.WriteDelimiter();
        if (withExclusions) cells.WriteText(ITableFile.ExclusionColumn);
        cells.WriteLineEnd();
    }

    public void Write(Example row)
    {
        // Indexed, because enumerating an interface allocates.
        var x = row.X;
        for (var column = 0; column < x.Count; column++)
        {
            cells.WriteValue(x[column]);
            cells.WriteDelimiter();
        }

        cells.WriteNumber(row.Y);
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
}
