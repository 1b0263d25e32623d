using System.Globalization;
using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Training;

/// <summary>A model can be trained without some of the dataset's inputs.</summary>
public sealed class LeaveOutTests : IAsyncLifetime
{
    private const string Rents = "/api/datasets/rents";

    private static readonly string[] Tax = ["tax"];

    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public async Task InitializeAsync() => await CreateAsync("Rents");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_model_does_not_learn_from_a_column_that_is_left_out()
    {
        var run = await TrainAsync("tax");
        run.GetProperty("options").GetProperty("leaveOut").Strings().ShouldBe(["tax"]);
        (await Client.Get($"{Rents}/models/1")).Json.GetProperty("options").GetProperty("leaveOut").Strings().ShouldBe(["tax"]);

        var report = (await Client.Get($"{Rents}/models/1/report")).Json;
        report.GetProperty("importance").EnumerateArray().Select(input => input.GetProperty("column").GetString()).ShouldBe(["size", "kind"], ignoreOrder: true);
        report.GetProperty("worst")[0].GetProperty("x").EnumerateObject().Select(value => value.Name).ShouldBe(["size", "kind"]);
        report.GetProperty("notes").EnumerateArray().ShouldNotContain(note => note.GetProperty("column").GetString() == "tax");
    }

    [Fact]
    public async Task Predictions_accept_the_column_and_ignore_it()
    {
        await TrainAsync("tax");
        var expected = await PredictAsync(new { size = 50, kind = "loft" });
        (await PredictAsync(new { size = 50, kind = "loft", tax = 1e6 })).ShouldBe(expected);
        (await PredictAsync(new { tax = "none", size = 50, kind = "loft" })).ShouldBe(expected);
        JsonDocument.Parse(expected).RootElement.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        (await Client.Post($"{Rents}/predictions", new { x = new { size = 50, taxes = 1 } })).FieldsAtFault.ShouldBe(["x.taxes"]);
    }

    [Fact]
    public async Task Files_to_predict_may_have_the_column_or_not()
    {
        await TrainAsync("tax");
        var with = await Client.PostCsv($"{Rents}/predictions/batch", "size,kind,tax\n50,loft,1000000\n");
        var without = await Client.PostCsv($"{Rents}/predictions/batch", "size,kind\n50,loft\n");
        with.Status.ShouldBe(200, with.Body);
        with.Body.ShouldBe(without.Body.Replace("size,kind", "size,kind,tax", StringComparison.Ordinal).Replace("50,loft", "50,loft,1000000", StringComparison.Ordinal));
        var json = await Client.PostFile($"{Rents}/predictions/batch", """[{"x": {"size": 50, "kind": "loft", "tax": 1000000}}]"""u8.ToArray(), "application/json");
        json.Status.ShouldBe(200, json.Body);

        var preview = (await Client.PostCsv($"{Rents}/predictions/batch/preview", "size,kind,tax\n50,loft,1000000\n")).Json;
        preview.GetProperty("bad").GetInt32().ShouldBe(0);
        preview.GetProperty("missing").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_inference_protocol_ignores_the_column()
    {
        await TrainAsync("tax", "kind");
        (await Client.Get("/v2/models/rents")).Json.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()).ShouldBe(["size"]);
        var size = new { name = "size", shape = new[] { 1 }, datatype = "FP64", data = new[] { 50.0 } };
        var tax = new { name = "tax", shape = new[] { 1 }, datatype = "FP64", data = new[] { 1e6 } };
        var with = await Client.Post("/v2/models/rents/infer", new { inputs = new[] { tax, size } });
        with.Status.ShouldBe(200, with.Body);
        with.Body.ShouldBe((await Client.Post("/v2/models/rents/infer", new { inputs = new[] { size } })).Body);
    }

    [Fact]
    public async Task Versions_with_and_without_the_column_are_compared_on_the_same_rows()
    {
        await TrainAsync("kind", "tax");
        var whole = await TrainAsync();
        whole.GetProperty("activation").GetProperty("reason").GetString().ShouldBe("better");
        var tests = Enumerable.Range(1, 2).Select(async version => (await Client.Get($"{Rents}/models/{version}")).Json);
        var (first, second) = (await tests.First(), await tests.Last());
        second.GetProperty("split").GetRawText().ShouldBe(first.GetProperty("split").GetRawText());
        second.GetProperty("data").GetRawText().ShouldBe(first.GetProperty("data").GetRawText());

        var worse = await TrainAsync("kind", "tax");
        worse.GetProperty("activation").GetProperty("reason").GetString().ShouldBe("worse");
        worse.GetProperty("activation").GetProperty("comparedWith").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Training_from_a_model_with_other_inputs_begins_afresh()
    {
        await TrainAsync();
        await Client.TrainAsync(Rents, new { epochs = 5, members = 2, startFrom = "activeModel", leaveOut = Tax });
        (await Client.Get($"{Rents}/models/2/report")).Json.GetProperty("notes").EnumerateArray()
            .ShouldContain(note => note.GetProperty("code").GetString() == "begunAfresh");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    public async Task The_model_file_answers_the_same_after_a_restart_and_in_another_dataset(string provider)
    {
        await using var server = new TestServer(provider);
        await CreateAsync("Rents", server.Client);
        await server.Client.TrainAsync(Rents, new { epochs = 5, members = 2, leaveOut = Tax });
        var before = (await server.Client.Post($"{Rents}/predictions", Asked)).Body;
        var file = await server.Client.CheckpointAsync(Rents, 1);
        (await server.Client.GetAsync($"{Rents}/models/1/onnx")).EnsureSuccessStatusCode();

        await server.RestartAsync();
        (await server.Client.Post($"{Rents}/predictions", Asked)).Body.ShouldBe(before);
        (await server.Client.Get(Rents)).Json.GetProperty("inputs").GetArrayLength().ShouldBe(3);

        await CreateAsync("Other", server.Client);
        var imported = await server.Client.PostModel("/api/datasets/other", file);
        imported.Status.ShouldBe(201, imported.Body);
        (await server.Client.Post("/api/datasets/other/models/1/activate", new { })).Status.ShouldBe(200);
        (await server.Client.Post("/api/datasets/other/predictions", Asked)).Body.ShouldBe(before);
    }

    [Fact]
    public async Task What_is_no_input_and_what_would_leave_none_is_refused()
    {
        (await RefusedAsync("""["tax", "rent", "floor"]""")).ShouldBe(["leaveOut[1]", "leaveOut[2]"]);
        (await RefusedAsync("""["size", "kind", "tax"]""")).ShouldBe(["leaveOut"]);
        (await RefusedAsync("""["tax", null]""")).ShouldBe(["leaveOut"]);
        var none = await Client.PostText($"{Rents}/training-runs", """{"leaveOut": []}""");
        none.Json.GetProperty("options").GetProperty("leaveOut").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static object Asked => new { x = new { size = 50, kind = "loft", tax = 7 } };

    private async Task<string[]> RefusedAsync(string names) =>
        [.. (await Client.PostText($"{Rents}/training-runs", $$"""{"leaveOut": {{names}}}""")).FieldsAtFault];

    private async Task<string> PredictAsync(object x)
    {
        var answer = await Client.Post($"{Rents}/predictions", new { x });
        answer.Status.ShouldBe(200, answer.Body);
        return answer.Body;
    }

    private Task<JsonElement> TrainAsync(params string[] leaveOut) =>
        Client.TrainAsync(Rents, new { epochs = 40, members = 2, activate = "ifBetter", leaveOut });

    private Task CreateAsync(string name) => CreateAsync(name, Client);

    /// <summary>Creates a dataset whose target depends on the size and strongly on the kind; the tax gives it away.</summary>
    private static async Task CreateAsync(string name, HttpClient client)
    {
        var inputs = new object[] { new { name = "size", kind = "numeric" }, new { name = "kind", kind = "categorical" }, new { name = "tax", kind = "numeric" } };
        (await client.Post("/api/datasets", new { name, inputs, target = new { name = "rent" } })).Status.ShouldBe(201);
        var rows = Enumerable.Range(0, 120).Select(row => (Size: 20 + (row * 7 % 60), Kind: row % 3 == 0 ? "loft" : "studio", Noise: row * 13 % 5))
            .Select(row => (row.Size, row.Kind, Rent: (10 * row.Size) + (row.Kind == "loft" ? 900 : 0) + row.Noise))
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Size},{row.Kind},{row.Rent * 0.2},{row.Rent}"));
        (await client.PostCsv($"/api/datasets/{name.ToLowerInvariant()}/examples/import", "size,kind,tax,rent\n" + string.Join('\n', rows))).Status.ShouldBe(200);
    }
}

internal static class JsonStrings
{
    public static IEnumerable<string?> Strings(this JsonElement list) => list.EnumerateArray().Select(item => item.GetString());
}
