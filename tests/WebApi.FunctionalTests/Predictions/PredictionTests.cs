using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Predictions;

/// <summary>Tests all ways to request predictions of one model.</summary>
public sealed class PredictionTests(FlatsServer flats) : IClassFixture<FlatsServer>
{
    private const string Predictions = FlatsServer.Flats + "/predictions";

    private HttpClient Client => flats.Client;

    [Theory]
    [InlineData("""{"size": 50, "kind": "loft", "floor": 2}""")]
    [InlineData("""{"floor": 2, "kind": "lo\u0066t", "size": 5e1}""")]
    [InlineData("""{"size": 50}""")]
    [InlineData("""{"size": null, "kind": null, "floor": null}""")]
    [InlineData("""{}""")]
    [InlineData("""{"size": 5000, "kind": "castle", "floor": -3}""")]
    public async Task One_question_has_the_answer_that_it_has_among_many(string x)
    {
        var one = await Client.PostText(Predictions, $$"""{"x": {{x}}, "confidence": 0.8}""");
        var many = await Client.PostText(Predictions, $$"""{"xs": [{{x}}, {"size": 20}], "confidence": 0.8}""");

        one.Status.ShouldBe(200, one.Body);
        one.MediaType.ShouldBe("application/json");
        one.Body.ShouldBe(many.Json.GetProperty("predictions")[0].GetRawText());
        (await Client.PostText(Predictions, $$"""{"confidence": 0.8, "x": {{x}}}""")).Body.ShouldBe(one.Body);
        (await Client.PostContent(Predictions, new StringContent($$"""{"x": {{x}}, "confidence": 0.8}"""), "application/json")).Body.ShouldBe(one.Body);
    }

    [Fact]
    public async Task An_answer_a_model_and_its_report_name_the_task()
    {
        var answer = await Client.PostText(Predictions, """{"x": {"size": 50}}""");
        var model = await Client.GetFromJsonAsync<JsonElement>(FlatsServer.Flats + "/models/1");
        var report = await Client.GetFromJsonAsync<JsonElement>(FlatsServer.Flats + "/models/1/report");

        new[] { answer.Json, model, report }.ShouldAllBe(json => json.GetProperty("task").GetString() == "regression");
        var test = model.GetProperty("metrics").GetProperty("test");
        test.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("name").GetString()).ShouldBe(["rmse", "mae", "medianAe", "r2"]);
        test.GetProperty("metrics")[0].GetProperty("value").GetDouble().ShouldBe(test.GetProperty("rmse").GetDouble());
        test.GetProperty("metrics")[0].GetProperty("direction").GetString().ShouldBe("lowerIsBetter");
    }

    [Theory]
    [InlineData("""{"x": {"size": 50, "size": 51}}""", "x")]
    [InlineData("""{"x": {"size": "wide"}}""", "x.size")]
    [InlineData("""{"x": {"size": 1e999}}""", "x.size")]
    [InlineData("""{"x": {"kind": 3}}""", "x.kind")]
    [InlineData("""{"x": {"kind": ""}}""", "x.kind")]
    [InlineData("""{"x": {"colour": "red"}}""", "x.colour")]
    [InlineData("""{"x": 3}""", "x")]
    [InlineData("""{"x": {"size": 50}, "confidence": 2}""", "confidence")]
    [InlineData("""{"x": {"size": 50}, "confidence": "high"}""", "confidence")]
    [InlineData("""{"x": {"size": 50}, "certainty": 0.9}""", "certainty")]
    [InlineData("""{"confidence": 0.9}""", "x")]
    public async Task Errors_of_a_prediction_request_are_reported_by_field(string body, string field)
    {
        var refused = await Client.PostText(Predictions, body);

        refused.Status.ShouldBe(400, refused.Body);
        refused.FieldsAtFault.ShouldContain(name => name.StartsWith(field, StringComparison.Ordinal), refused.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"x": {"size": 50}""")]
    [InlineData("""{"x": {"size": 50}} 1""")]
    [InlineData("""{"x": {"kind": "\ud800"}}""")]
    public async Task An_invalid_prediction_request_is_refused(string body) => (await Client.PostText(Predictions, body)).Status.ShouldBe(400);

    [Fact]
    public async Task A_question_that_comes_in_pieces_is_answered()
    {
        var question = """{"x": {"size": 50, "kind": "loft", "floor": 2}}""";
        using var pieces = new StreamContent(new Pieces(Encoding.UTF8.GetBytes(question)));

        (await Client.PostContent(Predictions, pieces, "application/json")).Body.ShouldBe((await Client.PostText(Predictions, question)).Body);
    }

    [Fact]
    public async Task A_file_is_predicted_row_by_row_and_reports_invalid_rows()
    {
        var answered = await Client.PostCsv($"{Predictions}/batch?confidence=0.8", "id;kind;size;floor\nA17;loft;50;2\n2;;x;1\n\n3;=1+1;50,5;\n-4;\"lo;ft\"\n");

        answered.Status.ShouldBe(200, answered.Body);
        answered.MediaType.ShouldBe("text/csv");
        var lines = answered.Body.Split("\r\n");
        lines[0].ShouldBe("id;kind;size;floor;predicted rent;lower;upper;covered;warnings;not predicted because");
        var expected = (await Client.Post(Predictions, new { x = new { size = 50, kind = "loft", floor = 2 }, confidence = 0.8 })).Json;
        var (y, interval) = (expected.GetProperty("y"), expected.GetProperty("interval"));
        lines[1].ShouldBe($"A17;loft;50;2;{y};{interval.GetProperty("lower")};{interval.GetProperty("upper")};true;;".Replace('.', ','));
        lines[2].ShouldStartWith("2;;x;1;;;;;;'size' ");
        lines[3].ShouldBe(";;;;;;;;;The row is a blank line.");
        lines[4].ShouldContain("a category that was not seen");
        lines[4].ShouldStartWith("3;'=1+1;50,5;;");
        lines[5].ShouldBe("-4;\"lo;ft\";;;;;;;;The row has 2 cells where the header has 4.");
        lines.Length.ShouldBe(7);
    }

    [Fact]
    public async Task A_file_of_predictions_can_be_predicted_again()
    {
        var answered = await Client.PostCsv($"{Predictions}/batch", "size,kind,floor,lower\n50,loft,2,x\n");
        answered.Body.ShouldStartWith("size,kind,floor,lower,predicted rent,lower 2,upper,");
        var again = await Client.PostCsv($"{Predictions}/batch", answered.Body);
        again.Status.ShouldBe(200, again.Body);
        again.Body.ShouldContain(",not predicted because,predicted rent 2,lower 3,upper 2,");
    }

    [Fact]
    public async Task Ambiguous_numbers_are_predicted_only_after_the_request_resolves_them()
    {
        const string Sizes = "size\tkind\tfloor\n5\tloft\t1\n1,268\tloft\t2\n";
        var asked = await Client.PostCsv($"{Predictions}/batch", Sizes);
        asked.FieldsAtFault.ShouldBe(["thousands"]);
        asked.Body.ShouldContain("'1,268' in column 'size' may be 1268 or 1.268");
        var expected = (await Client.Post(Predictions, new { x = new { size = 1268, kind = "loft", floor = 2 } })).Json.GetProperty("y");
        (await Client.PostCsv($"{Predictions}/batch?thousands=,", Sizes)).Body.ShouldContain($"\n1,268\tloft\t2\t{expected}\t");
    }

    [Fact]
    public async Task A_file_may_lack_inputs_if_the_request_allows_it()
    {
        var answered = await Client.PostCsv($"{Predictions}/batch?ignoreMissing=true", "size\n50\n");
        answered.Status.ShouldBe(200, answered.Body);
        var expected = (await Client.Post(Predictions, new { x = new { size = 50 } })).Json.GetProperty("y");
        answered.Body.ShouldContain($"\n50,{expected},");
        (await Client.PostCsv($"{Predictions}/batch?ignoreMissing=true", "x\n5\n")).FieldsAtFault.ShouldBe(["file"]);
    }

    [Fact]
    public async Task Lines_of_JSON_are_answered_by_lines_of_JSON()
    {
        var questions = string.Concat(Enumerable.Range(0, 1000).Select(row => $$$"""{"x": {"size": {{{row % 90}}}, "kind": "loft"}}""" + "\n")) + "{\"x\": {\"size\": []}}\n";
        var answered = await Client.PostText($"{Predictions}/batch", questions, "application/x-ndjson");

        answered.Status.ShouldBe(200, answered.Body);
        var lines = answered.Body.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Count.ShouldBe(1001);
        var one = (await Client.Post(Predictions, new { x = new { size = 7, kind = "loft" } })).Json;
        foreach (var property in one.EnumerateObject()) lines[97].GetProperty(property.Name).GetRawText().ShouldBe(property.Value.GetRawText());
        lines[97].GetProperty("line").GetInt32().ShouldBe(98);
        lines[^1].GetProperty("errors")[0].GetProperty("column").GetString().ShouldBe("size");
    }

    [Fact]
    public async Task A_JSON_array_is_answered_by_a_JSON_array()
    {
        var answered = await Client.PostText($"{Predictions}/batch", """[{"x": {"size": 7, "kind": "loft"}}, {"x": {"size": "?"}}]""");
        answered.Status.ShouldBe(200, answered.Body);
        answered.MediaType.ShouldBe("application/json");
        answered.Json.GetArrayLength().ShouldBe(2);
        answered.Json[0].GetProperty("y").ValueKind.ShouldBe(JsonValueKind.Number);
        answered.Json[1].GetProperty("errors")[0].GetProperty("column").GetString().ShouldBe("size");
    }

    [Fact]
    public async Task A_file_that_cannot_be_answered_is_refused()
    {
        (await Client.PostCsv($"{Predictions}/batch", "size\n5\n")).FieldsAtFault.ShouldBe(["file"]);
        (await Client.PostCsv($"{Predictions}/batch", "")).ProblemType.ShouldBe("unreadable-file");
        (await Client.PostCsv($"{Predictions}/batch?confidence=1", "size,kind,floor\n5,loft,1\n")).FieldsAtFault.ShouldBe(["confidence"]);
        (await Client.PostText($"{Predictions}/batch", "<x/>", "application/xml")).Status.ShouldBe(415);
        (await Client.PostCsv("/api/datasets/nothing/predictions/batch", "size\n5\n")).Status.ShouldBe(404);
        var untrained = await Client.CreateLineAsync("Untrained");
        (await Client.PostCsv($"{untrained}/predictions/batch", "x\n5\n")).ProblemType.ShouldBe("no-model");
        (await Client.Post($"{untrained}/predictions", new { x = 1 })).ProblemType.ShouldBe("no-model");
    }

    [Fact]
    public async Task The_Open_Inference_Protocol_uses_the_same_model()
    {
        (await Client.Get("/v2/health/live")).Status.ShouldBe(200);
        (await Client.Get("/v2/health/ready")).Status.ShouldBe(200);
        (await Client.Get("/v2")).Json.GetProperty("name").GetString().ShouldBe("regressor");
        (await Client.Get("/v2/models/flats/ready")).Json.GetProperty("ready").GetBoolean().ShouldBeTrue();
        var model = (await Client.Get("/v2/models/flats/versions/1")).Json;
        model.GetProperty("inputs").EnumerateArray().Select(input => $"{input.GetProperty("name")} {input.GetProperty("datatype")}")
            .ShouldBe(["size FP64", "kind BYTES", "floor FP64"]);

        var inferred = await Client.PostText("/v2/models/flats/infer", """
            {"id": "7", "parameters": {"confidence": 0.8, "binary_data": false}, "inputs": [
              {"name": "size", "shape": [2, 1], "datatype": "FP32", "data": [[50], [20]]},
              {"name": "kind", "shape": [2], "datatype": "BYTES", "data": ["loft", ""]},
              {"name": "floor", "shape": [2], "datatype": "INT64", "data": [2, null]}],
             "outputs": [{"name": "y"}, {"name": "upper"}]}
            """);
        inferred.Status.ShouldBe(200, inferred.Body);
        var many = (await Client.Post(Predictions, new { xs = new object[] { new { size = 50, kind = "loft", floor = 2 }, new { size = 20 } }, confidence = 0.8 }))
            .Json.GetProperty("predictions");
        inferred.Json.GetProperty("id").GetString().ShouldBe("7");
        inferred.Json.GetProperty("model_version").GetString().ShouldBe("1");
        var (y, upper) = (inferred.Json.GetProperty("outputs")[0], inferred.Json.GetProperty("outputs")[1]);
        for (var row = 0; row < 2; row++)
        {
            y.GetProperty("data")[row].GetDouble().ShouldBe(many[row].GetProperty("y").GetDouble());
            upper.GetProperty("data")[row].GetDouble().ShouldBe(many[row].GetProperty("interval").GetProperty("upper").GetDouble());
        }
    }

    [Theory]
    [InlineData("nothing/infer", "{}", 404)]
    [InlineData("flats/versions/9/infer", "{}", 404)]
    [InlineData("flats/infer", "{", 400)]
    [InlineData("flats/infer", "{}", 400)]
    [InlineData("flats/infer", """{"inputs": []}""", 400)]
    [InlineData("flats/infer", """{"inputs": [{"name": "size", "shape": [2], "datatype": "FP64", "data": [1]}]}""", 400)]
    [InlineData("flats/infer", """{"inputs": [{"name": "size", "shape": [1], "datatype": "FP99", "data": [1]}]}""", 400)]
    [InlineData("flats/infer", """{"inputs": [{"name": "size", "shape": [1], "datatype": "FP64", "data": ["a"]}]}""", 400)]
    [InlineData("flats/infer", """{"inputs": [{"name": "colour", "shape": [1], "datatype": "FP64", "data": [1]}]}""", 400)]
    [InlineData("flats/infer", """{"inputs": [{"name": "size", "shape": [1], "datatype": "FP64", "data": [1]}], "outputs": [{"name": "z"}]}""", 400)]
    public async Task The_Open_Inference_Protocol_reports_errors(string path, string body, int status)
    {
        var refused = await Client.PostText($"/v2/models/{path}", body);

        refused.Status.ShouldBe(status, refused.Body);
        refused.Json.GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    /// <summary>A body of unknown length, sent a few bytes at a time.</summary>
    private sealed class Pieces(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Read(buffer.Span[..Math.Min(7, buffer.Length)]);
        }
    }
}

/// <summary>One server with a model of two numbers and a category, with missing values.</summary>
public sealed class FlatsServer : IAsyncLifetime
{
    public const string Flats = "/api/datasets/flats";

    private readonly TestServer _server = new();

    public HttpClient Client => _server.Client;

    public async Task InitializeAsync()
    {
        var inputs = new object[] { new { name = "size", kind = "numeric" }, new { name = "kind", kind = "categorical" }, new { name = "floor", kind = "numeric" } };
        await Client.Post("/api/datasets", new { name = "Flats", inputs, target = new { name = "rent" } });
        var rows = Enumerable.Range(0, 90).Select(row => $"{row + 10},{(row % 3 == 0 ? "loft" : row % 3 == 1 ? "studio" : "")},{row % 5},{(10 * row) + (row % 3 * 100)}");
        (await Client.PostCsv($"{Flats}/examples/import", "size,kind,floor,rent\n" + string.Join('\n', rows))).Status.ShouldBe(200);
        (await Client.TrainAsync(Flats)).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();
}
