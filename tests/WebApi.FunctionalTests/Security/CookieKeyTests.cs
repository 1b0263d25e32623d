using System.Diagnostics;
using System.IO.Compression;
using Npgsql;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Security;

/// <summary>A backup or a copy of the data does not give access to its source.</summary>
[Collection(ServerProcess.Tests)]
public sealed class CookieKeyTests : IDisposable
{
    private const string CookieKeys = "SELECT \"Xml\" FROM \"CookieKeys\"";

    private readonly string _folder = Directory.CreateTempSubdirectory("regressor-test-").FullName;

    private string Backup => Path.Combine(_folder, "backup");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_of_PostgreSQL_has_no_keys_of_cookies()
    {
        using var storage = await SignedInAsync();
        using var target = new TestStorage("PostgreSql");
        (await CommandProcess.RunAsync(storage.Settings, "backup", "--to", Backup)).ShouldBe(new CommandProcess(0, "", ""));

        // Restored by PostgreSQL's own program, which omits nothing.
        (await RestoreAllAsync(target)).ShouldBe(0);
        using var restored = target.Connect();
        TestStorage.Query(restored, CookieKeys).ShouldBeEmpty();
        TestStorage.Query(restored, "SELECT \"Name\" FROM \"ApiKeys\" ORDER BY 1").ShouldBe(["admin", "predict", "write"]);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Those_in_a_backup_of_an_older_version_are_not_restored()
    {
        using var storage = await SignedInAsync();
        using var target = new TestStorage("PostgreSql");
        await BackUpAsOlderVersionsAsync(storage);
        (await CommandProcess.RunAsync(target.Settings, "restore", "--from", Backup)).ShouldBe(new CommandProcess(0, "", ""));
        using (var restored = target.Connect())
        {
            TestStorage.Query(restored, CookieKeys).ShouldBeEmpty();
            TestStorage.Query(restored, "SELECT \"Name\" FROM \"ApiKeys\" ORDER BY 1").ShouldBe(["admin", "predict", "write"]);
        }

        // The cookie was valid, and the restored server creates its own keys.
        using var all = new TestStorage("PostgreSql");
        (await RestoreAllAsync(all)).ShouldBe(0);
        using (var restored = all.Connect()) TestStorage.Query(restored, CookieKeys).ShouldHaveSingleItem().ShouldContain("unencrypted");
        using var server = await ServerProcess.StartAsync(target.Settings);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);
    }

    /// <summary>A stopped server that has issued a cookie to a browser.</summary>
    private static async Task<TestStorage> SignedInAsync()
    {
        var storage = new TestStorage("PostgreSql");
        using var server = await ServerProcess.StartAsync(storage.Settings);
        var keys = await Keys.CreateAsync(server.Client);
        (await server.Client.Post("/api/session", new { key = keys.Admin })).Status.ShouldBe(200);
        using var connection = storage.Connect();
        TestStorage.Query(connection, CookieKeys).ShouldHaveSingleItem();
        return storage;
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private async Task BackUpAsOlderVersionsAsync(TestStorage storage)
    {
        var dump = Path.Combine(_folder, "pg_dump");
        await File.WriteAllTextAsync(dump, """
            #!/bin/bash
            for argument; do [[ $argument = --exclude-table-data=* ]] || arguments+=("$argument"); done
            PATH=${PATH#*:}:$(ls -d /usr/lib/postgresql/*/bin | tail -n 1) exec pg_dump "${arguments[@]}"

            """);
        File.SetUnixFileMode(dump, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string> { ["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}" };
        (await CommandProcess.RunInAsync(environment, storage.Settings, "backup", "--to", Backup)).ShouldBe(new CommandProcess(0, "", ""));
    }

    private async Task<int> RestoreAllAsync(TestStorage target)
    {
        var dump = Path.Combine(_folder, "database.dump");
        using (var archive = await ZipFile.OpenReadAsync(Backup)) await archive.GetEntry("database.dump")!.ExtractToFileAsync(dump, overwrite: true);
        var to = new NpgsqlConnectionStringBuilder(target.Settings["Storage:ConnectionString"]);
        const string Find = "PATH=$PATH:$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)";
        using var restore = Process.Start(
            "bash", ["-c", $"{Find} pg_restore --no-owner --host={to.Host} --port={to.Port} --username={to.Username} --dbname={to.Database} {dump}"]);
        await restore.WaitForExitAsync();
        return restore.ExitCode;
    }
}
