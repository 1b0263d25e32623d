using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Storage;

/// <summary>Tests a database that a later version has migrated, as after a rollback of the image.</summary>
[Collection(ServerProcess.Tests)]
public sealed class NewerDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("regressor-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Is_refused_by_the_server_and_its_commands(string provider)
    {
        using var storage = new TestStorage(provider);
        (await CommandProcess.RunAsync(storage.Settings, "keys", "list")).Code.ShouldBe(0);
        using (var database = storage.Connect())
        {
            TestStorage.Query(database, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Future', '99.0.0')");
        }

        var keys = await CommandProcess.RunAsync(storage.Settings, "keys", "list");
        (keys.Code, keys.Output).ShouldBe((1, ""));
        keys.Errors.ShouldContain("newer Regressor");
        var backup = await CommandProcess.RunAsync(storage.Settings, "backup", "--to", Path.Combine(_folder, "backup"));
        (backup.Code, backup.Output).ShouldBe((1, ""));
        backup.Errors.ShouldContain("newer Regressor");
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();

        var server = await CommandProcess.RunAsync(storage.Settings, "--Urls", "http://127.0.0.1:0");
        server.Code.ShouldNotBe(0);
        (server.Output + server.Errors).ShouldContain("does not know the migration '99990101000000_Future'");
    }
}
