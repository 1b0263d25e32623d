namespace Regressor.WebApi.FunctionalTests.Datasets;

/// <summary>Tests names that would display as something else.</summary>
public sealed class NameTests
{
    private const string Turned = "sales\u202efdp";

    [Fact]
    public async Task A_new_name_with_an_invisible_character_is_refused_by_field()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync();
        RefusedFor(await server.Client.PostLine(Turned), "name");
        RefusedFor(await server.Client.Patch(line, new { name = "Li\u200bne" }), "name");
        RefusedFor(await server.Client.Post("/api/keys", new { name = "admin\ufeff", scope = "admin" }), "name");
        RefusedFor(await PostAsync(Turned, "y", null), "inputs[0].name");
        RefusedFor(await PostAsync("x", "y\u2066", null), "target.name");
        RefusedFor(await PostAsync("x", "y", "m\u00ad"), "inputs[0].unit");
        RefusedFor(await server.Client.PostCsv($"/api/datasets/import?name={Uri.EscapeDataString(Turned)}&target=y", "x,y\n1,2\n3,4\n"), "name");
        (await server.Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(1);

        Task<Answer> PostAsync(string input, string target, string? unit) => server.Client.Post(
            "/api/datasets", new { name = "New", inputs = new[] { new { name = input, kind = "numeric", unit } }, target = new { name = target } });
    }

    [Fact]
    public async Task An_invisible_character_in_a_header_is_removed_and_told()
    {
        await using var server = new TestServer();
        var file = (await server.Client.PostCsv("/api/datasets/import?dryRun=true", "x\u200b,y\n1,2\n3,4\n")).Json.GetProperty("import");
        file.GetProperty("columns")[0].GetProperty("name").GetString().ShouldBe("x");
        file.GetProperty("columns")[0].GetProperty("sourceName").GetString().ShouldBe("x\u200b");
        file.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("changedNames");
    }

    [Fact]
    public async Task An_older_dataset_with_such_a_name_keeps_working()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 1);
        using (var database = server.Connect())
            TestStorage.Query(database, $"UPDATE \"Datasets\" SET \"Name\" = '{Turned}', \"Inputs\" = replace(\"Inputs\", '\"x\"', '\"{Turned}\"')");
        await server.RestartAsync();
        var old = (await server.Client.Get(line)).Json;
        old.GetProperty("name").GetString().ShouldBe(Turned);
        old.GetProperty("inputs")[0].GetProperty("name").GetString().ShouldBe(Turned);
        (await server.Client.Post($"{line}/examples", new { x = new Dictionary<string, double> { [Turned] = 1 }, y = 2 })).Status.ShouldBe(201);
        (await server.Client.PostCsv($"{line}/examples/import", $"{Turned},y\n3,4\n")).Status.ShouldBe(200);
        (await server.Client.CountAsync(line)).ShouldBe(3);
    }

    private static void RefusedFor(Answer answer, string field)
    {
        answer.Status.ShouldBe(400, answer.Body);
        answer.FieldsAtFault.ShouldBe([field]);
    }
}
