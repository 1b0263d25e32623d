using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Regressor.Application.Training;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Jobs;
using Regressor.Infrastructure.Storage;
using Regressor.Testing;

namespace Regressor.Infrastructure.IntegrationTests.Jobs;

public sealed class WorkerNameTests : IDisposable
{
    private const string Holders = "FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    private const string Waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private readonly TestFolder _folder = new();
    private readonly PostgreSqlDatabase _database = PostgreSqlDatabase.Create();
    private readonly NpgsqlDataSource _source;
    private readonly StorageOptions _storage;
    private readonly StartupGate _ready = new();

    public WorkerNameTests()
    {
        _storage = new StorageOptions { Provider = StorageProvider.PostgreSql, DataDirectory = _folder.Path, ConnectionString = _database.ConnectionString };
        _source = NpgsqlDataSource.Create(_database.ConnectionString);
        _ready.Reached();
    }

    public void Dispose()
    {
        _source.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_process_that_starts_again_has_the_name_it_had()
    {
        var (here, name) = await StartAsync();
        await name.StopAsync(default);
        var (again, next) = await StartAsync();
        again.Worker.ShouldBe(here.Worker);
        await next.StopAsync(default);
    }

    [Fact]
    public async Task Whoever_holds_a_name_waits_for_the_database_in_no_query_so_that_its_death_is_noticed()
    {
        var (_, name) = await StartAsync();
        await UntilAsync(async () => await AskAsync($"SELECT state FROM pg_stat_activity WHERE pid = (SELECT pid {Holders})") == "idle");
        await name.StopAsync(default);
    }

    [Fact]
    public async Task A_second_process_of_a_name_permanently_gets_another_one()
    {
        var (here, name) = await StartAsync();
        var (copy, other) = await StartAsync();
        copy.Worker.ShouldNotBe(here.Worker);
        await Task.WhenAll(name.StopAsync(default), other.StopAsync(default));

        InstanceId.In(_storage).ShouldBe(copy.Worker);
    }

    [Fact]
    public async Task A_name_whose_connection_is_lost_is_claimed_again()
    {
        var (here, name) = await StartAsync();
        var before = here.Worker;
        var holder = await AskAsync($"SELECT pid {Holders}");
        await AskAsync($"SELECT pg_terminate_backend({holder})");
        await UntilAsync(async () => await AskAsync($"SELECT pid {Holders}") is { } next && next != holder);
        here.Worker.ShouldBe(before);
        await name.StopAsync(default);
    }

    [Fact]
    public async Task A_process_that_loses_its_name_to_another_gets_a_new_one()
    {
        var (here, name) = await StartAsync();
        var before = here.Worker;
        var holder = await AskAsync($"SELECT pid {Holders}");

        // Waits until the connection is lost, then keeps the name.
        await using var another = await _source.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended(@name, 0))", another);
        hold.Parameters.AddWithValue("name", $"Regressor.Worker.{before}");
        var holding = hold.ExecuteScalarAsync();
        await UntilAsync(async () => await AskAsync(Waiting) == "1");
        await AskAsync($"SELECT pg_terminate_backend({holder})");
        await holding;
        await UntilAsync(() => Task.FromResult(here.Worker != before));
        InstanceId.In(_storage).ShouldBe(here.Worker);
        await name.StopAsync(default);
    }

    /// <summary>Claims a name like a process with this data directory.</summary>
    private async Task<(LocalTrainingRegistry Here, WorkerName Name)> StartAsync()
    {
        var here = new LocalTrainingRegistry(InstanceId.In(_storage), hasOthers: true);
        var name = new WorkerName(_storage, here, _ready, TimeProvider.System, NullLogger<WorkerName>.Instance);
        await name.ClaimAsync(default);
        await name.StartAsync(default);
        return (here, name);
    }

    private async Task<string?> AskAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) is { Length: > 0 } answer ? answer : null;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition()) await Task.Delay(20, patience.Token);
    }
}
