using System.Data.Common;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>What differs between the databases in the SQL of examples.</summary>
internal abstract class SqlDialect
{
    /// <summary>Seconds that a command waits for a sign of the database; 0 for ever.</summary>
    public abstract int Patience { get; }

    public abstract string NumberedId { get; }

    public abstract string Integer { get; }

    public abstract string Real { get; }

    /// <summary>Texts sort by code point.</summary>
    public abstract string Text { get; }

    /// <summary>Compares with a pattern, without regard to the case of A to Z.</summary>
    public abstract string Like { get; }

    /// <summary>Has missing values sort before all others, or after them in descending order.</summary>
    public abstract string GapsAreSmallest(bool descending);

    /// <summary>After a table's name: read it through, where the database would choose badly by itself.</summary>
    public virtual string Scan => "";

    /// <summary>After a table's name: read it by this index, where the database would choose badly by itself.</summary>
    public virtual string By(string index) => "";

    /// <summary>After a query: nobody may remove the rows it finds before the transaction ends.</summary>
    public virtual string Keep => "";

    /// <summary>After a query: as <see cref="Keep"/>, and nobody else may change them either.</summary>
    public virtual string Hold => "";

    /// <summary>All that is read in it is read as of one moment, and writers are not held up.</summary>
    public abstract Task<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Reads values side by side.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The column of the first value.</param>
    /// <param name="kinds">Of the values.</param>
    /// <param name="values">Takes them.</param>
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

    /// <summary>Inserts in the way that is fastest for many rows.</summary>
    /// <returns>How many there were.</returns>
    public abstract Task<int> InsertManyAsync(
        DbConnection connection, ExampleTable table, IReadOnlyList<Column> columns, IEnumerable<Example> examples, CancellationToken cancellationToken);
}
