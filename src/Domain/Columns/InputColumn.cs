using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>One component of x.</summary>
/// <param name="Name">Name, unique among the dataset's columns, ignoring case.</param>
/// <param name="Type">Type of the column, stored as "kind".</param>
/// <param name="Unit">Unit of the values, displayed next to them; null for none.</param>
public sealed record InputColumn(string Name, [property: JsonPropertyName("kind")] ColumnType Type, string? Unit) : Column
{
    public const int MaxUnitLength = 32;
}
