using System.ComponentModel;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Domain;
using Regressor.Domain.Security;
using Regressor.WebApi.Audit;
using Regressor.WebApi.Authorization;

namespace Regressor.WebApi.Authentication;

/// <summary>Signs a browser in once, with a key or through the provider, and issues a cookie that no script can read.</summary>
internal static class CookieSession
{
    /// <summary>Cookie that the page's scripts read and send back as a header, which another site's scripts cannot do.</summary>
    private const string WriteToken = "XSRF-TOKEN";

    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Security").AllowAnonymous();
        session.MapGet("/", Get).WithName("getSession").WithSummary("Returns the caller's identity and the authentication requirement.");
        session.MapPost("/", SignIn).WithName("signIn").WithSummary("Signs a browser in with an API key.")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        session.MapGet("/provider", SignInByProvider).WithName("signInByProvider").WithSummary("Redirects a browser to the OpenID Connect provider for sign-in.")
            .Produces(StatusCodes.Status302Found).ProducesProblem(StatusCodes.Status404NotFound);
        session.MapDelete("/", SignOut).WithName("signOut").WithSummary("Signs a browser out.");
    }

    public static Ok<SessionResponse> Get(HttpContext context, IAntiforgery antiforgery)
    {
        if (IsByCookie(context)) GiveWriteToken(context, antiforgery);
        return TypedResults.Ok(SessionResponse.Of(context));
    }

    public static async Task<Ok<SessionResponse>> SignIn(SignInRequest body, HttpContext context, ApiKeyVerifier checks, Accesses accesses, IAntiforgery antiforgery)
    {
        var key = checks.Check(body.Key ?? "", context.Connection.RemoteIpAddress)
            ?? throw new AccessException(StatusCodes.Status401Unauthorized, ProblemCodes.Unauthenticated, "This key is unknown or revoked.");
        context.User = CallerClaims.SignedInWith(key, CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, context.User);
        accesses.Note(context.User.Who(), "signIn", context.Request.Path);
        GiveWriteToken(context, antiforgery);
        return TypedResults.Ok(SessionResponse.Of(context));
    }

    public static async Task<EmptyHttpResult> SignInByProvider(
        [Description("Path to return to after sign-in, '/…'")] string? returnTo, HttpContext context, SecurityOptions security)
    {
        if (!security.Oidc.SignsIn) throw new AccessException(StatusCodes.Status404NotFound, ProblemCodes.NoProvider, "This server has no OpenID Connect provider for browsers. Sign in with an API key.");
        returnTo ??= "/";
        if (!RedirectHttpResult.IsLocalUrl(returnTo)) throw new ValidationException([new ValidationFailure(nameof(returnTo), "'returnTo' must be a path of this server, '/…'.")]);
        try
        {
            await context.ChallengeAsync(OidcAuthentication.SignInScheme, new AuthenticationProperties { RedirectUri = returnTo });
        }
        catch (InvalidOperationException away)
        {
            OidcAuthentication.LoggerOf(context).LogError(away, "The OpenID Connect provider cannot be reached");
            context.Response.Redirect(OidcAuthentication.FailedPage);
        }

        return TypedResults.Empty;
    }

    public static async Task<NoContent> SignOut(HttpContext context, CancellationToken cancellationToken)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        context.Response.Cookies.Delete(WriteToken);
        return TypedResults.NoContent();
    }

    private static bool IsByCookie(HttpContext context) => context.User.Identity?.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme;

    private static void GiveWriteToken(HttpContext context, IAntiforgery antiforgery) => context.Response.Cookies.Append(
        WriteToken, antiforgery.GetAndStoreTokens(context).RequestToken!, new CookieOptions { SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps });
}

/// <param name="Key">Text of the key, 'rgr_…'.</param>
internal sealed record SignInRequest(string? Key);

/// <param name="Name">Name of the key or the user; null if the caller is anonymous.</param>
/// <param name="Scope">Scope of the caller; null if it may do nothing.</param>
/// <param name="Dataset">The only dataset that the caller may see; null for all.</param>
/// <param name="MustSignIn">True if callers must authenticate.</param>
/// <param name="Provider">Name of the provider that browsers can sign in with, besides keys; null if none is set up.</param>
internal sealed record SessionResponse(string? Name, AccessScope? Scope, string? Dataset, bool MustSignIn, string? Provider)
{
    public static SessionResponse Of(HttpContext context)
    {
        var services = context.RequestServices;
        return new(
            context.User.Identity?.Name,
            context.User.Scope(),
            context.User.Dataset(),
            !services.GetRequiredService<AnonymousAccessPolicy>().IsOpen,
            services.GetRequiredService<SecurityOptions>().Oidc.ShownName);
    }
}
