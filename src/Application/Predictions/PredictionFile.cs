using FluentValidation;
using FluentValidation.Results;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Files;
using Regressor.Application.Import;

namespace Regressor.Application.Predictions;

/// <summary>A file of rows to predict, whose columns fit a model.</summary>
/// <param name="Table">The opened file.</param>
/// <param name="Missing">Inputs of the model that the header does not name.</param>
internal sealed record PredictionFile(ITableFile Table, IReadOnlyList<string> Missing)
{
    /// <param name="source">The file.</param>
    /// <param name="model">The model that predicts its rows.</param>
    /// <param name="ignoreMissing">True to accept a header that names only some of the model's inputs.</param>
    /// <exception cref="ValidationException">Inputs are absent, or numbers are ambiguous.</exception>
    public static PredictionFile Open(TabularSource source, IPredictor model, bool ignoreMissing)
    {
        var table = source.Open();
        List<string> missing = table.Columns is { } columns ? [.. model.Inputs.Select(input => input.Name).Except(columns)] : [];
        if (missing.Count > 0 && !(ignoreMissing && missing.Count < model.Inputs.Count))
        {
            throw new ValidationException(missing.Select(input =>
                new ValidationFailure("file", $"The file has no column '{input}'. Its columns are {string.Join(", ", table.Columns!)}.")));
        }

        table.CheckIsClear(model.Inputs.Where(input => input.Type == ColumnTypes.Numeric).Select(input => input.Name));
        return new PredictionFile(table, missing);
    }

    /// <param name="model">The model that predicts the rows.</param>
    /// <param name="kept">Kept columns to read too.</param>
    public IEnumerable<TableRow> Read(IPredictor model, IReadOnlyList<KeptColumn> kept) => Table.ReadWhole(TableColumn.From(model.Inputs), TableColumn.From(kept));
}
