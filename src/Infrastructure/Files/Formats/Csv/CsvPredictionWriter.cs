using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Writes the rows of a file, each followed by its prediction.</summary>
/// <param name="cells">Writer with the file's delimiter and decimal sign.</param>
/// <param name="layout">What precedes the rows, and what the answers are called.</param>
internal sealed class CsvPredictionWriter(CsvCellWriter cells, PredictionLayout layout) : ITabularWriter<PredictedRow>
{
    private readonly PredictionColumns _answers = new(layout);

    public void Begin()
    {
        foreach (var record in layout.Before)
        {
            cells.WriteRaw(record.Span);
            cells.WriteLineEnd();
        }

        if (layout.Header is not { } header) return;
        cells.WriteRaw(header.Span);
        foreach (var column in _answers.Columns)
        {
            cells.WriteDelimiter();
            cells.WriteText(column.Name);
        }

        cells.WriteLineEnd();
    }

    public void Write(PredictedRow row)
    {
        cells.WriteRaw(row.Text.Span);
        foreach (var cell in _answers.CellsOf(row))
        {
            cells.WriteDelimiter();
            cells.WriteCell(cell);
        }

        cells.WriteLineEnd();
    }

    public void End()
    {
    }

    public void Dispose()
    {
    }
}
