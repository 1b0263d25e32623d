using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Regressor.WebApi.FunctionalTests;

/// <summary>Tokens of a provider that this test runs itself, over a real network.</summary>
public sealed class OpenIdConnectTests : IAsyncLifetime
{
    private const string Audience = "regressor";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _provider;
    private TestServer _server = null!;

    public OpenIdConnectTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _provider = builder.Build();
        _provider.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Authority, jwks_uri = $"{Authority}/keys" }));
        _provider.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = "one" });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig", alg = "RS256" } } });
        });
    }

    private string Authority => _provider.Urls.First();

    public async Task InitializeAsync()
    {
        await _provider.StartAsync();
        _server = new TestServer(settings: new() { ["Security:Oidc:Authority"] = Authority, ["Security:Oidc:Audience"] = Audience });
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
        _rsa.Dispose();
    }

    [Fact]
    public async Task Without_a_token_nobody_gets_in() => (await _server.Client.Get("/api/datasets")).Status.ShouldBe(401);

    [Theory]
    [InlineData("regressor-predict", 200, 403, 403)]
    [InlineData("regressor-write", 200, 201, 403)]
    [InlineData("regressor-admin", 200, 201, 200)]
    [InlineData("janitor", 403, 403, 403)]
    public async Task A_tokens_roles_are_its_scopes(string role, int read, int write, int keys)
    {
        _server.Client.Use(Token(role));
        (await _server.Client.Get("/api/datasets")).Status.ShouldBe(read);
        (await _server.Client.Post("/api/datasets", new { name = "Line", inputs = new[] { new { name = "x", kind = "numeric" } }, target = new { name = "y" } })).Status.ShouldBe(write);
        (await _server.Client.Get("/api/keys")).Status.ShouldBe(keys);
    }

    [Fact]
    public async Task The_audit_log_names_the_user()
    {
        _server.Client.Use(Token("regressor-admin"));
        await _server.Client.CreateLineAsync();
        (await _server.Client.Get("/api/audit-log")).Json.GetProperty("items")[0].GetProperty("who").GetString().ShouldBe("user:42 Jane");
    }

    [Fact]
    public async Task A_token_cannot_give_itself_a_scope()
    {
        _server.Client.Use(Token("janitor", claims: new() { ["scope"] = "Admin" }));
        (await _server.Client.Get("/api/datasets")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Another_ones_token_an_old_one_and_one_for_others_are_refused()
    {
        using var other = RSA.Create(2048);
        foreach (var token in new[] { Token("regressor-admin", signedBy: other), Token("regressor-admin", minutes: -10), Token("regressor-admin", audience: "mail"), "not.a.token" })
        {
            _server.Client.Use(token);
            (await _server.Client.Get("/api/datasets")).Status.ShouldBe(401);
        }
    }

    private string Token(string role, RSA? signedBy = null, int minutes = 10, string audience = Audience, Dictionary<string, object>? claims = null)
    {
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = audience,
            IssuedAt = now.AddMinutes(-20),
            NotBefore = now.AddMinutes(-20),
            Expires = now.AddMinutes(minutes),
            Claims = new Dictionary<string, object>(claims ?? []) { ["sub"] = "42", ["name"] = "Jane", ["roles"] = new[] { role } },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(signedBy ?? _rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        });
    }
}
