namespace Regressor.Domain.Columns;

/// <summary>All column types. A new one is a class and a line here.</summary>
public static class ColumnTypes
{
    public static ColumnType Numeric { get; } = new NumericColumnType();

    public static ColumnType Categorical { get; } = new CategoricalColumnType();

    public static ColumnType Text { get; } = new TextColumnType();

    /// <summary>In a fixed order: network descriptions refer to types by their position.</summary>
    public static IReadOnlyList<ColumnType> All { get; } = [Numeric, Categorical, Text];

    /// <returns>Null where there is no type of that name. The case of letters does not matter.</returns>
    public static ColumnType? Find(string name) => All.FirstOrDefault(type => string.Equals(type.Name, name, StringComparison.OrdinalIgnoreCase));
}
