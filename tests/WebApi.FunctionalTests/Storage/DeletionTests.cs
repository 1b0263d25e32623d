using Regressor.Application.Datasets;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Storage;

/// <summary>Deleted data disappears from memory immediately, and from the disk as soon as possible.</summary>
public sealed class DeletionTests
{
    private static readonly object Quick = new { epochs = 2, members = 2 };

    [Fact]
    public async Task A_deleted_dataset_answers_no_more_where_its_files_cannot_be_removed()
    {
        await using var server = new TestServer();
        var client = server.Client;
        var line = await TrainedAsync(client);
        var folder = ModelFolders(server).Single();
        using (new StuckFolder(folder))
        {
            (await client.DeletePermanently(line)).Status.ShouldBe(204);
            (await client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(0);
            (await client.Post($"{line}/predictions", new { x = 1 })).Status.ShouldBe(404);
            (await client.Get("/v2/models/line")).Status.ShouldBe(404);

            // Nor does it for a new dataset of the same name.
            var colors = new { name = "Line", inputs = new[] { new { name = "color", kind = "categorical" } }, target = new { name = "y" } };
            (await client.Post("/api/datasets", colors)).Status.ShouldBe(201);
            (await client.Post($"{line}/predictions", new { x = 1 })).ProblemType.ShouldBe("no-model");
            Directory.Exists(folder).ShouldBeTrue();
        }

        await Eventually.IsAsync(() => Task.FromResult(!Directory.Exists(folder)));
        Directory.GetDirectories(Path.Combine(server.DataDirectory, "tensorboard")).ShouldBeEmpty();
        (await client.Get(line)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_a_deletion_left_is_removed_after_the_next_start()
    {
        await using var server = new TestServer();
        var kept = await TrainedAsync(server.Client, "Kept");
        var others = ModelFolders(server);
        var line = await TrainedAsync(server.Client);
        var folder = ModelFolders(server).Except(others).Single();
        var events = Path.Combine(server.DataDirectory, "tensorboard", "line");
        using (new StuckFolder(folder))
        using (new StuckFolder(events))
        {
            (await server.Client.DeletePermanently(line)).Status.ShouldBe(204);
            await server.StopAsync();
        }

        Directory.GetFiles(folder).ShouldNotBeEmpty();
        await server.RestartAsync();
        await Eventually.IsAsync(() => Task.FromResult(!Directory.Exists(folder) && !Directory.Exists(events)));
        ModelFolders(server).ShouldBe(others);
        (await server.Client.AnsweringVersionAsync(kept)).ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_version_whose_file_cannot_be_removed_is_gone_and_its_file_goes_later()
    {
        await using var server = new TestServer();
        var line = await TrainedAsync(server.Client);
        await server.Client.TrainAsync(line, Quick);
        var folder = ModelFolders(server).Single();
        var file = Path.Combine(folder, "1.safetensors");
        var away = Path.Combine(server.DataDirectory, "away");
        File.Move(file, away);

        // Even root cannot delete a folder like a file.
        Directory.CreateDirectory(file);
        (await server.Client.Delete($"{line}/models/1")).Status.ShouldBe(204);
        (await server.Client.Get($"{line}/models/1")).Status.ShouldBe(404);
        Directory.Delete(file);
        File.Move(away, file);
        await Eventually.IsAsync(() => Task.FromResult(!File.Exists(file)));
        (await server.Client.AnsweringVersionAsync(line)).ShouldBe(2);
    }

    [Fact]
    public async Task A_checkpoint_without_a_row_is_swept_and_what_is_not_ours_is_not()
    {
        await using var server = new TestServer();
        await TrainedAsync(server.Client);
        var folder = ModelFolders(server).Single();
        File.Copy(Path.Combine(folder, "1.safetensors"), Path.Combine(folder, "2.safetensors"));
        string[] others = [Path.Combine(folder, "notes.txt"), Path.Combine(server.DataDirectory, "models", "notes.txt"), Path.Combine(server.DataDirectory, "tensorboard", "notes.txt")];
        foreach (var other in others) await File.WriteAllTextAsync(other, "mine");
        await server.SendAsync(new SweepFilesCommand());
        Directory.GetFiles(folder).Select(Path.GetFileName).Order().ShouldBe(["1.safetensors", "notes.txt"]);
        others.ShouldAllBe(other => File.Exists(other));
    }

    [Fact]
    public async Task The_models_of_a_database_that_is_away_are_left_alone()
    {
        await using var server = new TestServer();
        var line = await TrainedAsync(server.Client);
        await server.StopAsync();
        var (database, away) = (Path.Combine(server.DataDirectory, "regressor.db"), Path.Combine(server.DataDirectory, "away"));
        File.Move(database, away);
        await server.RestartAsync();
        await server.SendAsync(new SweepFilesCommand());
        await server.StopAsync();
        foreach (var file in Directory.GetFiles(server.DataDirectory, "regressor.db*")) File.Delete(file);
        File.Move(away, database);
        await server.RestartAsync();
        (await server.Client.AnsweringVersionAsync(line)).ShouldBe(1);
    }

    [Fact]
    public async Task What_could_not_be_brought_back_into_memory_is_not_swept()
    {
        await using var server = new TestServer("InMemory");
        var line = await TrainedAsync(server.Client);
        await server.Client.TrainAsync(line, Quick);
        await TrainedAsync(server.Client, "Gone");
        var folder = ModelFolders(server).Single(folder => Directory.GetFiles(folder).Length == 2);
        await server.StopAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(server.DataDirectory, "models"), "*", SearchOption.AllDirectories).Except([Path.Combine(folder, "1.safetensors")]))
            await File.WriteAllTextAsync(file, "damaged");
        await server.RestartAsync();
        await server.SendAsync(new SweepFilesCommand());
        (await server.Client.AnsweringVersionAsync(line)).ShouldBe(1);
        Directory.GetFiles(Path.Combine(server.DataDirectory, "models"), "*", SearchOption.AllDirectories).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_leftover_that_cannot_be_removed_keeps_no_server_from_starting()
    {
        await using var server = new TestServer();
        await server.StopAsync();
        var left = Directory.CreateDirectory(Path.Combine(server.DataDirectory, "models", "x.tmp")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "f"), "left");
        using (new StuckFolder(left))
        {
            await server.RestartAsync();
            (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
        }

        await Eventually.IsAsync(() => Task.FromResult(!Directory.Exists(left)));
    }

    private static async Task<string> TrainedAsync(HttpClient client, string name = "Line")
    {
        var line = await client.CreateLineAsync(name, examples: 20);
        await client.TrainAsync(line, Quick);
        (await client.Post($"{line}/predictions", new { x = 1 })).Status.ShouldBe(200);
        return line;
    }

    private static string[] ModelFolders(TestServer server) => Directory.GetDirectories(Path.Combine(server.DataDirectory, "models"));
}
