using System.Runtime.Versioning;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Hostile;

/// <summary>Other users of the machine cannot read the data.</summary>
[Collection(ServerProcess.Tests)]
[UnsupportedOSPlatform("windows")]
public sealed class FileRightsTests : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite, OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    private readonly TestStorage _storage = new("Sqlite");

    private string Data => Path.Combine(_storage.DataDirectory, "data");

    private string Restored => Path.Combine(_storage.DataDirectory, "restored");

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task What_the_server_makes_and_what_is_restored_is_its_owners_only()
    {
        _storage.Settings["DataDirectory"] = Data;
        using (var server = await ServerProcess.StartAsync(_storage.Settings))
        {
            var line = await server.Client.CreateLineAsync(examples: 20);
            await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
            ShouldBeOwnersOnly(Data);
            File.Exists(Path.Combine(Data, "regressor.db-wal")).ShouldBeTrue();
            File.GetUnixFileMode(Path.Combine(Data, "uploads")).ShouldBe(OwnersFolder);
        }

        var backup = Path.Combine(_storage.DataDirectory, "backup");
        (await CommandProcess.RunAsync(_storage.Settings, "backup", "--to", backup)).Code.ShouldBe(0);
        _storage.Settings["DataDirectory"] = Restored;
        (await CommandProcess.RunAsync(_storage.Settings, "restore", "--from", backup)).ShouldBe(new CommandProcess(0, "", ""));
        ShouldBeOwnersOnly(Restored);
    }

    [Fact]
    public async Task A_folder_that_was_there_keeps_its_rights()
    {
        const UnixFileMode Wide = OwnersFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        _storage.Settings["DataDirectory"] = Directory.CreateDirectory(Data).FullName;
        File.SetUnixFileMode(Data, Wide);
        using var server = await ServerProcess.StartAsync(_storage.Settings);
        await server.Client.CreateLineAsync();
        File.GetUnixFileMode(Data).ShouldBe(Wide);
        File.GetUnixFileMode(Path.Combine(Data, "regressor.db")).ShouldBe(OwnersFile);
    }

    private static void ShouldBeOwnersOnly(string directory)
    {
        File.GetUnixFileMode(directory).ShouldBe(OwnersFolder);
        foreach (var file in Directory.GetFiles(directory, "regressor.db*")) File.GetUnixFileMode(file).ShouldBe(OwnersFile, file);
        var models = Path.Combine(directory, "models");
        foreach (var folder in Directory.GetDirectories(models).Prepend(models)) File.GetUnixFileMode(folder).ShouldBe(OwnersFolder, folder);
        File.GetUnixFileMode(Directory.GetFiles(models, "*", SearchOption.AllDirectories).ShouldHaveSingleItem()).ShouldBe(OwnersFile);
    }
}
