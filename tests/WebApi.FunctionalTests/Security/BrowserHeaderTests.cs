namespace Regressor.WebApi.FunctionalTests.Security;

public sealed class BrowserHeaderTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/d/line/predict")]
    [InlineData("/scalar/")]
    public async Task The_page_runs_in_no_frame_and_with_its_declared_type_only(string path)
    {
        await using var server = new TestServer();
        using var page = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("object-src 'none'");
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        page.Headers.Contains("Server").ShouldBeFalse();
        page.Headers.Contains("X-Powered-By").ShouldBeFalse();
    }

    [Fact]
    public async Task The_pages_policy_lets_no_inline_script_run()
    {
        await using var server = new TestServer();
        using var page = await server.Client.GetAsync(new Uri("/", UriKind.Relative));
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
    }

    [Fact]
    public async Task Responses_of_the_API_are_used_with_their_declared_type_only()
    {
        await using var server = new TestServer();
        foreach (var path in new[] { "/api/datasets", "/api/datasets/none", "/api/nowhere" })
        {
            using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], path);
        }
    }
}
