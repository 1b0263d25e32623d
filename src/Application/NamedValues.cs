namespace Regressor.Application;

internal static class NamedValues
{
    /// <summary>Names the values, and converts them from the stored ones to those that JSON writes.</summary>
    /// <param name="columns">Columns of one role.</param>
    /// <param name="values">One value per column.</param>
    public static IReadOnlyDictionary<string, ColumnValue> ByName(this IReadOnlyList<Column> columns, IReadOnlyList<ColumnValue> values)
    {
        var named = new Dictionary<string, ColumnValue>(columns.Count);
        for (var column = 0; column < columns.Count; column++) named[columns[column].Name] = columns[column].Type.Write(values[column]);
        return named;
    }
}
