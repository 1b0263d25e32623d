using System.Data.Common;
using System.Globalization;
using System.Text.Json;
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

    // SQLite's limit is 2,000 columns, the table's own among them.
    public override int OwnColumns => 1_900;

    public override IReadOnlyList<(string Name, string Type)> Lists { get; } = [("\"More\"", "TEXT")];

    public override string ListedLength => "LENGTH(\"More\")";

    public override string Like => "LIKE";

    public override string GroupPosition(StorageKind kind, string group, string seed) => $"{GroupPositionInterceptor.Function}({group}, {seed})";

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
        DbConnection connection, ExampleTable table, IEnumerable<Example> examples, CancellationToken cancellationToken)
    {
        var database = ((SqliteConnection)connection).Handle!;
        var values = string.Join(", ", Enumerable.Range(1, table.Columns.Stored(0, table.Columns.Count).Count + 4).Select(index => string.Create(CultureInfo.InvariantCulture, $"?{index}")));
        Check(
            raw.sqlite3_prepare_v2(database, $"INSERT INTO {table.Name} ({table.WrittenColumns}) VALUES ({values})", out var insert), database);
        using (insert)
        {
            var rows = 0;
            foreach (var example in examples.MadeAhead())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Bind(insert, table.Columns, example);
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

    public override string Element(StorageKind kind, int position) => string.Create(CultureInfo.InvariantCulture, $"(\"More\" ->> {position})");

    public override IEnumerable<object?> ListsOf(ReadOnlySpan<ColumnValue> values) => [JsonSerializer.Serialize(values.ToArray())];

    public override void ReadLists(DbDataReader row, int first, int skip, ReadOnlySpan<StorageKind> kinds, Span<ColumnValue> values) =>
        JsonSerializer.Deserialize<ColumnValue[]>(raw.sqlite3_column_blob(((SqliteDataReader)row).Handle!, first)).AsSpan(skip, values.Length).CopyTo(values);

    private static void Bind(sqlite3_stmt insert, ExampleColumns columns, Example example)
    {
        var index = 1;
        for (var column = 0; column < columns.Own; column++)
        {
            var value = example.ValueOf(column);
            if (value.Number is { } number) raw.sqlite3_bind_double(insert, index++, number);
            else if (value.Text is { } category) raw.sqlite3_bind_text(insert, index++, category);
            else raw.sqlite3_bind_null(insert, index++);
        }

        if (columns.Count > columns.Own) raw.sqlite3_bind_text(insert, index++, JsonSerializer.Serialize(columns.Listed(example)));
        if (example.Y.Text is { } label) raw.sqlite3_bind_text(insert, index++, label);
        else raw.sqlite3_bind_double(insert, index++, example.Y.Number!.Value);
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
