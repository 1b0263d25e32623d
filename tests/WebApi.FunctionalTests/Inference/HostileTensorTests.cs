using System.Text;

namespace Regressor.WebApi.FunctionalTests.Inference;

/// <summary>Tests binary tensors with wrong lengths.</summary>
public sealed class HostileTensorTests(InferenceServer server) : IClassFixture<InferenceServer>
{
    private const string Size = """{"inputs": [{"name": "size", "shape": [2], "datatype": "FP64", "parameters": {"binary_data_size": 16}}]}""";

    [Theory]
    [InlineData("100000")]
    [InlineData("-1")]
    [InlineData("ten")]
    [InlineData("1e1")]
    [InlineData("99999999999999999999")]
    [InlineData("+5")]
    public async Task A_length_of_the_JSON_that_cannot_be_is_refused(string length)
    {
        var refused = await server.Client.InferAsync("flats", Size, InferenceCall.Doubles(1, 2), length);
        refused.Status.ShouldBe(400, refused.Text);
        refused.Error.ShouldContain("Inference-Header-Content-Length must be the size of the JSON in bytes");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10")]
    public async Task JSON_that_is_cut_off_is_refused(string length)
    {
        var refused = await server.Client.InferAsync("flats", Size, InferenceCall.Doubles(1, 2), length);
        refused.Status.ShouldBe(400, refused.Text);
        refused.Error.ShouldContain("not valid JSON");
    }

    [Fact]
    public async Task Bytes_without_the_length_of_the_JSON_are_refused_with_what_lacks()
    {
        var body = Size + Encoding.Latin1.GetString(InferenceCall.Doubles(1, 2));
        (await server.Client.InferAsync("flats", body)).Error.ShouldContain("set the header Inference-Header-Content-Length");
        (await server.Client.InferAsync("flats", Size)).Error.ShouldBe("Input 'size' must have 16 bytes after the JSON; 0 are left.");
    }

    [Theory]
    [InlineData("FP64", "[2]", "8", "Input 'size' has 8 bytes after the JSON; 2 values of FP64 require 16.")]
    [InlineData("FP64", "[2]", "0", "Input 'size' has 0 bytes after the JSON; 2 values of FP64 require 16.")]
    [InlineData("FP64", "[2]", "17", "Input 'size' must have 17 bytes after the JSON; 16 are left.")]
    [InlineData("FP64", "[2]", "-16", "must be a number of bytes")]
    [InlineData("FP64", "[2]", "1.5", "must be a number of bytes")]
    [InlineData("FP64", "[2]", "\"16\"", "must be a number of bytes")]
    [InlineData("FP64", "[2]", "4294967312", "must be a number of bytes")]
    [InlineData("FP64", "[1]", "8", "The body has 8 bytes after the JSON and its tensors.")]
    [InlineData("FP64", "[10000]", "16", "10000 values of FP64 require 80000")]
    [InlineData("FP64", "[9223372036854775807]", "16", "more than 10000 rows")]
    [InlineData("FP64", "[4294967296, 4294967296]", "16", "more than 10000 rows")]
    [InlineData("FP64", "[2, 4611686018427387904]", "16", "must have the shape [rows] or [rows, 1]")]
    [InlineData("FP64", "[-2]", "16", "begins with its number of rows")]
    [InlineData("FP64", "[]", "16", "begins with its number of rows")]
    [InlineData("FP64", "[1e30]", "16", "'inputs[0].shape[0]' must be")]
    [InlineData("FP99", "[2]", "16", "datatype 'FP99'")]
    [InlineData("BOOL", "[16]", "16", "invalid for its datatype BOOL")]
    public async Task A_tensor_whose_size_is_not_that_of_its_values_is_refused(string datatype, string shape, string size, string error)
    {
        var refused = await server.Client.InferAsync(
            "flats",
            $$$"""{"inputs": [{"name": "size", "shape": {{{shape}}}, "datatype": "{{{datatype}}}", "parameters": {"binary_data_size": {{{size}}}}}]}""",
            InferenceCall.Doubles(1.5, double.NaN));
        refused.Status.ShouldBe(400, refused.Text);
        refused.Error.ShouldContain(error);
    }

    [Theory]
    [InlineData(2, new byte[] { 255, 255, 255, 255, 65, 65 }, "Input 'kind' has a text of 4294967295 bytes; 2 are left.")]
    [InlineData(2, new byte[] { 0, 0, 0, 0 }, "Input 'kind' has 1 of the 2 values of its shape.")]
    [InlineData(1, new byte[] { 0, 0 }, "Input 'kind' has 0 of the 1 values of its shape.")]
    [InlineData(1, new byte[] { 1, 0, 0, 0, 65, 66, 67 }, "Input 'kind' has 2 bytes after its 1 texts.")]
    [InlineData(1, new byte[] { 2, 0, 0, 0, 195, 40 }, "Input 'kind' has a value that is invalid for its datatype BYTES, which requires a text.")]
    [InlineData(1, new byte[] { 1, 0, 0, 0, 0 }, "'kind' must not contain the NUL character.")]
    public async Task Texts_whose_lengths_lie_are_refused(int rows, byte[] texts, string error)
    {
        var refused = await server.Client.InferAsync(
            "flats", $$$"""{"inputs": [{"name": "kind", "shape": [{{{rows}}}], "datatype": "BYTES", "parameters": {"binary_data_size": {{{texts.Length}}}}}]}""", texts);
        refused.Status.ShouldBe(400, refused.Text);
        refused.Error.ShouldBe(error);
    }

    [Fact]
    public async Task Binary_infinity_is_refused_and_so_are_both_forms_together()
    {
        var infinite = await server.Client.InferAsync("flats", Size, InferenceCall.Doubles(1, double.PositiveInfinity));
        infinite.Error.ShouldBe("Input 'size' has a value that is invalid for its datatype FP64, which requires a finite number, or NaN or null for a missing one.");
        var both = await server.Client.InferAsync("flats", Size.Replace("\"parameters\"", "\"data\": [1, 2], \"parameters\""), InferenceCall.Doubles(1, 2));
        both.Error.ShouldBe("Input 'size' has both 'data' and the parameter 'binary_data_size'.");
    }
}
