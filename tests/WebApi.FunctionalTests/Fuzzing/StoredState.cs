using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>Everything that a server has stored: every row of every table, and the names of the model files.</summary>
internal sealed record StoredState(IReadOnlyDictionary<string, string> Tables)
{
    /// <summary>The audit log only grows, with every write.</summary>
    private const string AuditLog = "AuditLog";

    /// <summary>Entries of reads, which the server adds to the audit log some time later.</summary>
    public const string Accesses = "'signIn', 'signInByProvider', 'wrongKey', 'exportExamples', 'getCheckpoint', 'exportOnnx'";

    private const string Files = "files";

    /// <summary>Reads the database and the data directory directly, without the server.</summary>
    public static StoredState Read(DbConnection connection, string dataDirectory)
    {
        var names = connection is SqliteConnection
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";
        var tables = TestStorage.Query(connection, names).ToDictionary(table => table, table => Rows(connection, table));
        var models = Path.Combine(dataDirectory, "models");
        tables[Files] = Directory.Exists(models) ? string.Join('\n', Directory.GetFiles(models, "*", SearchOption.AllDirectories).Order()) : "";
        return new StoredState(tables);
    }

    /// <summary>Returns the names of the differences; null if there are none.</summary>
    public string? DifferenceFrom(StoredState other)
    {
        var different = Tables.Keys.Union(other.Tables.Keys).Where(table => Tables.GetValueOrDefault(table) != other.Tables.GetValueOrDefault(table)).ToList();
        return different.Count == 0 ? null : string.Join(", ", different);
    }

    private static string Rows(DbConnection connection, string table)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is the database's own.
        command.CommandText = table == AuditLog ? $"SELECT COUNT(*), MAX(\"Id\") FROM \"{table}\" WHERE \"What\" NOT IN ({Accesses})" : $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        List<string> rows = [];
        while (reader.Read())
        {
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture))));
        }

        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }
}
