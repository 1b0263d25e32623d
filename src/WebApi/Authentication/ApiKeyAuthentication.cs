using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Regressor.Domain.Security;
using Regressor.WebApi.Authorization;

namespace Regressor.WebApi.Authentication;

/// <summary>Authenticates callers by the API key they send, and accepts callers without one as long as anonymous access is open.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AnonymousAccessPolicy access, ApiKeyVerifier checks)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Key", Header = "X-Api-Key", Bearer = "Bearer ";

    public static readonly ClaimsPrincipal Anonymous = CallerClaims.Anonymous(Name);

    /// <summary>Returns the API key that the request carries; null if it carries none.</summary>
    public static string? Sent(HttpRequest request)
    {
        if (request.Headers[Header] is [{ } key]) return key;
        return request.Headers.Authorization is [{ } authorization] && authorization.StartsWith(Bearer + ApiKey.Prefix, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..]
            : null;
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        if (Sent(Request) is not { } text) return access.IsOpen ? Success(Anonymous) : AuthenticateResult.NoResult();
        return checks.Check(text, Context.Connection.RemoteIpAddress) is { } key ? Success(checks.PrincipalOf(key)) : AuthenticateResult.Fail("This key is unknown or revoked.");
    }

    private static AuthenticateResult Success(ClaimsPrincipal caller) => AuthenticateResult.Success(new AuthenticationTicket(caller, Name));
}
