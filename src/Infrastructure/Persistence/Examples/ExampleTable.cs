using System.Globalization;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>
/// The table of one dataset's examples. It has a column of the proper type for each of <see cref="Dataset.Columns"/>: x0, x1 … in their
/// order. Names derive only from the dataset's id and the columns' positions, so that SQL contains no text from a client.
/// </summary>
internal sealed class ExampleTable(Guid datasetId, SqlDialect dialect)
{
    public const string Id = "\"Id\"";
    public const string Y = "\"Y\"";
    public const string SplitPosition = "\"SplitPosition\"";
    public const string Exclusion = "\"Exclusion\"";

    /// <summary>Prefixes of the tables' names.</summary>
    public const string Prefix = "Examples_", RemovedPrefix = "Removed_";

    /// <summary>Column with an example's place in the split, in <see cref="SelectPlaced"/>.</summary>
    public const string Place = "\"Place\"";

    private const string CreatedAt = "\"CreatedAt\"";

    public string Name { get; } = $"\"{Prefix}{datasetId:N}\"";

    /// <summary>Name of a table with the same columns, for the examples that the last deletion removed.</summary>
    public string Removed { get; } = $"\"{RemovedPrefix}{datasetId:N}\"";

    /// <param name="column">Position in <see cref="Dataset.Columns"/>.</param>
    public static string X(int column) => string.Create(CultureInfo.InvariantCulture, $"\"x{column}\"");

    /// <summary>Lists every column except the id, in the order in which values are written.</summary>
    /// <param name="columns">All columns of the dataset, or the first ones.</param>
    public static string WrittenColumns(IReadOnlyList<Column> columns) => WrittenColumns(columns.Count);

    /// <summary>Lists every column except the id, for examples of one dataset.</summary>
    public static string WrittenColumns(Example example) => WrittenColumns(example.X.Count + example.Kept.Count);

    public static IEnumerable<object?> WrittenValues(Example example) =>
        example.X.Concat(example.Kept).Select(value => value.Number is { } number ? number : (object?)value.Text)
            .Concat([example.Y, example.SplitPosition, example.Exclusion, example.CreatedAt.UtcTicks]);

    /// <summary>Lists the id and the written columns, in the order in which <see cref="ExampleReader"/> reads them.</summary>
    public static string AllColumns(IReadOnlyList<Column> columns) => $"{Id}, {WrittenColumns(columns)}";

    public string Create(IReadOnlyList<Column> columns) =>
        $"CREATE TABLE {Name} ({Id} {dialect.NumberedId}, {Definitions(columns)}); CREATE TABLE {Removed} ({Id} {dialect.Integer} PRIMARY KEY, {Definitions(columns)})";

    public string Drop() => $"DROP TABLE {Name}; DROP TABLE {Removed}";

    /// <summary>Names the index from which a page sorted by the column is read, instead of searching for its rows.</summary>
    public string SortIndex(int by) => $"\"Sort_{datasetId:N}_{(by == ExampleOrder.ByTarget ? "Y" : X(by).Trim('"'))}\"";

    public string CreateSortIndex(int by) =>
        $"CREATE INDEX IF NOT EXISTS {SortIndex(by)} ON {Name} ({OrderBy(new ExampleOrder(by, Descending: false))})";

    /// <summary>Returns the sort terms. The id makes the order total, so that every row is on exactly one page.</summary>
    public string OrderBy(ExampleOrder order) => order.By switch
    {
        ExampleOrder.ByCreation => Id + Direction(order),
        ExampleOrder.ByTarget => $"{Y}{Direction(order)}, {Id}{Direction(order)}",
        _ => $"{X(order.By)}{Direction(order)}{dialect.GapsAreSmallest(order.Descending)}, {Id}{Direction(order)}",
    };

    /// <summary>
    /// Selects the ids of all examples, with places as <see cref="TestSplit.PlaceOf"/> computes them. The caller appends a condition.
    /// </summary>
    /// <remarks>Excluded examples are numbered last, so that the others have the same numbers as in the training table.</remarks>
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
