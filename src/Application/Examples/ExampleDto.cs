using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <param name="Id">Its address within the dataset.</param>
/// <param name="X">A number, a text or null by input column.</param>
/// <param name="Y">The target.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record ExampleDto(string Id, IReadOnlyDictionary<string, InputValue> X, double Y, DateTimeOffset CreatedAt)
{
    internal static ExampleDto Of(Dataset dataset, Example example)
    {
        var x = new Dictionary<string, InputValue>(dataset.Inputs.Count);
        int numbers = 0, categories = 0;
        foreach (var column in dataset.Inputs)
        {
            x[column.Name] = column.Kind == ColumnKind.Numeric
                ? example.Numbers[numbers++] is { } number ? InputValue.Of(number) : InputValue.Missing
                : example.Categories[categories++] is { } category ? InputValue.Of(category) : InputValue.Missing;
        }

        return new ExampleDto(example.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), x, example.Y, example.CreatedAt);
    }
}
