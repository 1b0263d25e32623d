namespace Regressor.Domain.Columns;

/// <summary>All column types. To add one, create a class and register it here.</summary>
public static class ColumnTypes
{
    public static ColumnType Numeric { get; } = new NumericColumnType();

    public static ColumnType Categorical { get; } = new CategoricalColumnType();

    public static ColumnType Text { get; } = new TextColumnType();

    public static ColumnType DateTime { get; } = new DateTimeColumnType();

    public static ColumnType TimeOfDay { get; } = new TimeOfDayColumnType();

    /// <summary>All types, in a fixed order: network descriptions refer to types by their position.</summary>
    public static IReadOnlyList<ColumnType> All { get; } = [Numeric, Categorical, Text, DateTime, TimeOfDay];

    /// <returns>The type with that name, ignoring case; null where there is no such type.</returns>
    public static ColumnType? Find(string name) => All.FirstOrDefault(type => string.Equals(type.Name, name, StringComparison.OrdinalIgnoreCase));
}
