using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Regressor.Testing;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>A data directory, and a database where the provider is a server; both are gone at the end.</summary>
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

    /// <summary>Tell a server to use it.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>Looks at the database itself, which no server must be using: it is whole, and each dataset counts its examples rightly.</summary>
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

    /// <summary>To the database itself.</summary>
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

    /// <summary>The first column of the rows.</summary>
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
