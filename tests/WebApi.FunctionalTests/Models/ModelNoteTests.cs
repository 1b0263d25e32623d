using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Models;

/// <summary>What people write on versions, and what runs tell of their models.</summary>
public sealed class ModelNoteTests
{
    private static readonly object Quick = new { epochs = 1, members = 2 };

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("InMemory")]
    public async Task A_version_keeps_the_note_that_a_person_gives_it(string provider)
    {
        await using var server = new TestServer(provider);
        var (client, line) = (server.Client, await server.Client.CreateLineAsync(examples: 40));
        await client.TrainAsync(line, Quick);
        await client.TrainAsync(line, Quick);
        var version = $"{line}/models/1";
        (await client.Get(version)).Json.GetProperty("note").ValueKind.ShouldBe(JsonValueKind.Null);

        var noted = await client.Patch(version, new { note = "  Without 2020 – « été »  " });
        noted.Status.ShouldBe(200, noted.Body);
        foreach (var answer in new[] { noted.Json, (await client.Get(version)).Json, (await client.Get($"{line}/models")).Json.GetProperty("items")[1], (await client.Get($"{version}/report")).Json.GetProperty("model") })
            answer.GetProperty("note").GetString().ShouldBe("Without 2020 – « été »");
        (await client.Get($"{line}/models/2")).Json.GetProperty("note").ValueKind.ShouldBe(JsonValueKind.Null);
        (await client.Patch(version, new { note = new string('n', 200) })).Status.ShouldBe(200);
        if (provider != "InMemory")
        {
            await server.RestartAsync();
            client = server.Client;
            (await client.Get(version)).Json.GetProperty("note").GetString().ShouldBe(new string('n', 200));
        }

        (await client.Patch(version, new { note = " " })).Json.GetProperty("note").ValueKind.ShouldBe(JsonValueKind.Null);
        var entry = (await client.Get("/api/audit-log")).Json.GetProperty("items")[0];
        (entry.GetProperty("what").GetString(), entry.GetProperty("target").GetString()).ShouldBe(("annotateModel", version));
    }

    [Fact]
    public async Task A_note_that_is_no_short_text_is_refused()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 40);
        await server.Client.TrainAsync(line, Quick);
        foreach (var note in new[] { new string('n', 201), "a\0b", "a\u202Eb" })
            (await server.Client.Patch($"{line}/models/1", new { note })).FieldsAtFault.ShouldBe(["note"]);
        (await server.Client.Patch($"{line}/models/1", new { note = 5 })).Status.ShouldBe(400);
        (await server.Client.Patch($"{line}/models/9", new { note = "none" })).Status.ShouldBe(404);
        (await server.Client.Get($"{line}/models/1")).Json.GetProperty("note").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_run_tells_its_models_error_also_once_that_is_deleted()
    {
        await using var server = new TestServer();
        var (client, line) = (server.Client, await server.Client.CreateLineAsync(examples: 60));
        var run = await client.TrainAsync(line, Quick);
        var model = (await client.Get($"{line}/models/1")).Json;
        await client.TrainAsync(line, new { epochs = 1, members = 2, activate = "always" });
        (await client.Delete($"{line}/models/1")).Status.ShouldBe(204);

        var result = (await client.Get($"{line}/training-runs/{run.GetProperty("id").GetString()}")).Json.GetProperty("result");
        result.GetProperty("mae").GetDouble().ShouldBe(model.GetProperty("metrics").GetProperty("test").GetProperty("mae").GetDouble());
        result.GetProperty("quality").GetRawText().ShouldBe(model.GetProperty("quality").GetRawText());
        (await client.Get($"{line}/training-runs")).Json.GetProperty("items")[1].GetProperty("result").GetRawText().ShouldBe(result.GetRawText());
    }

    [Fact]
    public async Task A_failed_run_tells_why_also_to_programs()
    {
        await using var server = new TestServer();
        (await server.Client.PostCsv("/api/datasets/import?name=Flat&target=y", "x,y\n" + string.Concat(Enumerable.Range(0, 60).Select(x => $"{x},7.5\n")))).Status.ShouldBe(201);
        var run = await server.Client.TrainAsync("/api/datasets/flat", Quick);
        run.GetProperty("status").GetString().ShouldBe("failed");
        run.GetProperty("error").GetString()!.ShouldStartWith("The target is 7.5");
        run.GetProperty("result").ValueKind.ShouldBe(JsonValueKind.Null);
        run.GetProperty("failure").GetRawText().ShouldBe("""{"code":"constantTarget","parameters":{"value":7.5}}""");
    }
}
