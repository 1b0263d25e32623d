using Regressor.Application.Files;
using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Writing;

/// <summary>The columns that answer the rows of a table, behind its own columns.</summary>
internal sealed class PredictionColumns
{
    /// <summary>No model answers with more columns: a probability per class, and few others.</summary>
    public const int Most = ClassificationTask.MaxClasses + 10;

    /// <summary>The columns behind those of the task.</summary>
    private static readonly WrittenColumn[] Last =
        [new("covered", CellKind.Boolean), new("warnings", CellKind.Text), new("not predicted because", CellKind.Text)];

    private readonly AnswerColumns _answers;

    public PredictionColumns(PredictionLayout layout)
    {
        _answers = AnswerColumns.For(layout.Target);

        // Names that the file's own columns do not have, so that the result can be sent again.
        var taken = new HashSet<string>(layout.Columns, StringComparer.OrdinalIgnoreCase);
        Columns = [.. _answers.Columns.Concat(Last).Select(column => column with { Name = AnswerColumns.Unique(column.Name, taken) })];
    }

    public IReadOnlyList<WrittenColumn> Columns { get; }

    /// <summary>Converts a prediction to the cells of the columns.</summary>
    public WrittenCell[] CellsOf(PredictedRow row)
    {
        var cells = new WrittenCell[Columns.Count];
        Array.Fill(cells, WrittenCell.Blank);
        cells[^1] = WrittenCell.Of(string.Join(' ', row.Errors.Select(error => error.Column is null ? $"The row {error.Reason}" : $"'{error.Column}' {error.Reason}")));
        if (row.Prediction is not { } prediction) return cells;
        _answers.Fill(cells, prediction, row.Decision);
        cells[^3] = WrittenCell.Of(prediction.Covered);
        cells[^2] = WrittenCell.Of(string.Join(' ', prediction.Warnings.Select(warning => warning.Message)));
        return cells;
    }
}
