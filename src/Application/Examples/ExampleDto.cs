using System.Globalization;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <param name="Id">Id within the dataset.</param>
/// <param name="X">A number, a string or null for each input column.</param>
/// <param name="Y">The target: a number or a class, by its type.</param>
/// <param name="Excluded">Reason for its exclusion from training; null if included.</param>
/// <param name="CreatedAt">Time of creation, in UTC.</param>
/// <param name="Kept">A string or null for each kept column.</param>
public sealed record ExampleDto(
    string Id,
    IReadOnlyDictionary<string, ColumnValue> X,
    ColumnValue Y,
    string? Excluded,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, ColumnValue> Kept)
{
    internal static ExampleDto Of(Dataset dataset, Example example) => new(
        example.Id.ToString(CultureInfo.InvariantCulture),
        dataset.Inputs.ByName(example.X),
        example.Y,
        example.Exclusion,
        example.CreatedAt,
        dataset.Kept.ByName(example.Kept));
}
