using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Regressor.Testing;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>A data directory, and a database where the provider is a server; both are deleted at the end.</summary>
public sealed class TestStorage : IDisposable
{
    private readonly PostgreSqlDatabase? _database;

    public TestStorage(string provider)
    {
        _database = provider == "PostgreSql" ? PostgreSqlDatabase.Create() : null;
        Settings = new Dictionary<string, string>
        {
            ["DataDirectory"] = DataDirectory,
            ["Storage:Provider"] = provider,
        };
        if (_database is not null) Settings["Storage:ConnectionString"] = _database.ConnectionString;
    }

    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("regressor-test-").FullName;

    /// <summary>Settings that make a server use it.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>Checks the database directly, without a running server: it is intact, and each dataset has the right example count.</summary>
    public void CheckIntegrity()
    {
        using var connection = Connect();
        if (_database is null)
        {
            Query(connection, "PRAGMA integrity_check").ShouldBe(["ok"]);
            Query(connection, "PRAGMA foreign_key_check").ShouldBeEmpty();
        }

        foreach (var dataset in Query(connection, "SELECT \"Id\" FROM \"Datasets\""))
        {
            var examples = $"\"Examples_{Guid.Parse(dataset):N}\"";
            Query(connection, $"SELECT \"ExampleCount\" - (SELECT COUNT(*) FROM {examples}) FROM \"Datasets\" WHERE CAST(\"Id\" AS text) = '{dataset}'").ShouldBe(["0"]);
        }
    }

    /// <summary>Creates a direct connection to the database.</summary>
    public DbConnection Connect()
    {
        DbConnection connection = _database is null
            ? new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "regressor.db")};Pooling=false")
            : new NpgsqlConnection($"{_database.ConnectionString};Pooling=false");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        Directory.Delete(DataDirectory, recursive: true);
        _database?.Dispose();
    }

    /// <summary>Returns the first column of the rows.</summary>
    public static List<string> Query(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        List<string> values = [];
        while (rows.Read()) values.Add(Convert.ToString(rows.GetValue(0), CultureInfo.InvariantCulture)!);
        return values;
    }
}
