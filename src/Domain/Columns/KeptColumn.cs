using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>A column that is stored, shown and exported, but never learned from: an id, a name, a note.</summary>
/// <param name="Name">Name, unique among the dataset's columns, ignoring case.</param>
/// <param name="Type">Type of the column, stored as "kind".</param>
public sealed record KeptColumn(string Name, [property: JsonPropertyName("kind")] ColumnType Type) : Column;
