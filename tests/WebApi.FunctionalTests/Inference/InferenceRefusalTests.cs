using System.Net.Http.Headers;
using System.Text;

namespace Regressor.WebApi.FunctionalTests.Inference;

/// <summary>Errors are reported in the protocol's form, and no invalid input is accepted.</summary>
public sealed class InferenceRefusalTests(InferenceServer server) : IClassFixture<InferenceServer>
{
    private HttpClient Client => server.Client;

    [Theory]
    [InlineData("UINT8", "-5")]
    [InlineData("UINT8", "700")]
    [InlineData("INT32", "54.5")]
    [InlineData("INT64", "9223372036854775808")]
    [InlineData("UINT64", "18446744073709551616")]
    [InlineData("UINT64", "1e40")]
    [InlineData("BOOL", "2")]
    [InlineData("FP16", "70000")]
    [InlineData("FP32", "1e39")]
    [InlineData("FP64", "1e999")]
    [InlineData("FP64", "Infinity")]
    [InlineData("FP64", "-Infinity")]
    [InlineData("FP64", "\"NaN\"")]
    [InlineData("FP64", "true")]
    [InlineData("BYTES", "1")]
    public async Task A_value_that_its_datatype_does_not_hold_is_refused(string datatype, string value) =>
        (await ErrorAsync($$"""{"inputs": [{"name": "size", "shape": [1], "datatype": "{{datatype}}", "data": [{{value}}]}]}"""))
            .ShouldStartWith($"Input 'size' has a value that is invalid for its datatype {datatype}, which requires a");

    [Theory]
    [InlineData("UINT64", "18446744073709551615")]
    [InlineData("INT64", "-9223372036854775808")]
    [InlineData("INT32", "54.0")]
    [InlineData("INT16", "5e1")]
    [InlineData("BOOL", "true")]
    [InlineData("BOOL", "0")]
    [InlineData("FP16", "65504")]
    public async Task The_extreme_values_of_a_datatype_are_accepted(string datatype, string value)
    {
        var answer = await Client.InferAsync("flats", $$"""{"inputs": [{"name": "size", "shape": [1], "datatype": "{{datatype}}", "data": [{{value}}]}]}""");
        answer.Status.ShouldBe(200, answer.Text);
    }

    [Theory]
    [InlineData("""{"inputs": [{"name": "kind", "shape": [1], "datatype": "BYTES", "parameters": {"content_type": "datetime"}, "data": ["2024"]}]}""", "'content_type' of input 'kind' must be one of 'str', 'base64', 'np', 'pd', not \"datetime\"")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [1], "datatype": "FP64", "parameters": {"content_type": "base64"}, "data": [1]}]}""", "'size' has the content type 'base64', which requires the datatype BYTES")]
    [InlineData("""{"parameters": {"content_type": "base64"}, "inputs": [{"name": "size", "shape": [1], "datatype": "FP64", "data": [1]}]}""", "'content_type' must be one of 'str', 'np', 'pd'")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [1], "datatype": "FP64", "data": [1]}], "outputs": [{"name": "y", "parameters": {"content_type": "base64"}}]}""", "'content_type' of output 'y'")]
    [InlineData("""{"parameters": {"confidence": "high"}, "inputs": []}""", "The parameter 'confidence' must be a number from 0.5 to 0.99.")]
    [InlineData("""{"parameters": {"confidence": 1}, "inputs": []}""", "The parameter 'confidence' must be a number from 0.5 to 0.99.")]
    [InlineData("""{"parameters": {"confidence": NaN}, "inputs": []}""", "not valid JSON for the protocol")]
    [InlineData("""{"parameters": {"binary_data_output": "yes"}, "inputs": []}""", "'binary_data_output' must be true or false")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [1], "datatype": "FP64", "parameters": {"shared_memory_region": "r"}}]}""", "'shared_memory_region' of input 'size' is not supported")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [1], "datatype": "FP64", "data": [1]}], "outputs": [{"name": "y", "parameters": {"classification": 3}}]}""", "'classification' of output 'y'")]
    [InlineData("""{"id": 42, "inputs": []}""", "'id' must be a text.")]
    [InlineData("""{"inputs": [{"name": "size", "shape": "one", "datatype": "FP64", "data": [1]}]}""", "'inputs[0].shape' must be a list of whole numbers.")]
    [InlineData("""{"inputs": [{"name": "size", "datatype": "FP64", "data": [1]}]}""", "'inputs[0]' must be a list of inputs, each with a name, a shape and a datatype.")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [1], "datatype": "FP64"}]}""", "Input 'size' must have either 'data' or")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [1], "datatype": "FP64", "data": null}]}""", "Input 'size' must have either 'data' or")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [0], "datatype": "FP64", "data": []}]}""", "Input 'size' must have a shape that begins with its number of rows")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [2], "datatype": "FP64", "data": [1]}]}""", "Input 'size' has 1 of the 2 values of its shape.")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [1], "datatype": "FP64", "data": [[[1], [2]], 3]}]}""", "Input 'size' has more than the 1 values of its shape.")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [10001], "datatype": "FP64", "data": []}]}""", "Input 'size' has more than 10000 rows.")]
    [InlineData("""{"inputs": [{"name": "size", "shape": [1], "datatype": "FP64", "data": [1]}, {"name": "floor", "shape": [2], "datatype": "FP64", "data": [1, 2]}]}""", "Input 'floor' has 2 rows, but 'size' has 1.")]
    [InlineData("""{"inputs": [{"name": "input-0", "shape": [1, 3], "datatype": "FP64", "data": [1, 2, 3]}]}""", "A single tensor for all inputs requires numeric inputs, and 'kind' is not numeric.")]
    [InlineData("""{"inputs": [{"name": "colour", "shape": [1], "datatype": "FP64", "data": [1]}]}""", "The model has no input 'colour'. The inputs are 'size', 'kind', 'floor'.")]
    public async Task An_invalid_request_is_described(string body, string error) => (await ErrorAsync(body)).ShouldContain(error);

    [Fact]
    public async Task A_table_of_another_width_is_refused()
    {
        var refused = await Client.InferAsync("rooms", """{"inputs": [{"name": "input-0", "shape": [1, 3], "datatype": "FP64", "data": [1, 2, 3]}]}""");
        refused.Status.ShouldBe(400);
        refused.Error.ShouldBe("Input 'input-0' must have the shape [rows, 2], with one column for each of 'width', 'depth'.");
    }

    [Theory]
    [InlineData("GET", "/v2/repository/index", 404, "The path '/v2/repository/index' does not exist.")]
    [InlineData("GET", "/v2/models/flats/config", 404, "The path '/v2/models/flats/config' does not exist.")]
    [InlineData("GET", "/v2/models/none", 404, "'none'")]
    [InlineData("GET", "/v2/models/flats/versions/9/ready", 404, "Version '9' of 'flats' is not active; version 1 is.")]
    [InlineData("PUT", "/v2/models/flats/infer", 405, "The path '/v2/models/flats/infer' does not support the method PUT.")]
    public async Task Every_error_has_the_member_that_clients_read(string method, string path, int status, string error)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        var refused = await Answer.OfAsync(Client.SendAsync(request));
        refused.Status.ShouldBe(status, refused.Body);
        refused.MediaType.ShouldBe("application/json");
        refused.Json.GetProperty("error").GetString()!.ShouldContain(error);
        refused.Json.GetProperty("status").GetInt32().ShouldBe(status);
        refused.Json.GetProperty("type").GetString().ShouldStartWith("urn:regressor:problem:");
    }

    [Theory]
    [InlineData("/v2/models/flats/infer", true)]
    [InlineData("/api/datasets/flats/predictions", false)]
    [InlineData("/api/datasets/flats/examples/import", false)]
    [InlineData("/api/datasets", false)]
    public async Task A_body_that_is_encoded_is_refused_as_such(string path, bool isInference)
    {
        foreach (var (encoding, status) in new[] { ("gzip", 415), ("deflate", 415), ("identity", 400) })
        {
            using var content = new StringContent("{", Encoding.UTF8, "application/json");
            content.Headers.ContentEncoding.Add(encoding);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            var refused = await Answer.OfAsync(Client.SendAsync(request));
            refused.Status.ShouldBe(status, refused.Body);
            if (status == 415) refused.Json.GetProperty(isInference ? "error" : "detail").GetString()!.ShouldContain(encoding);
        }
    }

    [Fact]
    public async Task Access_and_rate_errors_have_the_same_form()
    {
        await using var closed = new TestServer();
        var keys = await Keys.CreateAsync(closed.Client);
        await AssertErrorAsync(closed.Client, "/v2/models/none", 401);
        closed.Client.Use(keys.Admin);
        await closed.Client.CreateLineAsync();
        var bound = await closed.Client.Post("/api/keys", new { name = "line", scope = "predict", dataset = "line" });
        await closed.RestartAsync(new() { ["Limits:RequestsPerSecond"] = "1" });
        closed.Client.Use(bound.Json.GetProperty("text").GetString()!);
        await AssertErrorAsync(closed.Client, "/v2/models/other", 403);
        await closed.Client.Get("/v2");
        await AssertErrorAsync(closed.Client, "/v2", 429);
    }

    [Fact]
    public async Task A_body_larger_than_any_question_is_refused_in_the_same_form()
    {
        using var content = new ByteArrayContent(new byte[(32 << 20) + 1]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var refused = await Answer.OfAsync(Client.PostAsync(new Uri("/v2/models/flats/infer", UriKind.Relative), content));
        refused.Status.ShouldBe(400, refused.Body);
        refused.Json.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
    }

    private static async Task AssertErrorAsync(HttpClient client, string path, int status)
    {
        var refused = await client.Get(path);
        refused.Status.ShouldBe(status, refused.Body);
        refused.MediaType.ShouldBe("application/json");
        refused.Json.GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    private async Task<string> ErrorAsync(string body)
    {
        var refused = await Client.InferAsync("flats", body);
        refused.Status.ShouldBe(400, refused.Text);
        return refused.Error;
    }
}
