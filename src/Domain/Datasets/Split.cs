using System.Text.Json.Serialization;

namespace Regressor.Domain.Datasets;

/// <summary>Determines which examples are held out together, in the test part and in the folds.</summary>
/// <param name="By">What a model is tested on.</param>
/// <param name="Column">Name of the input or kept column with the group or the time; null by row.</param>
public sealed record Split(SplitBy By, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Column = null)
{
    public static Split ByRow { get; } = new(SplitBy.Row);

    /// <summary>Returns whether the values of a type are points in time, and not only numbers that may be.</summary>
    public static bool IsInstant(ColumnType type) => type == ColumnTypes.DateTime;

    /// <summary>Returns whether the values of a type may name a group: times do not.</summary>
    public static bool IsGroup(ColumnType type) => type is not TemporalColumnType;

    /// <summary>Finds the column in a list of columns.</summary>
    /// <returns>Its index; −1 by row, and where the list lacks it.</returns>
    public int IndexIn(IReadOnlyList<Column> columns) => Column is null ? -1 : columns.ToList().FindIndex(column => column.Name == Column);

    /// <summary>Returns why a dataset cannot be split in this way, as a sentence; null where it can.</summary>
    /// <param name="columns">The dataset's inputs and kept columns.</param>
    public string? FindProblem(IReadOnlyList<Column> columns)
    {
        if (By == SplitBy.Row) return Column is null ? null : "A split by row has no column: omit it, or split by group or by time.";
        if (Column is null) return "A split by group or by time must name its column.";
        if (IndexIn(columns) is var index && index < 0) return $"A split must name an input or kept column. The dataset has none with the name '{Column}'.";
        var type = columns[index].Type;
        return By == SplitBy.Time && type != ColumnTypes.DateTime && type != ColumnTypes.Numeric
            ? $"'{Column}' holds {type.Plural}. A split by time needs a column of dates or numbers."
            : null;
    }
}
