using Regressor.Domain.Datasets;

namespace Regressor.Application.Files;

/// <summary>The columns to read from a file.</summary>
/// <param name="Inputs">Input columns, all of which a header must name.</param>
/// <param name="Target">Target column, which a header must name; null to read no target.</param>
/// <param name="Kept">Kept columns; one that a header does not name is missing in every row.</param>
public sealed record TableSchema(IReadOnlyList<TableColumn> Inputs, TableColumn? Target, IReadOnlyList<TableColumn> Kept)
{
    internal static TableSchema From(Dataset dataset) =>
        new(TableColumn.From(dataset.Inputs), TableColumn.From(dataset.Target), TableColumn.From(dataset.Kept));
}

/// <param name="Name">Name of the column in the file.</param>
/// <param name="Kind">Type of its cells; null to read each cell as a number if possible and as a string otherwise.</param>
/// <param name="Unit">Unit of its values; null if unknown. Durations are read in it.</param>
public sealed record TableColumn(string Name, ColumnType? Kind, string? Unit = null)
{
    internal static TableColumn From(TargetColumn target) => new(target.Name, target.Type, target.Unit);

    internal static IReadOnlyList<TableColumn> From(IReadOnlyList<Column> columns) =>
        [.. columns.Select(column => new TableColumn(column.Name, column.Type, (column as InputColumn)?.Unit))];
}
