using System.Globalization;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>
/// The table of one dataset's examples, with a column of the proper type for each of <see cref="Dataset.Columns"/>: x0, x1 … in their order.
/// Names come from the dataset's id and the columns' positions alone: nothing that a client wrote stands in SQL.
/// </summary>
internal sealed class ExampleTable(Guid datasetId, SqlDialect dialect)
{
    public const string Id = "\"Id\"";
    public const string Y = "\"Y\"";
    public const string SplitPosition = "\"SplitPosition\"";
    public const string Exclusion = "\"Exclusion\"";

    /// <summary>Of the tables' names.</summary>
    public const string Prefix = "Examples_", RemovedPrefix = "Removed_";

    /// <summary>In <see cref="SelectPlaced"/>.</summary>
    public const string Place = "\"Place\"";

    private const string CreatedAt = "\"CreatedAt\"";

    public string Name { get; } = $"\"{Prefix}{datasetId:N}\"";

    /// <summary>What the last removal took, in a table of the same columns.</summary>
    public string Removed { get; } = $"\"{RemovedPrefix}{datasetId:N}\"";

    /// <param name="column">Position in <see cref="Dataset.Columns"/>.</param>
    public static string X(int column) => string.Create(CultureInfo.InvariantCulture, $"\"x{column}\"");

    /// <summary>Every column but the id, in the order in which values are written.</summary>
    /// <param name="columns">The first of the dataset's columns, or all.</param>
    public static string WrittenColumns(IReadOnlyList<Column> columns) => WrittenColumns(columns.Count);

    /// <summary>Every column but the id, for examples of one dataset.</summary>
    public static string WrittenColumns(Example example) => WrittenColumns(example.X.Count + example.Kept.Count);

    public static IEnumerable<object?> WrittenValues(Example example) =>
        example.X.Concat(example.Kept).Select(value => value.Number is { } number ? number : (object?)value.Category)
            .Concat([example.Y, example.SplitPosition, example.Exclusion, example.CreatedAt.UtcTicks]);

    /// <summary>The id and the written columns, in the order in which <see cref="ExampleReader"/> reads them.</summary>
    public static string AllColumns(IReadOnlyList<Column> columns) => $"{Id}, {WrittenColumns(columns)}";

    public string Create(IReadOnlyList<Column> columns) =>
        $"CREATE TABLE {Name} ({Id} {dialect.NumberedId}, {Definitions(columns)}); CREATE TABLE {Removed} ({Id} {dialect.Integer} PRIMARY KEY, {Definitions(columns)})";

    public string Drop() => $"DROP TABLE {Name}; DROP TABLE {Removed}";

    /// <summary>The index with which a page sorted by the column is read instead of searched.</summary>
    public string SortIndex(int by) => $"\"Sort_{datasetId:N}_{(by == ExampleOrder.ByTarget ? "Y" : X(by).Trim('"'))}\"";

    public string CreateSortIndex(int by) =>
        $"CREATE INDEX IF NOT EXISTS {SortIndex(by)} ON {Name} ({OrderBy(new ExampleOrder(by, Descending: false))})";

    /// <summary>The id makes the order total, so that no row is on two pages or on none.</summary>
    public string OrderBy(ExampleOrder order) => order.By switch
    {
        ExampleOrder.ByCreation => Id + Direction(order),
        ExampleOrder.ByTarget => $"{Y}{Direction(order)}, {Id}{Direction(order)}",
        _ => $"{X(order.By)}{Direction(order)}{dialect.GapsAreSmallest(order.Descending)}, {Id}{Direction(order)}",
    };

    /// <summary>The ids of all examples, with their places as <see cref="TestSplit.PlaceOf"/> computes it; to be followed by a condition.</summary>
    /// <remarks>Excluded ones are numbered last: the numbers of the others are those of the training table.</remarks>
    public string SelectPlaced(int copiesTogether)
    {
        const string Turn = "\"Turn\"", Factor = "\"Factor\"", Multiple = "\"Multiple\"";
        var numbered = $"SELECT {Id}, {SplitPosition}, (row_number() OVER (PARTITION BY {SplitPosition} ORDER BY {Exclusion} IS NOT NULL, {Id}) - 1) / {Text(copiesTogether)} AS {Turn} FROM {Name}";
        var factors = $"SELECT *, ({Turn} + {Text(DataSplit.TurnsAhead)}) % {Text(DataSplit.TurnModulus)} AS {Factor} FROM ({numbered}) AS numbered";
        var multiples = $"SELECT *, {SplitPosition} * ({Factor} * {Factor} % {Text(DataSplit.TurnModulus)} * {Factor} % {Text(DataSplit.TurnModulus)}) AS {Multiple} FROM ({factors}) AS factors";
        var placed = $"SELECT {Id}, CASE WHEN {Turn} = 0 THEN {SplitPosition} ELSE {Multiple} - floor({Multiple}) END AS {Place} FROM ({multiples}) AS multiples";
        return $"SELECT {Id} FROM ({placed}) AS placed";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Direction(ExampleOrder order) => order.Descending ? " DESC" : "";

    private static string WrittenColumns(int values) =>
        string.Join(", ", Enumerable.Range(0, values).Select(X).Append(Y).Append(SplitPosition).Append(Exclusion).Append(CreatedAt));

    private string Definitions(IReadOnlyList<Column> columns)
    {
        var values = columns.Select((column, index) => $"{X(index)} {(column.Type.Storage == StorageKind.Number ? dialect.Real : dialect.Text)}");
        return string.Join(
            ", ",
            [
                .. values, $"{Y} {dialect.Real} NOT NULL", $"{SplitPosition} {dialect.Real} NOT NULL", $"{Exclusion} {dialect.Text}",
                $"{CreatedAt} {dialect.Integer} NOT NULL",
            ]);
    }
}
