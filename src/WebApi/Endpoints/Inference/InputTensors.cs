using FluentValidation;
using Regressor.Application;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Predictions;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>
/// Converts the tensors of a request to rows. A request has one tensor [rows] per column. Where all columns are numeric, it may instead
/// have one tensor [rows, columns] in the dataset's order, as other servers accept for tabular models.
/// </summary>
internal static class InputTensors
{
    public static List<GivenInputs> RowsOf(InferenceRequest request, ReadOnlySpan<byte> bytes, IPredictor model)
    {
        if (request.Inputs is not [{ } first, ..] inputs) throw InferenceErrors.Invalid("inputs", "'inputs' must contain at least one input, and no null.");
        var rows = RowCountOf(first);
        var columns = inputs.Count == 1 && IsTable(first, model) ? ReadTable(first, rows, model, ref bytes) : ReadColumns(inputs, rows, model, ref bytes);
        if (bytes.Length > 0) throw InferenceErrors.Invalid("inputs", $"The body has {bytes.Length} bytes after the JSON and its tensors.");
        return [.. Enumerable.Range(0, rows).Select(row => new GivenInputs(columns.ToDictionary(column => column.Name, column => column.Values[row])))];
    }

    private static bool IsTable(InferenceInput input, IPredictor model) =>
        input.Shape.Count == 2 && model.Inputs.All(column => column.Type.Notation == StorageKind.Number && column.Name != input.Name);

    private static List<(string Name, ColumnValue[] Values)> ReadTable(InferenceInput input, int rows, IPredictor model, ref ReadOnlySpan<byte> bytes)
    {
        var width = model.Inputs.Count;
        if (input.Shape[1] != width) throw Wrong(input, $"must have the shape [rows, {width}], with one column for each of {NamesOf(model)}");
        var values = new TensorReader(input).Read(rows * width, ref bytes);
        return [.. model.Inputs.Select((column, index) =>
            (column.Name, Enumerable.Range(0, rows).Select(row => values[(row * width) + index]).ToArray()))];
    }

    private static List<(string Name, ColumnValue[] Values)> ReadColumns(
        IReadOnlyList<InferenceInput?> inputs, int rows, IPredictor model, ref ReadOnlySpan<byte> bytes)
    {
        var columns = new List<(string Name, ColumnValue[] Values)>();
        foreach (var input in inputs)
        {
            if (input is null) throw InferenceErrors.Invalid("inputs", "An input must not be null.");

            // Checked before the values are read: a request may name any number of unknown inputs.
            if (model.Inputs.Concat(model.LeftOut).All(column => column.Name != input.Name)) throw Unknown(input, model);
            if (columns.Exists(column => column.Name == input.Name)) throw InferenceErrors.Invalid("inputs", $"Input '{input.Name}' occurs twice.");
            if (input.Shape is not ([_] or [_, 1])) throw Wrong(input, "must have the shape [rows] or [rows, 1]");
            if (RowCountOf(input) != rows) throw Wrong(input, $"has {input.Shape[0]} rows, but '{columns[0].Name}' has {rows}");
            columns.Add((input.Name, new TensorReader(input).Read(rows, ref bytes)));
        }

        return columns;
    }

    private static int RowCountOf(InferenceInput input) => input.Shape switch
    {
        [> PredictQuery.MaxRows, ..] => throw Wrong(input, $"has more than {PredictQuery.MaxRows} rows"),
        [> 0, ..] => (int)input.Shape[0],
        _ => throw Wrong(input, "must have a shape that begins with its number of rows, at least 1"),
    };

    private static ValidationException Unknown(InferenceInput input, IPredictor model) => InferenceErrors.Invalid(
        input.Name,
        $"The model has no input '{input.Name}'. The inputs are {NamesOf(model)}."
            + (input.Shape.Count == 2 && model.Inputs.FirstOrDefault(column => column.Type.Notation != StorageKind.Number) is { } text
                ? $" A single tensor for all inputs requires numeric inputs, and '{text.Name}' is not numeric."
                : ""));

    private static string NamesOf(IPredictor model) => string.Join(", ", model.Inputs.Select(column => $"'{column.Name}'"));

    private static ValidationException Wrong(InferenceInput input, string what) => InferenceErrors.Invalid(input.Name, $"Input '{input.Name}' {what}.");
}
