using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Security;

/// <summary>Tests browsers that sign in with a provider.</summary>
public sealed class ProviderSignInTests : IAsyncLifetime
{
    private const string SignIn = "/api/session/provider", Callback = "/api/session/provider/callback", FailedPage = "/access?signIn=failed";

    private readonly OpenIdConnectProvider _provider = new();
    private TestServer _server = null!;
    private HttpClient _browser = null!;

    public async Task InitializeAsync()
    {
        await _provider.StartAsync();
        _server = new TestServer(settings: new()
        {
            ["Security:Oidc:Authority"] = _provider.Authority,
            ["Security:Oidc:ClientId"] = OpenIdConnectProvider.ClientId,
            ["Security:Oidc:ClientSecret"] = OpenIdConnectProvider.ClientSecret,
        });
        _browser = _server.NewBrowser();
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Theory]
    [InlineData("regressor-predict", "predict", 200, 403, 403)]
    [InlineData("regressor-write", "write", 200, 201, 403)]
    [InlineData("regressor-admin", "admin", 200, 201, 200)]
    [InlineData("janitor", null, 403, 403, 403)]
    public async Task A_users_roles_are_the_browsers_scopes(string role, string? scope, int read, int write, int keys)
    {
        _provider.RolesOfToken = [role];
        (await SignInAsync()).ShouldBe("/");
        var session = await SessionAsync();
        session.GetProperty("name").GetString().ShouldBe("Jane");
        session.GetProperty("scope").GetString().ShouldBe(scope);
        (await _browser.Get("/api/datasets")).Status.ShouldBe(read);
        (await CreateAsync()).Status.ShouldBe(write);
        (await _browser.Get("/api/keys")).Status.ShouldBe(keys);
    }

    [Fact]
    public async Task Roles_from_the_user_info_response_count_too()
    {
        _provider.RolesOfUser = ["janitor", "regressor-write"];
        await SignInAsync();
        (await SessionAsync()).GetProperty("scope").GetString().ShouldBe("write");
    }

    [Fact]
    public async Task The_browser_comes_back_to_the_page_it_came_from() =>
        (await SignInAsync("?returnTo=%2Fd%2Fline%2Fpredict%3Fx%3D1")).ShouldBe("/d/line/predict?x=1");

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("datasets")]
    public async Task It_is_not_sent_elsewhere_afterwards(string returnTo)
    {
        var refused = await _browser.Get($"{SignIn}?returnTo={Uri.EscapeDataString(returnTo)}");
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe(["returnTo"]);
    }

    [Fact]
    public async Task Its_cookie_is_out_of_reach_and_does_not_last_longer_for_being_used()
    {
        _provider.RolesOfToken = ["regressor-write"];
        using var signedIn = await _browser.GetAsync(await AtProviderAsync());
        var cookie = signedIn.Cookie("regressor");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);

        var ticket = _server.TicketIn(cookie);
        ticket.Properties.AllowRefresh.ShouldBe(false);
        ticket.Properties.ExpiresUtc!.Value.ShouldBeInRange(DateTimeOffset.UtcNow.AddHours(11), DateTimeOffset.UtcNow.AddHours(12));
    }

    [Fact]
    public async Task A_write_needs_the_pages_token_and_the_audit_log_names_the_user()
    {
        _provider.RolesOfToken = ["regressor-admin"];
        await SignInAsync();
        var forged = await _browser.Post("/api/datasets", new { name = "Forged" });
        forged.Status.ShouldBe(400);
        forged.ProblemType.ShouldBe("antiforgery");
        (await CreateAsync()).Status.ShouldBe(201);
        (await _browser.Get("/api/audit-log")).Json.GetProperty("items")[0].GetProperty("who").GetString().ShouldBe("user:42 Jane");
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        _provider.RolesOfToken = ["regressor-predict"];
        await SignInAsync();
        await TakeWriteTokenAsync();
        (await _browser.Delete("/api/session")).Status.ShouldBe(204);
        (await _browser.Get("/api/datasets")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_denied_sign_in_returns_to_the_sign_in_page()
    {
        _provider.Declines = true;
        (await SignInAsync()).ShouldBe("/access");
        (await _browser.Get("/api/datasets")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_sign_in_begun_by_another_browser_fails()
    {
        _provider.RolesOfToken = ["regressor-admin"];
        var back = await AtProviderAsync();
        using var other = _server.NewBrowser();
        using var answer = await other.GetAsync(back);
        answer.Headers.Location!.OriginalString.ShouldBe(FailedPage);
        (await other.Get("/api/datasets")).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=guess")]
    [InlineData("?code=guess&state=guess")]
    [InlineData("?error=server_error")]
    public async Task Who_comes_back_without_having_been_sent_is_not_signed_in(string query)
    {
        using var answer = await _browser.GetAsync(new Uri(Callback + query, UriKind.Relative));
        answer.Headers.Location!.OriginalString.ShouldBe(FailedPage);
        (await _browser.Get("/api/datasets")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_token_of_another_sign_in_is_refused()
    {
        _provider.ForgedNonce = "another";
        (await SignInAsync()).ShouldBe(FailedPage);
        (await _browser.Get("/api/datasets")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task An_unreachable_provider_is_reported_on_the_page()
    {
        await _provider.DisposeAsync();
        (await _browser.Get(SignIn)).Location!.OriginalString.ShouldBe(FailedPage);
    }

    [Fact]
    public async Task A_browser_is_signed_out_when_its_provider_is_no_longer_configured()
    {
        _provider.RolesOfToken = ["regressor-predict"];
        using var signedIn = await _browser.GetAsync(await AtProviderAsync());
        var cookie = signedIn.Cookie("regressor").Split(';')[0];
        await _server.RestartAsync();
        (await GetWithCookieAsync(cookie)).ShouldBe(200);
        await _server.RestartAsync(new() { ["Security:Oidc:ClientId"] = "", ["Security:Oidc:Audience"] = OpenIdConnectProvider.Audience });
        (await GetWithCookieAsync(cookie)).ShouldBe(401);
    }

    [Fact]
    public async Task The_page_learns_of_the_provider_and_of_none()
    {
        (await SessionAsync()).GetProperty("provider").GetString().ShouldBe("127.0.0.1");
        await _server.RestartAsync(new() { ["Security:Oidc:Name"] = "Acme" });
        (await _server.Client.Get("/api/session")).Json.GetProperty("provider").GetString().ShouldBe("Acme");
        await _server.RestartAsync(new() { ["Security:Oidc:ClientId"] = "", ["Security:Oidc:Audience"] = OpenIdConnectProvider.Audience });
        (await _server.Client.Get("/api/session")).Json.GetProperty("provider").ValueKind.ShouldBe(JsonValueKind.Null);
        var none = await _server.Client.Get(SignIn);
        none.Status.ShouldBe(404);
        none.ProblemType.ShouldBe("no-provider");
    }

    /// <summary>Like <see cref="AtProviderAsync"/>, and returns from the provider.</summary>
    /// <returns>The page after sign-in.</returns>
    private async Task<string> SignInAsync(string query = "")
    {
        using var back = await _browser.GetAsync(await AtProviderAsync(query));
        ((int)back.StatusCode).ShouldBe(302);
        return back.Headers.Location!.OriginalString;
    }

    /// <summary>Redirects the browser to the provider.</summary>
    /// <returns>Address that the provider redirects to.</returns>
    private async Task<Uri> AtProviderAsync(string query = "")
    {
        var sent = await _browser.Get(SignIn + query);
        sent.Status.ShouldBe(302, sent.Body);
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await outside.GetAsync(sent.Location);
        answer.Headers.Location.ShouldNotBeNull().AbsolutePath.ShouldBe(Callback);
        return answer.Headers.Location;
    }

    private async Task<JsonElement> SessionAsync() => (await _browser.Get("/api/session")).Json;

    private async Task TakeWriteTokenAsync()
    {
        using var session = await _browser.GetAsync(new Uri("/api/session", UriKind.Relative));
        _browser.TakeWriteToken(session);
    }

    private async Task<Answer> CreateAsync()
    {
        await TakeWriteTokenAsync();
        return await _browser.PostLine();
    }

    private async Task<int> GetWithCookieAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/datasets");
        request.Headers.Add("Cookie", cookie);
        using var answer = await _server.Client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
