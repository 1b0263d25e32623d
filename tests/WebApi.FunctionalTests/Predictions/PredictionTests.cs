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
    public async Task An_unknown_property_is_named_with_those_that_were_expected()
    {
        var refused = await Client.PostText(Predictions, """{"size": 50}""");
        refused.Status.ShouldBe(400);
        refused.Json.GetProperty("errors").GetProperty("size")[0].GetString()
            .ShouldBe("There is no such property here. Expected: x, xs, confidence, quantiles and above.");
    }

    [Fact]
    public async Task Quantiles_and_probabilities_are_answered_in_the_order_asked_beside_the_usual_answer()
    {
        const string X = """{"size": 50, "kind": "loft", "floor": 2}""";
        var plain = (await Client.PostText(Predictions, $$"""{"x": {{X}}}""")).Json;
        var one = await Client.PostText(Predictions, $$"""{"x": {{X}}, "quantiles": [0.95, 0.05, 0.5], "above": 650}""");
        var many = await Client.PostText(Predictions, $$"""{"xs": [{{X}}, {"size": 5000}], "quantiles": [0.95, 0.05, 0.5], "above": [650]}""");

        one.Status.ShouldBe(200, one.Body);
        var (interval, quantiles) = (plain.GetProperty("interval"), one.Json.GetProperty("quantiles"));
        quantiles.EnumerateArray().Select(quantile => quantile.GetProperty("p").GetDouble()).ShouldBe([0.95, 0.05, 0.5]);
        quantiles[0].GetProperty("y").GetDouble().ShouldBe(interval.GetProperty("upper").GetDouble());
        quantiles[1].GetProperty("y").GetDouble().ShouldBe(interval.GetProperty("lower").GetDouble());
        var above = one.Json.GetProperty("above")[0];
        above.GetProperty("value").GetDouble().ShouldBe(650);
        above.GetProperty("probability").GetDouble().ShouldBeInRange(0.001, 0.999);
        one.Json.GetProperty("y").GetDouble().ShouldBe(plain.GetProperty("y").GetDouble());
        many.Json.GetProperty("predictions")[0].GetRawText().ShouldBe(one.Body);
        many.Json.GetProperty("predictions")[1].TryGetProperty("quantiles", out _).ShouldBeFalse("it is not covered");
        plain.TryGetProperty("above", out _).ShouldBeFalse("it was not asked for");
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
    [InlineData("""{"x": {"size": 50}, "quantiles": [0.5, 1]}""", "quantiles")]
    [InlineData("""{"x": {"size": 50}, "quantiles": 0.5}""", "quantiles")]
    [InlineData("""{"x": {"size": 50}, "above": "650"}""", "above")]
    [InlineData("""{"x": {"size": 50}, "above": [650, null]}""", "above")]
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
