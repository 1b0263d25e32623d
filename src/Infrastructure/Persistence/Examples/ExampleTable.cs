using System.Globalization;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>
/// The table of one dataset's examples, with its <see cref="Columns"/> and those of every table. Names derive only from the dataset's id
/// and the columns' positions, so that SQL contains no text from a client.
/// </summary>
internal sealed class ExampleTable(Dataset dataset, SqlDialect dialect)
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

    public string Name { get; } = $"\"{Prefix}{dataset.Id:N}\"";

    /// <summary>Name of a table with the same columns, for the examples that the last deletion removed.</summary>
    public string Removed { get; } = $"\"{RemovedPrefix}{dataset.Id:N}\"";

    public ExampleColumns Columns { get; } = new(dataset.Columns, dialect);

    /// <summary>Lists every column except the id, in the order in which values are written.</summary>
    public string WrittenColumns => Written(Columns.Count);

    public IEnumerable<object?> WrittenValues(Example example) =>
        Columns.Values(example).Concat([example.Y.Number is { } y ? y : example.Y.Text, example.SplitPosition, example.Exclusion, example.CreatedAt.UtcTicks]);

    /// <summary>Lists the id and the written columns, in the order in which <see cref="ExampleReader"/> reads them.</summary>
    public string AllColumns => ColumnsOf(Columns.Count);

    /// <summary>Lists the same columns, with the values of the dataset's first columns only.</summary>
    public string ColumnsOf(int values) => $"{Id}, {Written(values)}";

    public string Create() =>
        $"CREATE TABLE {Name} ({Id} {dialect.NumberedId}, {Definitions()}); CREATE TABLE {Removed} ({Id} {dialect.Integer} PRIMARY KEY, {Definitions()})";

    public string Drop() => $"DROP TABLE {Name}; DROP TABLE {Removed}";

    /// <summary>Names the index from which a page sorted by the column is read, instead of searching for its rows.</summary>
    public string SortIndex(int by) => $"\"Sort_{dataset.Id:N}_{(by == ExampleOrder.ByTarget ? "Y" : ExampleColumns.NameOf(by))}\"";

    public string CreateSortIndex(int by) =>
        $"CREATE INDEX IF NOT EXISTS {SortIndex(by)} ON {Name} ({OrderBy(new ExampleOrder(by, Descending: false))})";

    /// <summary>Returns the sort terms. The id makes the order total, so that every row is on exactly one page.</summary>
    public string OrderBy(ExampleOrder order) => order.By switch
    {
        ExampleOrder.ByCreation => Id + Direction(order),
        ExampleOrder.ByTarget => $"{Y}{Direction(order)}, {Id}{Direction(order)}",
        _ => $"{Columns[order.By]}{Direction(order)}{dialect.GapsAreSmallest(order.Descending)}, {Id}{Direction(order)}",
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

    /// <summary>Returns the expression of the group or the time that a split goes by.</summary>
    public string KeyOf(TestSplit split) => Columns[split.Rule!.IndexIn(dataset.Columns)];

    /// <summary>Returns the expression of the position of an example's group; NULL where it has none.</summary>
    public string GroupPosition(TestSplit split) =>
        dialect.GroupPosition(dataset.Columns[split.Rule!.IndexIn(dataset.Columns)].Type.Storage, KeyOf(split), Text(dataset.SplitSeed));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Direction(ExampleOrder order) => order.Descending ? " DESC" : "";

    private string Written(int values) => string.Join(", ", Columns.Stored(0, values).Append(Y).Append(SplitPosition).Append(Exclusion).Append(CreatedAt));

    private string Definitions() => string.Join(
        ", ",
        [
            .. Columns.Definitions(), $"{Y} {dialect.TypeOf(dataset.Target.Type.Storage)} NOT NULL", $"{SplitPosition} {dialect.Real} NOT NULL",
            $"{Exclusion} {dialect.Text}", $"{CreatedAt} {dialect.Integer} NOT NULL",
        ]);
}
