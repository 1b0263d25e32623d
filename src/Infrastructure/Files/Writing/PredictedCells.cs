using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Writing;

/// <summary>Writes copied cells, each row followed by the cells of its prediction.</summary>
/// <param name="cells">Writer of the file.</param>
/// <param name="columns">Columns of the copied cells.</param>
/// <param name="layout">What the answers are called.</param>
internal sealed class PredictedCells(ICellWriter cells, IReadOnlyList<WrittenColumn> columns, PredictionLayout layout) : ITabularWriter<PredictedRow>
{
    private readonly PredictionColumns _answers = new(layout);
    private WrittenCell[] _row = [];

    public void Begin()
    {
        _row = new WrittenCell[columns.Count + _answers.Columns.Count];
        cells.Begin([.. columns, .. _answers.Columns]);
    }

    public void Write(PredictedRow row)
    {
        var count = CopiedCells.Read(row.Text.Span, _row.AsSpan(0, columns.Count));
        _row.AsSpan(count, columns.Count - count).Fill(WrittenCell.Blank);
        _answers.CellsOf(row).CopyTo(_row, columns.Count);
        cells.Write(_row);
    }

    public void End() => cells.End();

    public void Dispose() => cells.Dispose();
}
