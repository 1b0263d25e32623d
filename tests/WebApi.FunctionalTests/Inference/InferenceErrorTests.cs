using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Regressor.WebApi.Endpoints.Inference;

namespace Regressor.WebApi.FunctionalTests.Inference;

public sealed class InferenceErrorTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(415)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_error_of_which_only_the_status_is_known_has_a_text_too(int status)
    {
        var http = new DefaultHttpContext { Request = { Path = "/v2/models/line/infer", Method = "POST" }, Response = { StatusCode = status, Body = new MemoryStream() } };
        var context = new ProblemDetailsContext { HttpContext = http, ProblemDetails = new ProblemDetails { Status = status } };
        var writer = new InferenceErrors();
        writer.CanWrite(context).ShouldBeTrue();
        await writer.WriteAsync(context);

        http.Response.Body.Position = 0;
        var error = JsonDocument.Parse(http.Response.Body).RootElement;
        http.Response.ContentType.ShouldBe("application/json");
        error.GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace();
        error.GetProperty("status").GetInt32().ShouldBe(status);
    }

    [Theory]
    [InlineData("/api/datasets")]
    [InlineData("/v20")]
    [InlineData("/")]
    public void Other_addresses_keep_their_form_of_errors(string path) =>
        new InferenceErrors().CanWrite(new ProblemDetailsContext { HttpContext = new DefaultHttpContext { Request = { Path = path } } }).ShouldBeFalse();
}
