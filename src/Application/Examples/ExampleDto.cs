using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <param name="Id">Its address within the dataset.</param>
/// <param name="X">A number, a text or null by input column.</param>
/// <param name="Y">The target.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record ExampleDto(string Id, IReadOnlyDictionary<string, InputValue> X, double Y, DateTimeOffset CreatedAt)
{
    internal static ExampleDto Of(Dataset dataset, Example example) => new(
        example.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        NamedInputs.Of(dataset.Inputs, example.Numbers, example.Categories),
        example.Y,
        example.CreatedAt);
}
