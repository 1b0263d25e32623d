using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>One component of x.</summary>
/// <param name="Name">Unique among the dataset's columns, without regard to case.</param>
/// <param name="Type">Stored as "kind".</param>
/// <param name="Unit">Unit of its numbers, shown beside them; null for none.</param>
public sealed record InputColumn(string Name, [property: JsonPropertyName("kind")] ColumnType Type, string? Unit) : Column
{
    public const int MaxUnitLength = 32;
}
