using FluentValidation;
using FluentValidation.Results;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Files;

namespace Regressor.Application.Predictions;

/// <summary>A file of rows to predict, whose columns fit a model.</summary>
/// <param name="Table">The opened file.</param>
/// <param name="Missing">Inputs of the model that the header does not name.</param>
/// <param name="Problems">What its owner should know or decide about the table and the inputs.</param>
internal sealed record PredictionFile(ITableFile Table, IReadOnlyList<string> Missing, IReadOnlyList<FileProblem> Problems)
{
    /// <param name="source">The file.</param>
    /// <param name="model">The model that predicts its rows.</param>
    /// <param name="ignoreMissing">True to accept a header that names only some of the model's inputs.</param>
    /// <exception cref="ValidationException">Inputs are absent.</exception>
    public static PredictionFile Open(TabularSource source, IPredictor model, bool ignoreMissing)
    {
        var table = source.Open([.. model.Inputs.Select(input => input.Name), model.Target.Name]);
        List<string> missing = table.Columns is { } columns ? [.. model.Inputs.Select(input => input.Name).Except(columns)] : [];
        if (missing.Count > 0 && !(ignoreMissing && missing.Count < model.Inputs.Count))
        {
            throw new ValidationException(missing.Select(input =>
                new ValidationFailure("file", $"The file has no column '{input}'. Its columns are {string.Join(", ", table.Columns!)}.")));
        }

        var inputs = TableColumn.From(model.Inputs).Where(input => table.Columns?.Contains(input.Name) ?? false);
        return new PredictionFile(table, missing, [.. table.Problems, .. inputs.SelectMany(input => table.Describe(input)?.Problems ?? [])]);
    }

    /// <exception cref="ValidationException">The file has no rows, or readings that only its owner can choose between.</exception>
    public void CheckIsClear()
    {
        var questions = Problems.Where(problem => problem.Severity == ProblemSeverity.Question || problem.Code == FileProblem.NoRows).ToList();
        if (questions.Count > 0) throw new ValidationException(questions.Select(question => new ValidationFailure(question.Field, question.Message)));
    }

    /// <summary>Returns the file so that its predictions are written in a format; null for its own.</summary>
    /// <exception cref="ValidationException">Its rows cannot be written in another format.</exception>
    public PredictionFile AnswerIn(ITabularFormat? format) =>
        format is null || format == Table.Format ? this
        : this with
        {
            Table = Table.AnswerIn(format) ?? throw new ValidationException(
                [new ValidationFailure("format", "Examples in the form of the API, with x, are answered in their own format. Omit 'format', or send plain records.")]),
        };

    /// <param name="model">The model that predicts the rows.</param>
    /// <param name="kept">Kept columns to read too.</param>
    public IEnumerable<TableRow> Read(IPredictor model, IReadOnlyList<KeptColumn> kept) => Table.ReadWhole(TableColumn.From(model.Inputs), TableColumn.From(kept));
}
