using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Regressor.Domain.Security;
using Regressor.WebApi.Audit;
using Regressor.WebApi.Hosting;

namespace Regressor.WebApi.Authentication;

/// <summary>
/// Sets up an OpenID Connect provider, which vouches for programs by their tokens and for people by redirecting their browsers.
/// </summary>
internal static class OidcAuthentication
{
    public const string TokenScheme = JwtBearerDefaults.AuthenticationScheme, SignInScheme = OpenIdConnectDefaults.AuthenticationScheme;

    /// <summary>Path to which the provider redirects browsers; it must be registered with the provider.</summary>
    public const string CallbackPath = "/api/session/provider/callback";

    /// <summary>Pages shown to browsers after a sign-in was declined, and after one that failed.</summary>
    public const string SignInPage = "/access", FailedPage = SignInPage + "?signIn=failed";

    /// <summary>Claims that may contain a person's name, in order of preference.</summary>
    private static readonly string[] NameClaims = ["name", "preferred_username", "email"];

    public static void AddProvider(this AuthenticationBuilder authentication, OpenIdConnectSettings oidc, TimeSpan signedIn)
    {
        if (oidc.Authority is null) return;
        authentication.AddJwtBearer(TokenScheme, jwt => Configure(jwt, oidc));
        if (!oidc.SignsIn) return;
        authentication.AddOpenIdConnect(SignInScheme, code => Configure(code, oidc, signedIn));
        authentication.Services.PostConfigure<LoggerFilterOptions>(QuietHandler);
    }

    private static void Configure(JwtBearerOptions jwt, OpenIdConnectSettings oidc)
    {
        jwt.Authority = oidc.Authority;
        jwt.RequireHttpsMetadata = !oidc.IsOnThisMachine;
        jwt.Audience = oidc.Audience;
        jwt.MapInboundClaims = false;
        jwt.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                context.Principal = CallerOf(context.Principal!, oidc, TokenScheme);
                return Task.CompletedTask;
            },
        };
    }

    private static void Configure(OpenIdConnectOptions code, OpenIdConnectSettings oidc, TimeSpan signedIn)
    {
        code.Authority = oidc.Authority;
        code.RequireHttpsMetadata = !oidc.IsOnThisMachine;
        code.ClientId = oidc.ClientId;
        code.ClientSecret = oidc.ClientSecret;
        code.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        code.ResponseType = OpenIdConnectResponseType.Code;
        code.CallbackPath = CallbackPath;
        code.SignedOutCallbackPath = code.RemoteSignOutPath = PathString.Empty;
        code.MapInboundClaims = false;

        // Some providers put the roles in the ID token, others in the user info.
        code.GetClaimsFromUserInfoEndpoint = true;
        foreach (var claim in NameClaims.Append(oidc.RoleClaim)) code.ClaimActions.MapJsonKey(claim, claim);

        // A redirect by link carries the cookies; a form posted from another site does not.
        code.ResponseMode = OpenIdConnectResponseMode.Query;
        code.CorrelationCookie.SameSite = code.NonceCookie.SameSite = SameSiteMode.Lax;
        code.CorrelationCookie.SecurePolicy = code.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        code.Events.OnTicketReceived = context =>
        {
            // Roles that the provider revokes end with the cookie at the latest: using the page does not extend it.
            context.Principal = CallerOf(context.Principal!, oidc, CookieAuthenticationDefaults.AuthenticationScheme);
            context.Properties!.ExpiresUtc = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + signedIn;
            context.Properties.AllowRefresh = false;
            context.HttpContext.RequestServices.GetRequiredService<Accesses>().Note(context.Principal.Who(), "signInByProvider", context.Request.Path);
            return Task.CompletedTask;
        };
        code.Events.OnAccessDenied = context => GoOn(context, SignInPage);
        code.Events.OnRemoteFailure = context =>
        {
            LoggerOf(context.HttpContext).LogWarning("Sign-in with the OpenID Connect provider failed: {Reason}", LogText.Of(context.Failure));
            return GoOn(context, FailedPage);
        };
    }

    public static ILogger LoggerOf(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OidcAuthentication));

    /// <summary>
    /// Silences the framework's handler, which logs everything a browser brings back in dozens of lines, and anybody may pretend to come
    /// back. This class logs what is worth knowing. Settings may turn the framework's own messages on.
    /// </summary>
    private static void QuietHandler(LoggerFilterOptions logging) =>
        logging.Rules.Insert(0, new LoggerFilterRule(null, typeof(OpenIdConnectHandler).FullName, LogLevel.None, null));

    private static Task GoOn(HandleRequestContext<RemoteAuthenticationOptions> context, string page)
    {
        context.Response.Redirect(page);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>Keeps only the identity and what its roles allow: a token's other claims are about other things.</summary>
    private static ClaimsPrincipal CallerOf(ClaimsPrincipal vouched, OpenIdConnectSettings oidc, string scheme)
    {
        var roles = vouched.FindAll(oidc.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        (string Role, AccessScope Scope)[] known = [(oidc.PredictRole, AccessScope.Predict), (oidc.WriteRole, AccessScope.Write), (oidc.AdminRole, AccessScope.Admin)];
        var subject = vouched.FindFirstValue("sub") ?? "";
        var name = NameClaims.Select(vouched.FindFirstValue).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? subject;
        return CallerClaims.Of(subject, name, known.Where(pair => roles.Contains(pair.Role)).Select(pair => pair.Scope), scheme);
    }
}
