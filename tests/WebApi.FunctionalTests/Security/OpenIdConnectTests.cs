using System.Security.Cryptography;

namespace Regressor.WebApi.FunctionalTests.Security;

/// <summary>Tests programs that send a provider's tokens.</summary>
public sealed class OpenIdConnectTests : IAsyncLifetime
{
    private readonly OpenIdConnectProvider _provider = new();
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        await _provider.StartAsync();
        _server = new TestServer(settings: new() { ["Security:Oidc:Authority"] = _provider.Authority, ["Security:Oidc:Audience"] = OpenIdConnectProvider.Audience });
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_token_no_caller_gets_access() => (await _server.Client.Get("/api/datasets")).Status.ShouldBe(401);

    [Theory]
    [InlineData("regressor-predict", 200, 403, 403)]
    [InlineData("regressor-write", 200, 201, 403)]
    [InlineData("regressor-admin", 200, 201, 200)]
    [InlineData("janitor", 403, 403, 403)]
    public async Task A_tokens_roles_are_its_scopes(string role, int read, int write, int keys)
    {
        _server.Client.Use(_provider.Token([role]));
        (await _server.Client.Get("/api/datasets")).Status.ShouldBe(read);
        (await _server.Client.PostLine()).Status.ShouldBe(write);
        (await _server.Client.Get("/api/keys")).Status.ShouldBe(keys);
    }

    [Fact]
    public async Task The_audit_log_names_the_user()
    {
        _server.Client.Use(_provider.Token(["regressor-admin"]));
        await _server.Client.CreateLineAsync();
        (await _server.Client.Get("/api/audit-log")).Json.GetProperty("items")[0].GetProperty("who").GetString().ShouldBe("user:42 Jane");
    }

    [Fact]
    public async Task Where_the_provider_vouches_for_admins_no_key_must_be_one()
    {
        _server.Client.Use(_provider.Token(["regressor-admin"]));
        var reader = await _server.Client.Post("/api/keys", new { name = "reader", scope = "predict" });
        reader.Status.ShouldBe(200, reader.Body);
        var admin = await _server.Client.Post("/api/keys", new { name = "admin", scope = "admin" });
        (await _server.Client.Post($"/api/keys/{admin.Json.GetProperty("key").GetProperty("id").GetString()}/revoke", new { })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_cannot_give_itself_a_scope()
    {
        _server.Client.Use(_provider.Token(["janitor"], claims: new() { ["scope"] = "Admin" }));
        (await _server.Client.Get("/api/datasets")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Another_ones_token_an_old_one_and_one_for_others_are_refused()
    {
        using var other = RSA.Create(2048);
        foreach (var token in new[] { _provider.Token(["regressor-admin"], signedBy: other), _provider.Token(["regressor-admin"], minutes: -10), _provider.Token(["regressor-admin"], audience: "mail"), "not.a.token" })
        {
            _server.Client.Use(token);
            (await _server.Client.Get("/api/datasets")).Status.ShouldBe(401);
        }
    }

    [Fact]
    public async Task Where_no_audience_is_set_tokens_are_for_the_client_that_the_page_signs_in_as()
    {
        await using var server = new TestServer(settings: new() { ["Security:Oidc:Authority"] = _provider.Authority, ["Security:Oidc:ClientId"] = OpenIdConnectProvider.ClientId });
        server.Client.Use(_provider.Token(["regressor-predict"], audience: OpenIdConnectProvider.ClientId));
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
        server.Client.Use(_provider.Token(["regressor-admin"], audience: "mail"));
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);
    }
}
