using System.Data.Common;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Defines what differs between the databases in the SQL of examples.</summary>
internal abstract class SqlDialect
{
    /// <summary>Columns of <see cref="RowsOfList"/>.</summary>
    public const string Value = "\"Value\"", Place = "\"Place\"";

    /// <summary>Command timeout in seconds; 0 waits indefinitely.</summary>
    public abstract int Patience { get; }

    public abstract string NumberedId { get; }

    public abstract string Integer { get; }

    public abstract string Real { get; }

    /// <summary>Text type that sorts by code point.</summary>
    public abstract string Text { get; }

    /// <summary>Number of columns of a dataset that have a column of their own in its table. Tables depend on it: it never changes.</summary>
    public abstract int OwnColumns { get; }

    /// <summary>Names and types of the columns that list the values of all further columns.</summary>
    public abstract IReadOnlyList<(string Name, string Type)> Lists { get; }

    /// <summary>Operator that matches a pattern and ignores the case of A to Z.</summary>
    public abstract string Like { get; }

    /// <summary>Sorts missing values before all others, or after them in descending order.</summary>
    public abstract string GapsAreSmallest(bool descending);

    /// <summary>Returns the expression of <see cref="DataSplit.PositionOfGroup"/>, NULL where the group is missing.</summary>
    /// <param name="kind">How the group is stored.</param>
    /// <param name="group">Expression of the group.</param>
    /// <param name="seed">Expression of the seed.</param>
    public abstract string GroupPosition(StorageKind kind, string group, string seed);

    /// <summary>Appended to a table's name: forces a full scan, where the database would choose a poor plan otherwise.</summary>
    public virtual string Scan => "";

    /// <summary>Appended to a table's name: forces the use of this index, where the database would choose a poor plan otherwise.</summary>
    public virtual string By(string index) => "";

    /// <summary>Appended to a query: prevents others from removing the rows that it finds before the transaction ends.</summary>
    public virtual string Keep => "";

    /// <summary>Appended to a query: like <see cref="Keep"/>, and also prevents others from changing the rows.</summary>
    public virtual string Hold => "";

    /// <summary>Begins a transaction that reads from one consistent snapshot and does not block writers.</summary>
    public abstract Task<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Reads values from adjacent columns.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">Index of the first value's column.</param>
    /// <param name="kinds">Storage kinds of the values.</param>
    /// <param name="values">Receives the values.</param>
    public virtual void ReadValues(DbDataReader row, int first, ReadOnlySpan<StorageKind> kinds, Span<ColumnValue> values)
    {
        for (var value = 0; value < kinds.Length; value++)
        {
            var column = first + value;
            values[value] = row.IsDBNull(column) ? ColumnValue.Missing
                : kinds[value] == StorageKind.Number ? ColumnValue.Of(row.GetDouble(column))
                : ColumnValue.Of(row.GetString(column));
        }
    }

    /// <summary>Returns the expression of the number of characters of all listed texts.</summary>
    public abstract string ListedLength { get; }

    /// <summary>Returns a table of the values of a list and their places, from 1; null where reading them one by one is as fast.</summary>
    public virtual string? RowsOfList(StorageKind kind) => null;

    public string TypeOf(StorageKind kind) => kind == StorageKind.Number ? Real : Text;

    /// <summary>Returns the expression of a listed value, in parentheses.</summary>
    /// <param name="kind">Storage of the value.</param>
    /// <param name="position">Position in the list, from 0.</param>
    public abstract string Element(StorageKind kind, int position);

    /// <summary>Converts values to the contents of <see cref="Lists"/>.</summary>
    public abstract IEnumerable<object?> ListsOf(ReadOnlySpan<ColumnValue> values);

    /// <summary>Reads adjacent values from the lists.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">Index of the first list's column.</param>
    /// <param name="skip">Position of the first value in the lists.</param>
    /// <param name="kinds">Storage kinds of the values.</param>
    /// <param name="values">Receives the values.</param>
    public abstract void ReadLists(DbDataReader row, int first, int skip, ReadOnlySpan<StorageKind> kinds, Span<ColumnValue> values);

    /// <summary>Inserts examples in the way that is fastest for many rows.</summary>
    /// <returns>The number of inserted rows.</returns>
    public abstract Task<int> InsertManyAsync(
        DbConnection connection, ExampleTable table, IEnumerable<Example> examples, CancellationToken cancellationToken);
}
