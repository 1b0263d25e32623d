namespace Regressor.Application;

internal static class NamedValues
{
    /// <param name="columns">Columns of one role.</param>
    /// <param name="values">One value per column.</param>
    public static IReadOnlyDictionary<string, ColumnValue> ByName(this IReadOnlyList<Column> columns, IReadOnlyList<ColumnValue> values)
    {
        var named = new Dictionary<string, ColumnValue>(columns.Count);
        for (var column = 0; column < columns.Count; column++) named[columns[column].Name] = values[column];
        return named;
    }
}
