using Regressor.Application.Files;
using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Writes the rows of a file, each followed by its prediction.</summary>
/// <param name="cells">Writer with the file's delimiter and decimal sign.</param>
/// <param name="head">The part of the file before its first row.</param>
/// <param name="columns">The columns of the file.</param>
/// <param name="target">Name of the predicted column.</param>
internal sealed class CsvPredictionWriter(CsvCellWriter cells, byte[] head, IReadOnlyList<string> columns, string target) : ITabularWriter<PredictedRow>
{
    /// <summary>The columns between the predicted y and the reason for its absence.</summary>
    private static readonly (string Name, Action<CsvCellWriter, Prediction> Write)[] PredictionColumns =
    [
        ("lower", (cells, prediction) => WriteNumber(cells, prediction.Interval?.Lower)),
        ("upper", (cells, prediction) => WriteNumber(cells, prediction.Interval?.Upper)),
        ("covered", (cells, prediction) => cells.WriteText(prediction.Covered ? "true" : "false")),
        ("warnings", (cells, prediction) => cells.WriteText(string.Join(' ', prediction.Warnings.Select(warning => warning.Message)))),
    ];

    public void Begin()
    {
        cells.WriteRaw(head);
        foreach (var name in (string[])[$"predicted {target}", .. PredictionColumns.Select(column => column.Name), "not predicted because"])
        {
            cells.WriteDelimiter();
            cells.WriteText(Unique(name));
        }

        cells.WriteLineEnd();
    }

    public void Write(PredictedRow row)
    {
        cells.WriteRaw(row.Text.Span);
        cells.WriteDelimiter();
        if (row.Prediction is { } known) cells.WriteNumber(known.Y);
        foreach (var (_, write) in PredictionColumns)
        {
            cells.WriteDelimiter();
            if (row.Prediction is { } prediction) write(cells, prediction);
        }

        cells.WriteDelimiter();
        cells.WriteText(string.Join(' ', row.Errors.Select(error => error.Column is null ? $"The row {error.Reason}" : $"'{error.Column}' {error.Reason}")));
        cells.WriteLineEnd();
    }

    public void End()
    {
    }

    public void Dispose()
    {
    }

    /// <summary>Makes a name unique, so that a file with predictions can be sent again.</summary>
    private string Unique(string name)
    {
        var names = Enumerable.Range(2, columns.Count).Select(number => $"{name} {number}").Prepend(name);
        return names.First(unique => !columns.Contains(unique, StringComparer.OrdinalIgnoreCase));
    }

    private static void WriteNumber(CsvCellWriter cells, double? number)
    {
        if (number is { } known) cells.WriteNumber(known);
    }
}
