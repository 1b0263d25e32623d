using System.Net.Http.Headers;
using System.Text.Json;
using static Regressor.WebApi.FunctionalTests.Predictions.ClassificationServer;

namespace Regressor.WebApi.FunctionalTests.Predictions;

public sealed class ClassificationTests(ClassificationServer server) : IClassFixture<ClassificationServer>
{
    private const string Costs = """{"costs": {"matrix": {"yes": {"no": 50}, "no": {"yes": 20}}, "ask": 0}}""";

    private HttpClient Client => server.Client;

    /// <summary>The second request does not go the fast path.</summary>
    [Fact]
    public async Task A_prediction_is_a_class_with_probabilities_and_a_set()
    {
        var answer = await Client.PostText($"{Customers}/predictions", """{"x": {"months": 3, "plan": "basic"}}""");
        (await Client.PostText($"{Customers}/predictions", """{"x": {"months": 3, "plan": "basic"}, "quantiles": null}""")).Body.ShouldBe(answer.Body);
        var prediction = answer.Json;
        (prediction.GetProperty("task").GetString(), prediction.GetProperty("y").GetString()).ShouldBe(("classification", "yes"));
        var probabilities = prediction.GetProperty("probabilities");
        probabilities.EnumerateObject().Select(item => item.Name).ShouldBe(["no", "yes"]);
        probabilities.EnumerateObject().Sum(item => item.Value.GetDouble()).ShouldBe(1, 1e-9);
        prediction.GetProperty("set").GetProperty("classes").EnumerateArray().Select(name => name.GetString()).ShouldContain("yes");
        prediction.GetProperty("interval").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Quantiles_of_a_class_are_refused()
    {
        (await Client.PostText($"{Customers}/predictions", """{"x": {"months": 3}, "quantiles": [0.5]}""")).FieldsAtFault.ShouldBe(["quantiles"]);
        (await Client.PostText($"{Customers}/predictions", """{"x": {"months": 3}, "above": 2}""")).FieldsAtFault.ShouldBe(["above"]);
    }

    [Fact]
    public async Task Predictions_are_decided_by_the_costs_of_the_dataset_until_they_are_removed()
    {
        (await Client.PatchText(Customers, Costs)).Json.GetProperty("costs").GetProperty("ask").GetDouble().ShouldBe(0);
        (await Client.Get(Customers)).Json.GetProperty("costs").GetProperty("matrix").GetProperty("yes").GetProperty("no").GetDouble().ShouldBe(50);
        foreach (var body in new[] { """{"x": {"months": 3, "plan": "basic"}}""", """{"x": {"months": 3, "plan": "basic"}, "quantiles": null}""" })
        {
            var decision = (await Client.PostText($"{Customers}/predictions", body)).Json.GetProperty("decision");
            decision.GetProperty("answer").ValueKind.ShouldBe(JsonValueKind.Null);
            decision.GetProperty("expectedCost").GetDouble().ShouldBe(0);
        }

        var policy = (await Client.Get($"{Customers}/models/1/report")).Json.GetProperty("classification").GetProperty("policy");
        (policy.GetProperty("decided").GetInt32(), policy.GetProperty("askPrice").GetDouble()).ShouldBe((0, 0));

        (await Client.PatchText(Customers, """{"name": "Customers", "costs": null}""")).Json.GetProperty("costs").ValueKind.ShouldBe(JsonValueKind.Null);
        (await Client.PostText($"{Customers}/predictions", """{"x": {"months": 3}}""")).Json.TryGetProperty("decision", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Costs_come_with_a_checkpoint_to_a_new_dataset_and_leave_those_of_another_alone()
    {
        var run = await Client.TrainAsync(Customers, new { epochs = 2, members = 2, activate = "never" });
        var version = run.GetProperty("modelVersion").GetInt32();
        var result = run.GetProperty("result");
        result.GetProperty("mae").ValueKind.ShouldBe(JsonValueKind.Null);
        result.GetProperty("accuracy").GetDouble().ShouldBeInRange(0, 1);
        result.GetProperty("logLoss").GetDouble().ShouldBeGreaterThan(0);

        // The file has the costs in force, and not those of the training.
        var before = await TagAsync(version);
        await Client.PatchText(Customers, Costs);
        (await TagAsync(version)).ShouldNotBe(before);
        var file = await Client.CheckpointAsync(Customers, version);
        await Client.PatchText(Customers, """{"costs": null}""");
        (await TagAsync(version)).ShouldBe(before);

        var inputs = new object[] { new { name = "months", kind = "numeric" }, new { name = "plan", kind = "categorical" } };
        var elsewhere = (await Client.Post("/api/datasets", new { name = "Elsewhere", inputs, target = new { name = "left", kind = "categorical" } })).Location!.ToString();
        (await Client.PostModel(elsewhere, file)).Status.ShouldBe(201);
        (await Client.Get(elsewhere)).Json.GetProperty("costs").GetProperty("matrix").GetProperty("yes").GetProperty("no").GetDouble().ShouldBe(50);
        (await Client.Post($"{elsewhere}/models/1/activate", new { })).Status.ShouldBe(200);
        (await Client.PostText($"{elsewhere}/predictions", """{"x": {"months": 3}}""")).Json.TryGetProperty("decision", out _).ShouldBeTrue();

        (await Client.PostModel(Customers, file)).Status.ShouldBe(201);
        (await Client.Get(Customers)).Json.GetProperty("costs").ValueKind.ShouldBe(JsonValueKind.Null);

        var parts = new CheckpointBytes(file);
        parts.Manifest["dataset"]!["costs"]!["matrix"]!["yes"]!["no"] = -1;
        (await Client.PostModel(elsewhere, parts.ToFile())).Detail.ShouldContain("costs are out of range");
    }

    private async Task<string> TagAsync(int version)
    {
        using var answer = await Client.GetAsync(new Uri($"{Customers}/models/{version}/checkpoint", UriKind.Relative));
        return answer.Headers.ETag!.Tag;
    }

    [Fact]
    public async Task The_audit_log_tells_a_change_of_costs_from_a_new_name()
    {
        await Client.PatchText(Customers, """{"name": "Customers of May"}""");
        await Client.PatchText(Customers, Costs);
        await Client.PatchText(Customers, """{"name": "Customers", "costs": null}""");
        (await Client.Get("/api/audit-log")).Json.GetProperty("items").EnumerateArray().Take(3).Select(entry => entry.GetProperty("what").GetString())
            .ShouldBe(["changeDataset", "changeCosts", "renameDataset"]);
    }

    [Theory]
    [InlineData("0", 1000)]
    [InlineData("1e9", 0)]
    [InlineData(null, null)]
    public async Task A_preview_counts_the_rows_of_the_whole_file_that_go_to_a_person(string? ask, int? asked)
    {
        await Client.PatchText(Customers, ask is null ? """{"costs": null}""" : $$$"""{"costs": {"matrix": {"yes": {"no": 50}, "no": {"yes": 20}}, "ask": {{{ask}}}}}""");
        var rows = string.Join('\n', Enumerable.Range(0, 1000).Select(row => $"{row % 50},basic"));
        var preview = (await Client.PostCsv($"{Customers}/predictions/batch/preview?rows=1", $"months,plan\nmany,basic\n{rows}\n")).Json;
        await Client.PatchText(Customers, """{"costs": null}""");
        (preview.GetProperty("total").GetInt32(), preview.GetProperty("bad").GetInt32()).ShouldBe((1001, 1));
        preview.GetProperty("asked").Deserialize<int?>().ShouldBe(asked);
    }

    [Theory]
    [InlineData("""{"costs": {"matrix": {"yes": {"no": -1}}, "ask": null}}""", "costs")]
    [InlineData("""{"costs": {"matrix": {"yes": null}}}""", "costs")]
    [InlineData("{}", "name")]
    public async Task Invalid_costs_are_refused(string body, string field) => (await Client.PatchText(Customers, body)).FieldsAtFault.ShouldBe([field]);

    [Fact]
    public async Task Costs_of_numbers_are_refused()
    {
        var line = await Client.CreateLineAsync(examples: 1);
        (await Client.PatchText(line, Costs)).Status.ShouldBe(400);
        (await Client.PatchText(line, """{"costs": null}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_report_has_what_only_classes_have()
    {
        var report = (await Client.Get($"{Customers}/models/1/report")).Json;
        var classes = report.GetProperty("classification");
        classes.GetProperty("classes").EnumerateArray().Select(name => name.GetString()).ShouldBe(["no", "yes"]);
        classes.GetProperty("confusion").EnumerateArray().Sum(row => row.EnumerateArray().Sum(cell => cell.GetInt32())).ShouldBe(report.GetProperty("pointsTotal").GetInt32());
        foreach (var row in report.GetProperty("worst").EnumerateArray())
        {
            row.GetProperty("y").GetString().ShouldBeOneOf("no", "yes");
            row.GetProperty("probability").GetDouble().ShouldBeInRange(0, 1);
        }

        report.GetProperty("model").GetProperty("metrics").GetProperty("outOfFold").GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("name").GetString())
            .ShouldBe(["logLoss", "brier", "accuracy", "balancedAccuracy", "auc", "calibrationError"]);
    }

    [Fact]
    public async Task A_file_comes_back_with_classes_and_probabilities()
    {
        var csv = (await Client.PostCsv($"{Customers}/predictions/batch", "months,plan\n3,basic\n45,plus\n")).Body.Split("\r\n");
        csv[0].ShouldStartWith("months,plan,predicted left,probability of no,probability of yes,set,");
        csv[1].ShouldStartWith("3,basic,yes,");
        csv[2].ShouldStartWith("45,plus,no,");
        var preview = (await Client.PostCsv($"{Customers}/predictions/batch/preview", "months,plan\n3,basic\n")).Json;
        preview.GetProperty("rows")[0].GetProperty("prediction").GetProperty("y").GetString().ShouldBe("yes");
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    public async Task A_workbook_and_a_Parquet_file_come_back_with_classes_and_probabilities(string format)
    {
        var file = await Client.GetByteArrayAsync($"{Customers}/examples/export?format={format}");
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var answer = await Client.PostAsync(new Uri($"{Customers}/predictions/batch", UriKind.Relative), content);
        answer.IsSuccessStatusCode.ShouldBeTrue();

        // Predicted once more, as CSV: the answers of the file stand beside those of its rows.
        var again = await Client.PostFile($"{Customers}/predictions/batch?format=csv", await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType!.MediaType!);
        again.Status.ShouldBe(200, again.Body);
        var lines = again.Body.Split("\r\n");
        lines[0].ShouldStartWith("months,plan,left,predicted left,probability of no,probability of yes,set,covered,warnings,not predicted because,predicted left 2,");
        foreach (var line in lines[1..^1])
        {
            var cells = line.Split(',');
            (cells[3], cells[4]).ShouldBe((cells[10], cells[11]));
        }

        lines.Length.ShouldBe(152);
    }

    [Fact]
    public async Task The_inference_protocol_has_a_label_and_a_probability_per_class()
    {
        var model = (await Client.Get("/v2/models/customers")).Json;
        model.GetProperty("outputs").EnumerateArray().Select(output => $"{output.GetProperty("name")} {output.GetProperty("datatype")}")
            .ShouldBe(["label BYTES", "probability.no FP64", "probability.yes FP64", "set BYTES", "disagreement FP64", "covered FP64"]);
        const string Inputs = """{"name": "months", "shape": [2], "datatype": "FP64", "data": [3, 45]}, {"name": "plan", "shape": [2], "datatype": "BYTES", "data": ["basic", "plus"]}""";
        var outputs = (await Client.PostText("/v2/models/customers/infer", $$"""{"inputs": [{{Inputs}}]}""")).Json.GetProperty("outputs");
        outputs[0].GetProperty("data").EnumerateArray().Select(label => label.GetString()).ShouldBe(["yes", "no"]);
        (outputs[1].GetProperty("data")[0].GetDouble() + outputs[2].GetProperty("data")[0].GetDouble()).ShouldBe(1, 1e-9);
        JsonDocument.Parse(outputs[3].GetProperty("data")[0].GetString()!).RootElement.EnumerateArray().Select(name => name.GetString()).ShouldContain("yes");
    }
}
