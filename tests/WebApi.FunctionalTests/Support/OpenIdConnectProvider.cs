using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>An OpenID Connect provider for tests, over a real network: it signs Jane in without asking.</summary>
internal sealed class OpenIdConnectProvider : IAsyncDisposable
{
    public const string ClientId = "regressor-page", ClientSecret = "hush", Audience = "regressor";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Redirect, string Nonce, string Challenge)> _codes = new();

    public OpenIdConnectProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Authority,
            jwks_uri = $"{Authority}/keys",
            authorization_endpoint = $"{Authority}/authorize",
            token_endpoint = $"{Authority}/token",
            userinfo_endpoint = $"{Authority}/user",
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = "one" });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig", alg = "RS256" } } });
        });
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", RedeemAsync);
        _app.MapGet("/user", () => Results.Json(new { sub = "42", roles = RolesOfUser }));
    }

    /// <summary>Address of the provider, after <see cref="StartAsync"/>.</summary>
    public string Authority => _app.Urls.First();

    /// <summary>Claims in the tokens of a sign-in.</summary>
    public string[] RolesOfToken { get; set; } = [];

    /// <summary>Claims in the user-info response.</summary>
    public string[] RolesOfUser { get; set; } = [];

    /// <summary>True if Jane denies the sign-in.</summary>
    public bool Declines { get; set; }

    /// <summary>Token that replaces the right one in a sign-in.</summary>
    public string? ForgedNonce { get; set; }

    public Task StartAsync() => _app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    public string Token(string[] roles, RSA? signedBy = null, int minutes = 10, string audience = Audience, Dictionary<string, object>? claims = null)
    {
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = audience,
            IssuedAt = now.AddMinutes(-20),
            NotBefore = now.AddMinutes(-20),
            Expires = now.AddMinutes(minutes),
            Claims = new Dictionary<string, object>(claims ?? []) { ["sub"] = "42", ["name"] = "Jane", ["roles"] = roles },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(signedBy ?? _rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        });
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        var back = $"{asked["redirect_uri"]}?state={Uri.EscapeDataString(asked["state"]!)}";
        if (Declines) return Results.Redirect($"{back}&error=access_denied");
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256") return Results.BadRequest();
        var code = Guid.NewGuid().ToString();
        _codes[code] = (asked["redirect_uri"]!, asked["nonce"]!, asked["code_challenge"]!);
        return Results.Redirect($"{back}&code={code}");
    }

    private async Task<IResult> RedeemAsync(HttpRequest request)
    {
        var sent = await request.ReadFormAsync();
        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(sent["code_verifier"].ToString())));
        var isGood = _codes.TryRemove(sent["code"].ToString(), out var known)
            && known.Redirect == sent["redirect_uri"]
            && known.Challenge == verifier
            && sent["client_secret"] == ClientSecret;
        if (!isGood) return Results.BadRequest(new { error = "invalid_grant" });
        return Results.Json(new
        {
            token_type = "Bearer",
            expires_in = 600,
            access_token = "opaque",
            id_token = Token(RolesOfToken, audience: ClientId, claims: new() { ["nonce"] = ForgedNonce ?? known.Nonce }),
        });
    }
}
