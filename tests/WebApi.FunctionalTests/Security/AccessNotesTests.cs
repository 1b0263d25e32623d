using System.Text.Json;
using Regressor.WebApi.Authentication;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Security;

/// <summary>Tests what the audit log records about reads and failed attempts.</summary>
public sealed class AccessNotesTests
{
    [Fact]
    public async Task Sign_ins_and_downloads_are_in_the_audit_log_once_a_minute()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 20);
        await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Predict);
        for (var i = 0; i < 3; i++)
        {
            foreach (var path in new[] { $"{line}/examples/export", $"{line}/models/1/checkpoint", $"{line}/models/1/onnx" }) (await server.Client.Get(path)).Status.ShouldBe(200);
            (await server.Client.Get("/api/datasets/none/examples/export")).Status.ShouldBe(404);
            (await server.Client.Get($"{line}/examples")).Status.ShouldBe(200);
            (await server.Client.Post("/api/session", new { key = keys.Write })).Status.ShouldBe(200);
        }

        var (reader, writer) = ($"key:{IdOf(keys.Predict)} predict", $"key:{IdOf(keys.Write)} write");
        (await NotesAsync(server.Client, keys.Admin, 4)).ShouldBe(
        [
            (reader, "exportExamples", $"{line}/examples/export"),
            (reader, "getCheckpoint", $"{line}/models/1/checkpoint"),
            (reader, "exportOnnx", $"{line}/models/1/onnx"),
            (writer, "signIn", "/api/session"),
        ]);
    }

    [Fact]
    public async Task A_wrong_secret_of_a_key_is_recorded_and_strangers_do_not_fill_the_log()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        for (var i = 0; i < ApiKeyVerifier.Tries; i++)
        {
            foreach (var guess in new[] { $"rgr_{IdOf(keys.Write)}_{i:d64}", $"rgr_00000000000{i}_{i:d64}", "rgr_no" })
            {
                server.Client.Use(guess);
                (await server.Client.Get("/api/datasets")).Status.ShouldBeOneOf(401, 429);
                (await server.Client.Post("/api/session", new { key = guess })).Status.ShouldBeOneOf(401, 429);
            }
        }

        (await NotesAsync(server.Client, keys.Admin, 1)).ShouldBe([("address:", "wrongKey", $"key:{IdOf(keys.Write)} write")]);
    }

    [Fact]
    public async Task What_was_noted_is_stored_before_the_server_stops()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        (await server.Client.Post("/api/session", new { key = keys.Predict })).Status.ShouldBe(200);
        await server.RestartAsync();
        (await NotesAsync(server.Client, keys.Admin, 1)).Single().What.ShouldBe("signIn");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task A_backup_is_in_the_log_of_the_server_that_it_is_made_of(string provider)
    {
        using var storage = new TestStorage(provider);
        using var server = await ServerProcess.StartAsync(storage.Settings);
        var keys = await Keys.CreateAsync(server.Client);
        var file = Path.Combine(storage.DataDirectory, "backup");
        (await CommandProcess.RunAsync(storage.Settings, "backup", "--to", file)).ShouldBe(new CommandProcess(0, "", ""));
        (await NotesAsync(server.Client, keys.Admin, 1)).ShouldBe([("command", "backup", file)]);
    }

    /// <summary>Entries of the test, oldest first.</summary>
    private static async Task<List<(string Who, string What, string Target)>> NotesAsync(HttpClient client, string admin, int count)
    {
        client.Use(admin);
        List<(string, string What, string)> notes = [];
        await Eventually.IsAsync(async () =>
        {
            var entries = (await client.Get("/api/audit-log")).Json.GetProperty("items").EnumerateArray().Reverse().Select(entry => (Of(entry, "who"), What: Of(entry, "what"), Of(entry, "target")));
            notes = [.. entries.Where(entry => entry.What is not ("createDataset" or "importExamples" or "startTraining" or "createApiKey"))];
            return notes.Count >= count;
        });
        return notes;
    }

    private static string Of(JsonElement entry, string property) => entry.GetProperty(property).GetString()!;

    private static string IdOf(string key) => key.Split('_')[1];
}
