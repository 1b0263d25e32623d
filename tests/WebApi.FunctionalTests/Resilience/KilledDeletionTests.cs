using System.Diagnostics;
using Regressor.WebApi.FunctionalTests.Support.Processes;
using Xunit.Abstractions;

namespace Regressor.WebApi.FunctionalTests.Resilience;

/// <summary>Kills the server during deletions and starts: deleted data stays deleted, including its files, and nothing else is lost.</summary>
[Collection(ServerProcess.RecoveryTests)]
[Trait("Category", "Resilience")]
public sealed class KilledDeletionTests(ITestOutputHelper output)
{
    private static readonly object Quick = new { epochs = 2, members = 2 };

    private readonly Random _random = new(2);

    [Theory]
    [KilledOn("Sqlite")]
    public async Task Killed_while_it_deletes_a_dataset_all_of_it_is_gone_or_nothing(string provider)
    {
        using var storage = new TestStorage(provider);
        var server = await ServerProcess.StartAsync(storage.Settings);
        var kept = await TrainedAsync(server.Client, "Kept");
        var warm = await TrainedAsync(server.Client, "Warm");
        var deleting = Stopwatch.StartNew();
        (await server.Client.DeletePermanently(warm)).Status.ShouldBe(204);
        var usual = deleting.Elapsed;
        var (gone, acknowledged) = (0, 0);
        for (var kill = 0; kill < Kills.Count; kill++)
        {
            var line = await TrainedAsync(server.Client, $"Line {kill}");
            var deleted = Kills.UnlessKilledAsync(server.Client.DeletePermanently(line));
            await Task.Delay(_random.NextDouble() * usual);
            server = await RestartAsync(server, storage);
            var isAcknowledged = (await deleted)?.Status == 204;
            var status = (await server.Client.Get(line)).Status;
            if (isAcknowledged) acknowledged++;
            if (status == 404) gone++;
            if (isAcknowledged) status.ShouldBe(404);
            await IsWholeOrGoneAsync(server.Client, line, status);
            await FilesAreThoseOfDatasetsAsync(server.Client, storage);
            await IsWholeOrGoneAsync(server.Client, kept, 200);
        }

        output.WriteLine($"{Kills.Count} kills: {gone} deletions were done, {acknowledged} acknowledged");
        server.Dispose();
        storage.CheckIntegrity();
    }

    [Theory]
    [KilledOn("Sqlite")]
    public async Task Killed_while_it_moves_a_dataset_to_the_trash_or_empties_it_all_of_it_is_in_one_place(string provider)
    {
        using var storage = new TestStorage(provider);
        var server = await ServerProcess.StartAsync(storage.Settings);
        var kept = await TrainedAsync(server.Client, "Kept");
        var warm = await TrainedAsync(server.Client, "Warm");
        var (moving, deleting) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        var trashed = (await server.Client.Delete(warm)).Location!.ToString();
        var usual = (Moving: moving.Elapsed, Deleting: TimeSpan.Zero);
        deleting.Restart();
        (await server.Client.Delete(trashed)).Status.ShouldBe(204);
        usual.Deleting = deleting.Elapsed;
        for (var kill = 0; kill < Kills.Count; kill++)
        {
            var line = await TrainedAsync(server.Client, $"Line {kill}");
            var moved = Kills.UnlessKilledAsync(server.Client.Delete(line));
            await Task.Delay(_random.NextDouble() * usual.Moving);
            server = await RestartAsync(server, storage);
            if ((await moved)?.Status == 204) (await server.Client.Get(line)).ProblemType.ShouldBe("in-trash");
            var place = await InTrashOrInPlaceAsync(server.Client, line) ?? (await server.Client.Delete(line)).Location!.ToString();
            await FilesAreThoseOfDatasetsAsync(server.Client, storage);

            var emptied = Kills.UnlessKilledAsync(server.Client.Delete(place));
            await Task.Delay(_random.NextDouble() * usual.Deleting);
            server = await RestartAsync(server, storage);
            var isGone = (await server.Client.Get(line)).ProblemType == "not-found";
            if ((await emptied)?.Status == 204) isGone.ShouldBeTrue();
            if (!isGone)
            {
                (await server.Client.Post($"{place}/restore", new { })).Status.ShouldBe(200);
                await IsWholeOrGoneAsync(server.Client, line, 200);
                (await server.Client.DeletePermanently(line)).Status.ShouldBe(204);
            }

            await FilesAreThoseOfDatasetsAsync(server.Client, storage);
            await IsWholeOrGoneAsync(server.Client, kept, 200);
        }

        server.Dispose();
        storage.CheckIntegrity();
    }

    [Theory]
    [KilledOn("PostgreSql")]
    public async Task Killed_while_it_starts_it_starts_the_next_time_with_all_there_was(string provider)
    {
        using var storage = new TestStorage(provider);

        // The first start, which creates the database, is killed too.
        for (var kill = 0; kill < Kills.Count; kill++) await LaunchAndKillAsync(storage, TimeSpan.FromSeconds(2));
        var starting = Stopwatch.StartNew();
        var server = await ServerProcess.StartAsync(storage.Settings);
        var line = await TrainedAsync(server.Client, "Line");
        var usual = starting.Elapsed;
        var deleted = await TrainedAsync(server.Client, "Deleted");

        // Leaves files to be swept.
        var models = Path.Combine(storage.DataDirectory, "models");
        var copy = Path.Combine(storage.DataDirectory, "copy");
        if (provider == "Sqlite") CopyFolder(models, copy);
        (await server.Client.DeletePermanently(deleted)).Status.ShouldBe(204);
        server.Kill();
        server.Dispose();
        if (provider == "Sqlite")
        {
            Directory.Delete(models, recursive: true);
            Directory.Move(copy, models);
        }

        for (var kill = 0; kill < Kills.Count; kill++) await LaunchAndKillAsync(storage, usual);
        storage.CheckIntegrity();
        server = await ServerProcess.StartAsync(storage.Settings);
        await IsWholeOrGoneAsync(server.Client, line, 200);
        await IsWholeOrGoneAsync(server.Client, deleted, 404);
        await FilesAreThoseOfDatasetsAsync(server.Client, storage);
        server.Dispose();
    }

    private static async Task<string> TrainedAsync(HttpClient client, string name)
    {
        var line = await client.CreateLineAsync(name, examples: 20);
        (await client.TrainAsync(line, Quick)).GetProperty("status").GetString().ShouldBe("succeeded");
        return line;
    }

    private static async Task<ServerProcess> RestartAsync(ServerProcess server, TestStorage storage)
    {
        server.Kill();
        server.Dispose();
        storage.CheckIntegrity();
        return await ServerProcess.StartAsync(storage.Settings);
    }

    private async Task LaunchAndKillAsync(TestStorage storage, TimeSpan latest)
    {
        using var process = ServerProcess.Launch(storage.Settings);
        _ = process.StandardOutput.ReadToEndAsync();
        await Task.Delay(_random.NextDouble() * latest);
        process.HasExited.ShouldBeFalse();
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task IsWholeOrGoneAsync(HttpClient client, string line, int status)
    {
        (await client.Get(line)).Status.ShouldBe(status);
        (await client.Post($"{line}/predictions", new { x = 1 })).Status.ShouldBe(status);
        if (status == 200) (await client.CountAsync(line)).ShouldBe(20);
    }

    /// <returns>Its place in the trash; null where it was not moved.</returns>
    private static async Task<string?> InTrashOrInPlaceAsync(HttpClient client, string line)
    {
        var items = (await client.Get("/api/trash")).Json.GetProperty("items");
        if (items.GetArrayLength() == 0)
        {
            await IsWholeOrGoneAsync(client, line, 200);
            return null;
        }

        var trashed = items.EnumerateArray().ShouldHaveSingleItem();
        trashed.GetProperty("exampleCount").GetInt32().ShouldBe(20);
        await IsWholeOrGoneAsync(client, line, 404);
        return $"/api/trash/{trashed.GetProperty("id").GetString()}";
    }

    private static Task FilesAreThoseOfDatasetsAsync(HttpClient client, TestStorage storage) => Eventually.IsAsync(async () =>
    {
        var datasets = (await client.Get("/api/datasets?pageSize=500")).Json.GetProperty("items").EnumerateArray().Select(dataset => dataset.GetProperty("id").GetString()).ToList();
        var trashed = (await client.Get("/api/trash")).Json.GetProperty("total").GetInt32();
        return NamesIn("tensorboard").Order().SequenceEqual(datasets.Order())
            && (storage.Settings["Storage:Provider"] != "Sqlite" || NamesIn("models").Count == datasets.Count + trashed);

        List<string?> NamesIn(string folder) =>
            [.. Directory.GetDirectories(Path.Combine(storage.DataDirectory, folder)).Select(path => Path.GetFileName(path))];
    });

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
