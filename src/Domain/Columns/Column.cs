using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>A column of the examples other than the target.</summary>
public abstract record Column
{
    public const int MaxNameLength = 200;

    /// <summary>Unique among the dataset's columns, ignoring case.</summary>
    public abstract string Name { get; init; }

    [JsonPropertyName("kind")]
    public abstract ColumnType Type { get; init; }
}
