using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Security;

/// <summary>Tests what strangers can write to the log through a sign-in.</summary>
[Collection(ServerProcess.Tests)]
public sealed class ProviderLogTests
{
    [Fact]
    public async Task What_comes_back_with_a_browser_is_one_line_of_the_log_and_moves_no_cursor()
    {
        await using var provider = new OpenIdConnectProvider();
        await provider.StartAsync();
        using var storage = new TestStorage("Sqlite");
        storage.Settings["Security:Oidc:Authority"] = provider.Authority;
        storage.Settings["Security:Oidc:ClientId"] = OpenIdConnectProvider.ClientId;
        using var server = await ServerProcess.StartAsync(storage.Settings);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Client.BaseAddress };
        using var sent = await browser.GetAsync(new Uri("/api/session/provider", UriKind.Relative));
        var state = System.Web.HttpUtility.ParseQueryString(sent.Headers.Location!.Query)["state"]!;
        var forged = Uri.EscapeDataString("\u001b[31mred\r\ninfo: Regressor[0] all is well \u202e" + new string('x', 5000));

        using var back = await browser.GetAsync(new Uri($"/api/session/provider/callback?state={Uri.EscapeDataString(state)}&error=server_error&error_description={forged}", UriKind.Relative));
        back.Headers.Location!.OriginalString.ShouldBe("/access?signIn=failed");
        await Eventually.IsAsync(() => Task.FromResult(server.Says("Sign-in with the OpenID Connect provider failed")));
        var log = await server.KillAndReadLogAsync();
        log.ShouldContain("server_error");
        log.ShouldNotContain('\u001b');
        log.ShouldNotContain('\u202e');
        var told = log.Split('\n').SkipWhile(line => !line.Contains("Sign-in with the OpenID Connect provider failed", StringComparison.Ordinal)).Where(line => line != "").ToList();
        told.ShouldHaveSingleItem().Length.ShouldBeLessThan(500);
        log.ShouldNotContain("OpenIdConnectHandler");
    }
}
