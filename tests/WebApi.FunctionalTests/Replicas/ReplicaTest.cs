using Medallion.Threading.Postgres;
using Npgsql;
using Regressor.Testing;

namespace Regressor.WebApi.FunctionalTests.Replicas;

/// <summary>Several real servers on a separate database for each test.</summary>
public abstract class ReplicaTest : IDisposable
{
    private protected static readonly TimeSpan UntilTakenOver = TimeSpan.FromSeconds(60);

    private readonly PostgreSqlDatabase _database = PostgreSqlDatabase.Create();
    private readonly List<IDisposable> _used = [];

    public void Dispose()
    {
        foreach (var used in Enumerable.Reverse(_used)) used.Dispose();
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <param name="role">Role of the server: Api, Worker or All.</param>
    /// <param name="network">Network of the server, where it has its own.</param>
    /// <param name="copied">Replica whose data directory is copied; null for an empty one.</param>
    /// <param name="connections">Maximum number of connections to the database.</param>
    /// <param name="settings">Further settings.</param>
    private protected async Task<Replica> StartAsync(
        string role, IsolatedNetwork? network = null, Replica? copied = null, int connections = 100, IReadOnlyDictionary<string, string>? settings = null)
    {
        var replica = await Replica.StartAsync(role, $"{_database.ConnectionString};Maximum Pool Size={connections}", network, copied, settings);
        Use(replica);
        return replica;
    }

    private protected IsolatedNetwork Isolate()
    {
        var network = new IsolatedNetwork(_database.ConnectionString);
        Use(network);
        return network;
    }

    private protected (string? Name, int Attempts) WorkersOf(string run)
    {
        using var source = NpgsqlDataSource.Create(_database.ConnectionString);
        using var command = source.CreateCommand("SELECT \"Worker\", \"Attempt\" FROM \"TrainingRuns\" WHERE \"Id\" = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(run.Split('/')[^1]) });
        using var row = command.ExecuteReader();
        row.Read().ShouldBeTrue();
        return (row.IsDBNull(0) ? null : row.GetString(0), row.GetInt32(1));
    }

    /// <summary>Returns the sessions that compute or have computed parts of trainings in progress.</summary>
    private protected List<Guid> Claims()
    {
        using var source = NpgsqlDataSource.Create(_database.ConnectionString);
        using var command = source.CreateCommand("SELECT DISTINCT \"ClaimedBy\" FROM \"TrainingParts\" WHERE \"ClaimedBy\" IS NOT NULL");
        using var rows = command.ExecuteReader();
        List<Guid> claims = [];
        while (rows.Read()) claims.Add(rows.GetGuid(0));
        return claims;
    }

    /// <summary>Counts the rows of a table.</summary>
    /// <param name="table">Name of the table, in SQL.</param>
    private protected long Count(string table)
    {
        using var source = NpgsqlDataSource.Create(_database.ConnectionString);
        using var command = source.CreateCommand($"SELECT count(*) FROM {table}");
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Acquires the lock of a server that stores a model of the dataset.</summary>
    private protected ValueTask<PostgresDistributedLockHandle> TakeTurnOfVersionsAsync(string dataset) => new PostgresDistributedLock(
        new PostgresAdvisoryLockKey($"Regressor.Versions.{dataset.Split('/')[^1]}", allowHashing: true), _database.ConnectionString).AcquireAsync();

    private protected Task IsTakenOverAsync(string run) => Eventually.IsAsync(UntilTakenOver, () => Task.FromResult(WorkersOf(run).Attempts == 2));

    private void Use(IDisposable used)
    {
        lock (_used) _used.Add(used);
    }
}
