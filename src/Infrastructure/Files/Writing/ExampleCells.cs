using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Writing;

/// <summary>Writes examples as rows of cells: the inputs, the kept columns, the target and, if requested, the reasons for exclusion.</summary>
internal sealed class ExampleCells(ICellWriter cells, Dataset dataset, bool withExclusions) : ITabularWriter<Example>
{
    private readonly WrittenCell[] _row = new WrittenCell[dataset.Inputs.Count + dataset.Kept.Count + (withExclusions ? 2 : 1)];

    public void Begin() => cells.Begin(
    [
        .. dataset.Columns.Select(column => new WrittenColumn(column.Name, WrittenCell.KindOf(column.Type))),
        new WrittenColumn(dataset.Target.Name, WrittenCell.KindOf(dataset.Target.Type)),
        .. withExclusions ? [new WrittenColumn(ITableFile.ExclusionColumn, CellKind.Text)] : Array.Empty<WrittenColumn>(),
    ]);

    public void Write(Example row)
    {
        var at = 0;
        for (var column = 0; column < row.X.Count; column++) _row[at++] = WrittenCell.Of(dataset.Inputs[column].Type, row.X[column]);
        for (var column = 0; column < row.Kept.Count; column++) _row[at++] = WrittenCell.Of(dataset.Kept[column].Type, row.Kept[column]);
        _row[at++] = WrittenCell.Of(dataset.Target.Type, row.Y);
        if (withExclusions) _row[at] = WrittenCell.Of(row.Exclusion);
        cells.Write(_row);
    }

    public void End() => cells.End();

    public void Dispose() => cells.Dispose();
}
