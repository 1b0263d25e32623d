using Medallion.Threading.Postgres;
using Npgsql;
using Regressor.Testing;

namespace Regressor.WebApi.FunctionalTests.Replicas;

/// <summary>Several real servers on a database of their own for each test.</summary>
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

    private protected async Task<Replica> StartAsync(string role, IsolatedNetwork? network = null)
    {
        var replica = await Replica.StartAsync(role, _database.ConnectionString, network);
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

    /// <summary>As a server has it that stores a model.</summary>
    private protected ValueTask<PostgresDistributedLockHandle> TakeTurnOfVersionsAsync() =>
        new PostgresDistributedLock(new PostgresAdvisoryLockKey("Regressor.Versions", allowHashing: true), _database.ConnectionString).AcquireAsync();

    private protected Task IsTakenOverAsync(string run) => Eventually.IsAsync(UntilTakenOver, () => Task.FromResult(WorkersOf(run).Attempts == 2));

    private void Use(IDisposable used)
    {
        lock (_used) _used.Add(used);
    }
}
