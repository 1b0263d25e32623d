using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Persistence.Locking;
using Regressor.Infrastructure.Storage;
using Regressor.Testing;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

/// <summary>Tests what a server locks in a shared database when it freezes, or when its packets no longer arrive.</summary>
public sealed class StandstillTests : IDisposable
{
    private static readonly TimeSpan UntilGivenUp = TimeSpan.FromSeconds(40);

    private readonly PostgreSqlDatabase _database = PostgreSqlDatabase.Create();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Locks_of_a_frozen_server_are_released_and_those_of_a_running_one_are_kept()
    {
        using var cable = new Cable(_database.ConnectionString);
        var (here, beyond) = (StorageAt(_database.ConnectionString), StorageAt(cable.ConnectionString));
        await using var source = NpgsqlDataSource.Create(here.ConnectionString!);
        await ExecuteAsync(source, "CREATE TABLE held (id int); INSERT INTO held VALUES (1)");
        await using var kept = await new PostgreSqlAdvisoryLocks(here).TakeAsync(LockName.Preparation, default);
        await new PostgreSqlAdvisoryLocks(beyond).TakeAsync(LockName.VersionsOf("line"), default);

        await using var frozen = await BeginAsync(here, "SELECT 1");

        // Not disposed: a crashed server could not close the connection.
        await BeginAsync(beyond, "UPDATE held SET id = 2");

        var since = Stopwatch.StartNew();
        cable.Cut();
        using var patience = new CancellationTokenSource(UntilGivenUp);
        await Task.WhenAll(TakeAsync(LockName.VersionsOf("line")), ExecuteAsync(source, "UPDATE held SET id = 3", patience.Token));
        StorageUnavailable.IsMeantBy(await Should.ThrowAsync<DbException>(() => ExecuteAsync(frozen, "SELECT 1"))).ShouldBeTrue();
        since.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(10));
        using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<OperationCanceledException>(async () => await new PostgreSqlAdvisoryLocks(here).TakeAsync(LockName.Preparation, moment.Token));

        async Task TakeAsync(LockName of)
        {
            await using var turn = await new PostgreSqlAdvisoryLocks(here).TakeAsync(of, patience.Token);
        }
    }

    [Fact]
    public void Options_of_ones_own_come_after_those_that_are_set_and_so_win()
    {
        using var connection = new NpgsqlConnection(StorageAt($"{_database.ConnectionString};Options=-c idle_in_transaction_session_timeout=77s").ConnectionString);
        connection.Open();
        using var show = new NpgsqlCommand("SHOW idle_in_transaction_session_timeout", connection);
        show.ExecuteScalar().ShouldBe("77s");
    }

    private static StorageOptions StorageAt(string connectionString) => StorageOptions.Of(
        new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:Provider", "PostgreSql"), new("Storage:ConnectionString", connectionString)])
            .Build());

    private static async Task<NpgsqlConnection> BeginAsync(StorageOptions storage, string sql)
    {
        var connection = new NpgsqlConnection(storage.ConnectionString);
        await connection.OpenAsync();
        await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, sql);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, CancellationToken cancellationToken = default)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A connection to the database that can be cut. Packets over a cut connection are lost, not refused.</summary>
    private sealed class Cable : IDisposable
    {
        private readonly TcpListener _near = new(IPAddress.Loopback, 0);
        private readonly List<TcpClient> _ends = [];
        private volatile bool _cut;

        public Cable(string connectionString)
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            _near.Start();
            _ = ConnectAsync(settings.Host!, settings.Port);
            (settings.Host, settings.Port) = ("127.0.0.1", ((IPEndPoint)_near.LocalEndpoint).Port);
            ConnectionString = settings.ConnectionString;
        }

        /// <summary>Connection string of the database over the cable.</summary>
        public string ConnectionString { get; }

        public void Cut() => _cut = true;

        public void Dispose()
        {
            _near.Dispose();
            lock (_ends) _ends.ForEach(end => end.Dispose());
        }

        private async Task ConnectAsync(string host, int port)
        {
            while (true)
            {
                var (near, far) = (await _near.AcceptTcpClientAsync(), new TcpClient());
                lock (_ends) _ends.AddRange([near, far]);
                await far.ConnectAsync(host, port);
                _ = PassAsync(near.GetStream(), far.GetStream());
                _ = PassAsync(far.GetStream(), near.GetStream());
            }
        }

        private async Task PassAsync(NetworkStream from, NetworkStream to)
        {
            var bytes = new byte[65536];
            while (await from.ReadAsync(bytes) is > 0 and var read)
                if (!_cut) await to.WriteAsync(bytes.AsMemory(0, read));
        }
    }
}
