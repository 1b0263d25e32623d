using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>The column that the model predicts.</summary>
/// <param name="Name">Name, unique among the dataset's columns, ignoring case.</param>
/// <param name="Unit">Unit of the values, displayed next to them; null for none.</param>
public sealed record TargetColumn(string Name, string? Unit)
{
    /// <summary>Type of the column, stored as "kind". The task follows from it; it was numeric before it was stored.</summary>
    [JsonPropertyName("kind")]
    public ColumnType Type { get; init; } = ColumnTypes.Numeric;
}
