using System.Data.Common;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Defines what differs between the databases in the SQL of examples.</summary>
internal abstract class SqlDialect
{
    /// <summary>Command timeout in seconds; 0 waits indefinitely.</summary>
    public abstract int Patience { get; }

    public abstract string NumberedId { get; }

    public abstract string Integer { get; }

    public abstract string Real { get; }

    /// <summary>Text type that sorts by code point.</summary>
    public abstract string Text { get; }

    /// <summary>Operator that matches a pattern and ignores the case of A to Z.</summary>
    public abstract string Like { get; }

    /// <summary>Sorts missing values before all others, or after them in descending order.</summary>
    public abstract string GapsAreSmallest(bool descending);

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

    /// <summary>Inserts examples in the way that is fastest for many rows.</summary>
    /// <returns>The number of inserted rows.</returns>
    public abstract Task<int> InsertManyAsync(
        DbConnection connection, ExampleTable table, IReadOnlyList<Column> columns, IEnumerable<Example> examples, CancellationToken cancellationToken);
}
