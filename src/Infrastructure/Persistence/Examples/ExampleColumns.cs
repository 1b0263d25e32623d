using System.Data.Common;
using System.Globalization;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>
/// The columns of a dataset in its table. The first ones have a column of their own: x0, x1 … in their order. A row holds no more than
/// <see cref="SqlDialect.OwnColumns"/>, so further ones share the dialect's lists, at the position of each among them.
/// </summary>
/// <param name="columns">All columns of the dataset.</param>
/// <param name="dialect">The database's SQL dialect.</param>
internal sealed class ExampleColumns(IReadOnlyList<Column> columns, SqlDialect dialect)
{
    private readonly StorageKind[] _kinds = [.. columns.Select(column => column.Type.Storage)];

    public int Count => _kinds.Length;

    /// <summary>Number of columns that have a column of their own.</summary>
    public int Own { get; } = Math.Min(columns.Count, dialect.OwnColumns);

    /// <summary>Returns the expression of a column's value.</summary>
    public string this[int column] => column < Own ? $"\"{NameOf(column)}\"" : dialect.Element(_kinds[column], column - Own);

    /// <summary>Returns the rows of the list that has a column's values; null where it is in none that can be searched.</summary>
    public string? ListOf(int column) => column < Own ? null : dialect.RowsOfList(_kinds[column]);

    /// <summary>Returns the place of a column in its list, from 1.</summary>
    public int PlaceOf(int column) => column - Own + 1;

    /// <summary>Returns the name of a column, without quotes. That of a listed column names only its index.</summary>
    public static string NameOf(int column) => string.Create(CultureInfo.InvariantCulture, $"x{column}");

    /// <summary>Names the columns of the table that hold the values of adjacent columns: <see cref="Read"/> reads them.</summary>
    public IReadOnlyList<string> Stored(int first, int count)
    {
        var end = first + count;
        return
        [
            .. Enumerable.Range(first, Math.Max(0, Math.Min(end, Own) - first)).Select(column => this[column]),
            .. end > Own ? dialect.Lists.Select(list => list.Name) : [],
        ];
    }

    /// <summary>Returns expressions whose sum is the number of characters of the texts in some columns; lists count as a whole.</summary>
    public IEnumerable<string> LengthsOf(IReadOnlyList<int> columns) =>
    [
        .. columns.Where(column => column < Own).Select(column => $"COALESCE(LENGTH({this[column]}), 0)"),
        .. columns.Any(column => column >= Own) ? [dialect.ListedLength] : Array.Empty<string>(),
    ];

    public IEnumerable<string> Definitions() =>
    [
        .. _kinds.Take(Own).Select((kind, column) => $"{this[column]} {dialect.TypeOf(kind)}"),
        .. Count > Own ? dialect.Lists.Select(list => $"{list.Name} {list.Type}") : [],
    ];

    /// <summary>Returns the values of an example, in the order of the stored columns.</summary>
    public IEnumerable<object?> Values(Example example) =>
    [
        .. Enumerable.Range(0, Own).Select(column => example.ValueOf(column)).Select(value => value.Number is { } number ? number : (object?)value.Text),
        .. Count > Own ? dialect.ListsOf(Listed(example)) : [],
    ];

    /// <summary>Returns the values of an example that are in the lists.</summary>
    public ColumnValue[] Listed(Example example)
    {
        var values = new ColumnValue[Count - Own];
        for (var position = 0; position < values.Length; position++) values[position] = example.ValueOf(Own + position);
        return values;
    }

    /// <param name="row">Row of a query that selects <see cref="Stored"/>.</param>
    /// <param name="at">Index of the first of them in the row.</param>
    /// <param name="first">First of the dataset's columns to read.</param>
    /// <param name="values">Receives the values of adjacent columns.</param>
    public void Read(DbDataReader row, int at, int first, Span<ColumnValue> values)
    {
        var own = Math.Clamp(Own - first, 0, values.Length);
        dialect.ReadValues(row, at, _kinds.AsSpan(first, own), values[..own]);
        if (own < values.Length) dialect.ReadLists(row, at + own, Math.Max(0, first - Own), _kinds.AsSpan(first + own, values.Length - own), values[own..]);
    }
}
