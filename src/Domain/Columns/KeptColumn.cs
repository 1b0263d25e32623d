using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>A column that is stored, shown and exported, but never learned from: an id, a name, a note.</summary>
/// <param name="Name">Unique among the dataset's columns, without regard to case.</param>
/// <param name="Type">Stored as "kind".</param>
public sealed record KeptColumn(string Name, [property: JsonPropertyName("kind")] ColumnType Type) : Column;
