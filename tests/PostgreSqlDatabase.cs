using Npgsql;

namespace Regressor.Testing;

/// <summary>
/// A temporary database on the PostgreSQL server in REGRESSOR_TEST_POSTGRES, dropped at the end. Without a server, the tests
/// that need one fail: start one with 'tests/postgres.sh start'; ./test.sh does so automatically.
/// </summary>
internal sealed class PostgreSqlDatabase : IDisposable
{
    private const string Variable = "REGRESSOR_TEST_POSTGRES";

    private readonly string _server;
    private readonly string _name;

    private PostgreSqlDatabase(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static PostgreSqlDatabase Create()
    {
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} names no server. Run: export {Variable}=\"$(tests/postgres.sh start)\"");
        var database = new PostgreSqlDatabase(server, $"test_{Guid.NewGuid():N}");
        Execute(server, $"CREATE DATABASE \"{database._name}\"");
        return database;
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
        Execute(_server, $"DROP DATABASE \"{_name}\" WITH (FORCE)");
    }

    private static void Execute(string server, string sql)
    {
        using var source = NpgsqlDataSource.Create(server);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
