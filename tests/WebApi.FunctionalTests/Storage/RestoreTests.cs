using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Storage;

/// <summary>An invalid backup, or one for another server, is rejected without any change.</summary>
[Collection(ServerProcess.Tests)]
public sealed class RestoreTests : IClassFixture<RestoreTests.SoundBackup>, IDisposable
{
    private readonly TestStorage _target = new("Sqlite");
    private readonly string _folder = Directory.CreateTempSubdirectory("regressor-test-").FullName;

    public RestoreTests(SoundBackup sound) => File.Copy(sound.Path, Backup);

    /// <summary>A folder for each test.</summary>
    private string Backup => Path.Combine(_folder, "backup");

    public void Dispose()
    {
        _target.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_log_of_an_earlier_database_is_not_used_for_the_restored_one()
    {
        await File.WriteAllTextAsync(Path.Combine(_target.DataDirectory, "regressor.db-wal"), "left");
        var refused = await CommandProcess.RunAsync(_target.Settings, "restore", "--from", Backup);
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("already contains data");
    }

    [Theory]
    [InlineData("regressor.db")]
    [InlineData(".safetensors")]
    public async Task Changed_bytes_are_noticed(string entry)
    {
        // A single bit of a compressed file may stand for a repetition that reads the same from elsewhere.
        var bytes = await File.ReadAllBytesAsync(Backup);
        foreach (ref var changed in bytes.AsSpan(WithinBytesOf(bytes, entry), 16)) changed ^= byte.MaxValue;
        await File.WriteAllBytesAsync(Backup, bytes);
        await ShouldBeRefusedAsync("is damaged");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_file_that_was_cut_off_is_noticed(double part)
    {
        var bytes = await File.ReadAllBytesAsync(Backup);
        await File.WriteAllBytesAsync(Backup, bytes[..(int)(part * bytes.Length)]);
        await ShouldBeRefusedAsync("is damaged or is not a backup");
    }

    [Theory]
    [InlineData("../evil.safetensors")]
    [InlineData("/tmp/evil.safetensors")]
    [InlineData("models/../../evil.safetensors")]
    [InlineData("models/00000000000000000000000000000000/1.safetensors\n")]
    public async Task A_name_that_leads_elsewhere_is_not_followed(string name)
    {
        var content = "evil"u8.ToArray();
        Edit((archive, manifest) =>
        {
            using (var entry = archive.CreateEntry(name).Open()) entry.Write(content);
            manifest["entries"]!.AsArray().Add(new JsonObject
            {
                ["name"] = name,
                ["length"] = content.Length,
                ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)),
            });
        });
        await ShouldBeRefusedAsync("contains the unexpected file");
        Directory.GetFiles(Path.GetDirectoryName(_target.DataDirectory)!, "evil*").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_entry_larger_than_its_manifest_states_is_not_unpacked_to_its_end()
    {
        Edit((_, manifest) => manifest["entries"]![0]!["length"] = 1000);
        await ShouldBeRefusedAsync("'regressor.db' is larger than the manifest states");
    }

    [Theory]
    [InlineData(1_000_000_000_000_000, "needs 1000000000")]
    [InlineData(long.MaxValue, "needs 922337203685")]
    [InlineData(-1, "A length is negative")]
    public async Task A_restore_without_enough_disk_space_does_not_start(long length, string why)
    {
        Edit((_, manifest) => manifest["entries"]![0]!["length"] = length);
        await ShouldBeRefusedAsync(why);
    }

    [Theory]
    [InlineData("format", 2, "newer than this version")]
    [InlineData("version", "99.0.0", "by Regressor 99.0.0, which is newer")]
    [InlineData("provider", "PostgreSql", "is a backup of PostgreSql, but Storage:Provider is Sqlite")]
    public async Task A_backup_for_another_one_is_refused(string property, object value, string why)
    {
        Edit((_, manifest) => manifest[property] = JsonValue.Create(value));
        await ShouldBeRefusedAsync(why);
    }

    [Fact]
    public async Task Nothing_is_restored_over_data()
    {
        (await CommandProcess.RunAsync(_target.Settings, "restore", "--from", Backup)).Code.ShouldBe(0);
        using (await ServerProcess.StartAsync(_target.Settings))
        {
            var taken = await CommandProcess.RunAsync(_target.Settings, "restore", "--from", Backup);
            taken.Code.ShouldBe(1);
            taken.Errors.ShouldContain("Another Regressor is using the data directory");
        }

        var before = Contents(_target.DataDirectory);
        var refused = await CommandProcess.RunAsync(_target.Settings, "restore", "--from", Backup);
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("already contains data");
        Contents(_target.DataDirectory).ShouldBe(before);
    }

    [Fact]
    public async Task What_a_killed_attempt_left_does_not_look_like_data_and_is_in_nobodys_way()
    {
        var half = Directory.CreateDirectory(Path.Combine(_target.DataDirectory, "restoring", "models")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(half, "regressor.db"), "half a database");
        (await CommandProcess.RunAsync(_target.Settings, "backup", "--to", Path.Combine(_folder, "another"))).Errors.ShouldContain("does not contain a database");
        (await CommandProcess.RunAsync(_target.Settings, "restore", "--from", Backup)).ShouldBe(new CommandProcess(0, "", ""));
        _target.CheckIntegrity();
        Directory.Exists(half).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_restore_that_was_killed_while_it_put_things_in_place_is_run_again(bool models, bool database)
    {
        (await CommandProcess.RunAsync(_target.Settings, "restore", "--from", Backup)).Code.ShouldBe(0);
        var half = Directory.CreateDirectory(Path.Combine(_target.DataDirectory, "restoring")).FullName;
        if (!models) Directory.Move(Path.Combine(_target.DataDirectory, "models"), Path.Combine(half, "models"));
        if (!database)
        {
            File.Move(Path.Combine(_target.DataDirectory, "regressor.db"), Path.Combine(half, "regressor.db"));

            // No server starts on a partial restore, and nothing is stored next to it.
            foreach (var command in new string[][] { [], ["keys", "create", "--name", "admin", "--scope", "admin"] })
            {
                var refused = await CommandProcess.RunAsync([.. _target.Settings, new("Urls", "http://127.0.0.1:0")], command);
                refused.Code.ShouldBe(1);
                refused.Errors.ShouldContain("was interrupted");
                refused.Errors.ShouldContain("restore --from FILE");
            }

            (await CommandProcess.RunAsync(_target.Settings, "restore", "--from", Backup)).ShouldBe(new CommandProcess(0, "", ""));
        }

        using var server = await ServerProcess.StartAsync(_target.Settings);
        (await server.Client.CountAsync("/api/datasets/line")).ShouldBe(40);
        (await server.Client.AnsweringVersionAsync("/api/datasets/line")).ShouldBe(1);
        Directory.Exists(half).ShouldBeFalse();
    }

    [Fact]
    public async Task Models_that_no_restore_has_put_there_are_not_removed_by_one()
    {
        Directory.CreateDirectory(Path.Combine(_target.DataDirectory, "restoring", "models"));
        var model = Path.Combine(Directory.CreateDirectory(Path.Combine(_target.DataDirectory, "models", "mine")).FullName, "1.safetensors");
        await File.WriteAllTextAsync(model, "mine");
        (await CommandProcess.RunAsync(_target.Settings, "restore", "--from", Backup)).Errors.ShouldContain("already contains data");
        (await File.ReadAllTextAsync(model)).ShouldBe("mine");
    }

    [Fact]
    public async Task A_missing_checkpoint_is_reported_unless_it_is_known()
    {
        (await CommandProcess.RunAsync(_target.Settings, "restore", "--from", Backup)).Code.ShouldBe(0);
        File.Delete(Directory.GetFiles(_target.DataDirectory, "*.safetensors", SearchOption.AllDirectories).Single());
        var another = Path.Combine(_folder, "another");
        var refused = await CommandProcess.RunAsync(_target.Settings, "backup", "--to", another);
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("1.safetensors' is missing");
        Directory.GetFileSystemEntries(_folder).ShouldBe([Backup]);

        // A request for the missing model reports it.
        using (var server = await ServerProcess.StartAsync(_target.Settings))
            (await server.Client.Post("/api/datasets/line/predictions", new { x = 1 })).Status.ShouldBe(409);
        (await CommandProcess.RunAsync(_target.Settings, "backup", "--to", another)).Code.ShouldBe(0);
        using var other = new TestStorage("Sqlite");
        (await CommandProcess.RunAsync(other.Settings, "restore", "--from", another)).Code.ShouldBe(0);
        other.CheckIntegrity();
    }

    private async Task ShouldBeRefusedAsync(string why)
    {
        var refused = await CommandProcess.RunAsync(_target.Settings, "restore", "--from", Backup);
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain(why);
        Directory.GetFileSystemEntries(_target.DataDirectory).Where(entry => Path.GetFileName(entry) != "lock").ShouldBeEmpty();
    }

    /// <summary>Finds a position within the first entry whose name has this ending.</summary>
    private static int WithinBytesOf(byte[] archive, string entry) => archive.AsSpan().IndexOf(Encoding.ASCII.GetBytes(entry)) + entry.Length + 500;

    private void Edit(Action<ZipArchive, JsonNode> edit)
    {
        using var archive = ZipFile.Open(Backup, ZipArchiveMode.Update);
        var entry = archive.GetEntry("manifest.json")!;
        JsonNode manifest;
        using (var content = entry.Open()) manifest = JsonNode.Parse(content)!;
        entry.Delete();
        edit(archive, manifest);
        using var written = archive.CreateEntry("manifest.json").Open();
        written.Write(Encoding.UTF8.GetBytes(manifest.ToJsonString()));
    }

    private static Dictionary<string, string> Contents(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "lock")
        .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    /// <summary>A backup of a dataset with a model, created once.</summary>
    public sealed class SoundBackup : IAsyncLifetime, IDisposable
    {
        private readonly TestStorage _storage = new("Sqlite");

        public string Path => System.IO.Path.Combine(_storage.DataDirectory, "backup");

        public async Task InitializeAsync()
        {
            using var server = await ServerProcess.StartAsync(_storage.Settings);
            var line = await server.Client.CreateLineAsync(examples: 40);
            await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
            (await CommandProcess.RunAsync(_storage.Settings, "backup", "--to", Path)).ShouldBe(new CommandProcess(0, "", ""));
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _storage.Dispose();
    }
}
