using System.Globalization;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <param name="Id">Its address within the dataset.</param>
/// <param name="X">A number, a text or null by input column.</param>
/// <param name="Y">The target.</param>
/// <param name="Excluded">Why it is excluded from training; null where it is not.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record ExampleDto(string Id, IReadOnlyDictionary<string, InputValue> X, double Y, string? Excluded, DateTimeOffset CreatedAt)
{
    internal static ExampleDto Of(Dataset dataset, Example example)
    {
        var x = new Dictionary<string, InputValue>(dataset.Inputs.Count);
        for (var input = 0; input < dataset.Inputs.Count; input++) x[dataset.Inputs[input].Name] = example.X[input];
        return new ExampleDto(example.Id.ToString(CultureInfo.InvariantCulture), x, example.Y, example.Exclusion, example.CreatedAt);
    }
}
