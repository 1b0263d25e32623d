using System.Text;

namespace Regressor.WebApi.FunctionalTests.Inference;

/// <summary>Sends requests in exactly the form of the protocol's common clients.</summary>
public sealed class InferenceClientTests(InferenceServer server) : IClassFixture<InferenceServer>
{
    private HttpClient Client => server.Client;

    /// <summary>KServe reads the body; the others only read the status.</summary>
    [Theory]
    [InlineData("live")]
    [InlineData("ready")]
    public async Task Health_is_returned_as_JSON(string what)
    {
        var answer = await Client.Get($"/v2/health/{what}");
        answer.Status.ShouldBe(200);
        answer.MediaType.ShouldBe("application/json");
        answer.Body.ShouldBe($$"""{"{{what}}":true}""");
        (await Client.Get($"/health/{what}")).Body.ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_model_is_described_with_a_platform_of_project_and_format()
    {
        (await Client.Get("/v2")).Json.GetProperty("extensions").EnumerateArray().Select(extension => extension.GetString()).ShouldBe(["binary_tensor_data"]);
        (await Client.Get("/v2/models/flats")).Json.GetProperty("platform").GetString().ShouldBe("regressor_safetensors");
    }

    /// <summary>InferInput.set_data_from_numpy(…) and infer(model, inputs): all tensors are binary, and no output is requested.</summary>
    [Fact]
    public async Task Triton_by_default_sends_and_reads_tensors_as_bytes()
    {
        byte[] size = [.. BitConverter.GetBytes(50f), .. BitConverter.GetBytes(float.NaN)], kind = InferenceCall.Texts("loft", ""), floor = [2, 0, 0, 0, 255, 255, 255, 255];
        var answer = await Client.InferAsync("flats", $$$"""
            {"inputs": [{"name": "size", "shape": [2], "datatype": "FP32", "parameters": {"binary_data_size": {{{size.Length}}}}}, {"name": "kind", "shape": [2, 1], "datatype": "BYTES", "parameters": {"binary_data_size": {{{kind.Length}}}}}, {"name": "floor", "shape": [2], "datatype": "INT32", "parameters": {"binary_data_size": {{{floor.Length}}}}}], "parameters": {"binary_data_output": true}}
            """.Trim(), [.. size, .. kind, .. floor], mediaType: null);

        answer.Status.ShouldBe(200, answer.Text);
        answer.ContentType.ShouldBe("application/octet-stream");
        answer.JsonLength.ShouldNotBeNull();
        answer.Outputs.ShouldBe(["y", "lower", "upper", "disagreement", "covered"]);
        answer.Values("y").ShouldBe(await server.PredictAsync("flats", new { size = 50, kind = "loft", floor = 2 }, new { floor = -1 }));
        answer.Values("lower")![0].ShouldBeLessThan(answer.Values("upper")![0]);
        answer.Body.Length.ShouldBe(answer.JsonLength!.Value + (5 * 2 * 8));
    }

    /// <summary>InferRequestedOutput("y") is binary by default, InferRequestedOutput("upper", binary_data=False) is not.</summary>
    [Fact]
    public async Task Triton_chooses_the_form_of_each_output()
    {
        var answer = await Client.InferAsync("rooms", """
            {"id": "a", "inputs": [{"name": "width", "shape": [1], "datatype": "FP64", "parameters": {"binary_data_size": 8}}, {"name": "depth", "shape": [1], "datatype": "FP64", "data": [2.0]}], "outputs": [{"name": "upper", "parameters": {"binary_data": false}}, {"name": "y", "parameters": {"binary_data": true}}]}
            """.Trim(), InferenceCall.Doubles(3));

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("id").GetString().ShouldBe("a");
        answer.Outputs.ShouldBe(["upper", "y"]);
        answer.Values("y").ShouldBe(await server.PredictAsync("rooms", new { width = 3, depth = 2 }));
        answer.Values("upper")![0].ShouldBeGreaterThan(answer.Values("y")![0]);
    }

    /// <summary>set_data_from_numpy(…, binary_data=False): rapidjson writes NaN.</summary>
    [Theory]
    [InlineData("FP64", "NaN, 3.0", "null, 3")]
    [InlineData("FP32", "3.0,\n NaN", "3, null")]
    public async Task NaN_in_JSON_is_a_missing_number(string datatype, string data, string same)
    {
        string Body(string values) =>
            $$$"""{"inputs": [{"name": "width", "shape": [2], "datatype": "{{{datatype}}}", "data": [{{{values}}}]}], "parameters": {"note": "[NaN, \"NaN"}}""";
        var answer = await Client.InferAsync("rooms", Body(data));

        answer.Status.ShouldBe(200, answer.Text);
        answer.Values("y").ShouldBe((await Client.InferAsync("rooms", Body(same))).Values("y"));
    }

    /// <summary>InferRequest.to_rest() of numpy data, serialized by orjson: an id, the model's name, flat data.</summary>
    [Fact]
    public async Task KServe_sends_JSON()
    {
        var answer = await Client.InferAsync("flats", """
            {"id":"0b6b1e2e-3a1f-4e0e-9a53-6a8a4a9d4f55","model_name":"flats","inputs":[{"name":"size","shape":[2,1],"datatype":"FP32","data":[50.0,null]},{"name":"kind","shape":[2,1],"datatype":"BYTES","data":["loft","studio"]}]}
            """.Trim());

        answer.Status.ShouldBe(200, answer.Text);
        answer.ContentType.ShouldStartWith("application/json");
        answer.JsonLength.ShouldBeNull();
        answer.Values("y").ShouldBe(await server.PredictAsync("flats", new { size = 50, kind = "loft" }, new { kind = "studio" }));
    }

    /// <summary>InferRequest.to_rest() after set_data_from_numpy(…, binary_data=True): the only form of FP16.</summary>
    [Fact]
    public async Task KServe_sends_and_requests_bytes()
    {
        byte[] size = [.. BitConverter.GetBytes((Half)50), .. BitConverter.GetBytes((Half)20)], kind = InferenceCall.Texts("loft", "büro");
        var answer = await Client.InferAsync("flats", $$$"""
            {"id":"1","model_name":"flats","inputs":[{"name":"size","shape":[2],"datatype":"FP16","parameters":{"binary_data_size":{{{size.Length}}}}},{"name":"kind","shape":[2],"datatype":"BYTES","parameters":{"binary_data_size":{{{kind.Length}}}}}],"outputs":[{"name":"y","parameters":{"binary_data":true}}],"parameters":{"binary_data_output":false}}
            """.Trim(), [.. size, .. kind]);

        answer.Status.ShouldBe(200, answer.Text);
        answer.Values("y").ShouldBe(await server.PredictAsync("flats", new { size = 50, kind = "loft" }, new { size = 20, kind = "büro" }));
    }

    /// <summary>The KServe client recognizes an error by this exact content type.</summary>
    [Fact]
    public async Task KServe_reads_the_error_of_a_refusal()
    {
        var refused = await Client.InferAsync("nothing", """{"id":"1","model_name":"nothing","inputs":[]}""");
        refused.Status.ShouldBe(404);
        refused.ContentType.ShouldBe("application/json");
        refused.Error.ShouldContain("does not exist");
    }

    /// <summary>PandasCodec.encode_request(…).model_dump(): null for omitted values.</summary>
    [Fact]
    public async Task MLServer_sends_null_for_omitted_values()
    {
        var answer = await Client.InferAsync("flats", """
            {"id": null, "parameters": {"content_type": "pd", "headers": null}, "inputs": [{"name": "size", "shape": [2, 1], "datatype": "FP64", "parameters": null, "data": [50.0, null]}, {"name": "kind", "shape": [2, 1], "datatype": "BYTES", "parameters": {"content_type": "str", "headers": null}, "data": ["loft", "studio"]}], "outputs": null}
            """.Trim());

        answer.Status.ShouldBe(200, answer.Text);
        answer.Values("y").ShouldBe(await server.PredictAsync("flats", new { size = 50, kind = "loft" }, new { kind = "studio" }));
    }

    /// <summary>Base64Codec.encode_input(…).</summary>
    [Fact]
    public async Task MLServer_sends_texts_as_base64()
    {
        string Body(string kind, string contentType) => $$$"""
            {"inputs": [{"name": "kind", "shape": [1, 1], "datatype": "BYTES", "parameters": {"content_type": "{{{contentType}}}"}, "data": ["{{{kind}}}"]}]}
            """;
        var answer = await Client.InferAsync("flats", Body(Convert.ToBase64String(Encoding.UTF8.GetBytes("loft")), "base64"));
        answer.Status.ShouldBe(200, answer.Text);
        answer.Values("y").ShouldBe((await Client.InferAsync("flats", Body("loft", "str"))).Values("y"));

        (await Client.InferAsync("flats", Body("loft!", "base64"))).Error.ShouldBe("Input 'kind' has a value that is not base64, although its content type is.");
    }

    /// <summary>Requests as in the samples of scikit-learn and XGBoost.</summary>
    [Theory]
    [InlineData("""{"inputs": [{"name": "input-0", "shape": [2, 2], "datatype": "FP32", "data": [[3, 2], [5, NaN]]}]}""")]
    [InlineData("""{"inputs": [{"name": "predict", "shape": [2, 2], "datatype": "FP32", "parameters": {"content_type": "np"}, "data": [3, 2, 5, null]}], "parameters": {"content_type": "np"}}""")]
    public async Task A_table_of_numbers_may_come_as_one_tensor(string body)
    {
        var expected = await server.PredictAsync("rooms", new { width = 3, depth = 2 }, new { width = 5 });
        (await Client.InferAsync("rooms", body)).Values("y").ShouldBe(expected);
        var bytes = InferenceCall.Doubles(3, 2, 5, double.NaN);
        (await Client.InferAsync("rooms", """{"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP64", "parameters": {"binary_data_size": 32}}]}""", bytes)).Values("y").ShouldBe(expected);
        (await Client.InferAsync("few", """{"inputs": [{"name": "input-0", "shape": [1, 1], "datatype": "INT64", "data": [3]}]}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Outputs_that_list_nothing_are_all_of_them()
    {
        var answer = await Client.InferAsync("rooms", """{"inputs": [{"name": "width", "shape": [1], "datatype": "FP64", "data": [1]}], "outputs": []}""");
        answer.Outputs.ShouldBe(["y", "lower", "upper", "disagreement", "covered"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "outputs": [{"name": "lower"}, {"name": "y"}]""")]
    public async Task An_interval_that_there_is_not_is_left_out(string outputs)
    {
        var answer = await Client.InferAsync("few", $$$"""{"parameters": {"confidence": 0.99}, "inputs": [{"name": "x", "shape": [1], "datatype": "FP64", "data": [1]}]{{{outputs}}}}""");
        answer.Status.ShouldBe(200, answer.Text);
        answer.Text.ShouldNotContain("null");
        answer.Values("lower").ShouldBeNull();
        answer.Values("y")!.Length.ShouldBe(1);
    }
}
