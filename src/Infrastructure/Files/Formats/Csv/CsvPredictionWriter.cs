using Regressor.Application.Files;
using Regressor.Domain.Predictions;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Writes answers behind the rows of the file that they belong to.</summary>
/// <param name="cells">Writes as the file is written.</param>
/// <param name="head">All that precedes the first row of the file.</param>
/// <param name="columns">The columns of the file.</param>
/// <param name="target">The name of what is predicted.</param>
internal sealed class CsvPredictionWriter(CsvCellWriter cells, byte[] head, IReadOnlyList<string> columns, string target) : ITabularWriter<PredictedRow>
{
    /// <summary>The columns of an answer, apart from the prediction itself and why there is none.</summary>
    private static readonly (string Name, Action<CsvCellWriter, RegressionPrediction> Write)[] Answers =
    [
        ("lower", (cells, prediction) => WriteNumber(cells, prediction.Interval?.Lower)),
        ("upper", (cells, prediction) => WriteNumber(cells, prediction.Interval?.Upper)),
        ("covered", (cells, prediction) => cells.WriteText(prediction.Covered ? "true" : "false")),
        ("warnings", (cells, prediction) => cells.WriteText(string.Join(' ', prediction.Warnings.Select(warning => warning.Message)))),
    ];

    public void Begin()
    {
        cells.WriteRaw(head);
        foreach (var name in (string[])[$"predicted {target}", .. Answers.Select(answer => answer.Name), "not predicted because"])
        {
            cells.WriteDelimiter();
            cells.WriteText(Free(name));
        }

        cells.WriteLineEnd();
    }

    public void Write(PredictedRow row)
    {
        cells.WriteRaw(row.Text.Span);
        cells.WriteDelimiter();
        var prediction = row.Prediction as RegressionPrediction;
        if (prediction is not null) cells.WriteNumber(prediction.Y);
        foreach (var (_, write) in Answers)
        {
            cells.WriteDelimiter();
            if (prediction is not null) write(cells, prediction);
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

    /// <summary>A file of answers may be asked about again: no two of its columns have the same name then.</summary>
    private string Free(string name)
    {
        var names = Enumerable.Range(2, columns.Count).Select(number => $"{name} {number}").Prepend(name);
        return names.First(free => !columns.Contains(free, StringComparer.OrdinalIgnoreCase));
    }

    private static void WriteNumber(CsvCellWriter cells, double? number)
    {
        if (number is { } known) cells.WriteNumber(known);
    }
}
