using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Examples;
using SQLitePCL;

namespace Regressor.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteDialect : SqlDialect
{
    // No timeout: the connection cannot be lost. Only waiting to write or a million rows take long, and the caller can cancel.
    public override int Patience => 0;

    public override string NumberedId => "INTEGER PRIMARY KEY AUTOINCREMENT";

    public override string Integer => "INTEGER";

    public override string Real => "REAL";

    public override string Text => "TEXT";

    public override string Like => "LIKE";

    public override string GapsAreSmallest(bool descending) => "";

    // Unless ANALYZE was run, SQLite cannot estimate how many rows pass a condition, and uses any index that it can.
    public override string Scan => " NOT INDEXED";

    public override string By(string index) => $" INDEXED BY {index}";

    public override Task<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    /// <remarks>
    /// Uses one prepared statement, bound through the native interface: the provider's parameters cost more than the insert itself.
    /// </remarks>
    public override Task<int> InsertManyAsync(
        DbConnection connection, ExampleTable table, IReadOnlyList<Column> columns, IEnumerable<Example> examples, CancellationToken cancellationToken)
    {
        var database = ((SqliteConnection)connection).Handle!;
        var values = string.Join(", ", Enumerable.Range(1, columns.Count + 4).Select(index => string.Create(CultureInfo.InvariantCulture, $"?{index}")));
        Check(
            raw.sqlite3_prepare_v2(database, $"INSERT INTO {table.Name} ({ExampleTable.WrittenColumns(columns)}) VALUES ({values})", out var insert), database);
        using (insert)
        {
            var rows = 0;
            foreach (var example in examples.MadeAhead())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Bind(insert, example);
                Check(raw.sqlite3_step(insert), database);
                Check(raw.sqlite3_reset(insert), database);
                rows++;
            }

            return Task.FromResult(rows);
        }
    }

    /// <remarks>Uses the native interface, because the provider checks each value several times.</remarks>
    public override void ReadValues(DbDataReader row, int first, ReadOnlySpan<StorageKind> kinds, Span<ColumnValue> values)
    {
        var statement = ((SqliteDataReader)row).Handle!;
        for (var value = 0; value < kinds.Length; value++)
        {
            var column = first + value;
            values[value] = raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? ColumnValue.Missing
                : kinds[value] == StorageKind.Number ? ColumnValue.Of(raw.sqlite3_column_double(statement, column))
                : ColumnValue.Of(raw.sqlite3_column_text(statement, column).utf8_to_string());
        }
    }

    private static void Bind(sqlite3_stmt insert, Example example)
    {
        var index = 1;
        var values = example.X.Count + example.Kept.Count;
        for (var column = 0; column < values; column++)
        {
            var value = example.ValueOf(column);
            if (value.Number is { } number) raw.sqlite3_bind_double(insert, index++, number);
            else if (value.Text is { } category) raw.sqlite3_bind_text(insert, index++, category);
            else raw.sqlite3_bind_null(insert, index++);
        }

        raw.sqlite3_bind_double(insert, index++, example.Y);
        raw.sqlite3_bind_double(insert, index++, example.SplitPosition);
        if (example.Exclusion is { } exclusion) raw.sqlite3_bind_text(insert, index++, exclusion);
        else raw.sqlite3_bind_null(insert, index++);
        raw.sqlite3_bind_int64(insert, index, example.CreatedAt.UtcTicks);
    }

    private static void Check(int result, sqlite3 database)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW)) SqliteException.ThrowExceptionForRC(result, database);
    }
}
