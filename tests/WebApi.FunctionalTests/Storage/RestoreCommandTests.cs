using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Storage;

/// <summary>Tests the messages of commands about invalid places and arguments.</summary>
[Collection(ServerProcess.Tests)]
public sealed class RestoreCommandTests : IDisposable
{
    private readonly TestStorage _target = new("Sqlite");
    private readonly string _folder = Directory.CreateTempSubdirectory("regressor-test-").FullName;

    private string Backup => Path.Combine(_folder, "backup");

    public void Dispose()
    {
        _target.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Nothing_is_restored_over_tables()
    {
        using var postgres = new TestStorage("PostgreSql");
        (await CommandProcess.RunAsync(postgres.Settings, "keys", "list")).Code.ShouldBe(0);
        (await CommandProcess.RunAsync(postgres.Settings, "backup", "--to", Backup)).ShouldBe(new CommandProcess(0, "", ""));
        var refused = await CommandProcess.RunAsync(postgres.Settings, "restore", "--from", Backup);
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("already has tables");
    }

    [Fact]
    public async Task A_restore_into_PostgreSQL_that_was_killed_is_run_again_unless_all_of_it_is_there()
    {
        using var source = new TestStorage("PostgreSql");
        (await CommandProcess.RunAsync(source.Settings, "keys", "create", "--name", "admin", "--scope", "admin")).Code.ShouldBe(0);
        (await CommandProcess.RunAsync(source.Settings, "backup", "--to", Backup)).ShouldBe(new CommandProcess(0, "", ""));

        using var target = new TestStorage("PostgreSql");
        var half = Directory.CreateDirectory(Path.Combine(target.DataDirectory, "restoring")).FullName;
        (await CommandProcess.RunAsync([.. target.Settings, new("Urls", "http://127.0.0.1:0")])).Errors.ShouldContain("was interrupted");
        (await CommandProcess.RunAsync(target.Settings, "restore", "--from", Backup)).ShouldBe(new CommandProcess(0, "", ""));
        Directory.CreateDirectory(half);
        using var server = await ServerProcess.StartAsync(target.Settings);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);
        Directory.Exists(half).ShouldBeFalse();
    }

    [Theory]
    [InlineData(2, "backup --to FILE", "backup")]
    [InlineData(2, "restore --from FILE", "restore")]
    [InlineData(1, "The file '/nowhere/backup' does not exist", "restore", "--from", "/nowhere/backup")]
    [InlineData(1, "The folder '/nowhere' does not exist", "backup", "--to", "/nowhere/backup")]
    [InlineData(1, "is a folder", "backup", "--to", "/tmp")]
    [InlineData(1, "does not contain a database", "backup", "--to", "/tmp/nothing.backup")]
    [InlineData(1, "Storage:Provider is InMemory", "backup", "--to", "/tmp/nothing.backup", "--Storage:Provider", "InMemory")]
    [InlineData(1, "Storage:Provider is InMemory", "restore", "--from", "/tmp/nothing.backup", "--Storage:Provider", "InMemory")]
    public async Task An_impossible_operation_is_reported(int code, string why, params string[] command)
    {
        var refused = await CommandProcess.RunAsync(new Dictionary<string, string> { ["DataDirectory"] = _target.DataDirectory }, command);
        refused.Code.ShouldBe(code, refused.Errors);
        refused.Errors.ShouldContain(why);
    }
}
