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

/// <summary>An OpenID Connect provider vouches for programs, by the tokens they send, and for people, whom browsers send to it and back.</summary>
internal static class OidcAuthentication
{
    public const string TokenScheme = JwtBearerDefaults.AuthenticationScheme, SignInScheme = OpenIdConnectDefaults.AuthenticationScheme;

    /// <summary>Where the provider sends browsers back to; it must know the address beforehand.</summary>
    public const string CallbackPath = "/api/session/provider/callback";

    /// <summary>The pages that browsers see who said no there, and after a sign-in that went wrong.</summary>
    public const string SignInPage = "/access", FailedPage = SignInPage + "?signIn=failed";

    /// <summary>Under which claims a person's name is looked for, in this order.</summary>
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

        // Some providers tell the roles at the one place, some at the other.
        code.GetClaimsFromUserInfoEndpoint = true;
        foreach (var claim in NameClaims.Append(oidc.RoleClaim)) code.ClaimActions.MapJsonKey(claim, claim);

        // What comes back by a link brings cookies along that what is posted from another site does not.
        code.ResponseMode = OpenIdConnectResponseMode.Query;
        code.CorrelationCookie.SameSite = code.NonceCookie.SameSite = SameSiteMode.Lax;
        code.CorrelationCookie.SecurePolicy = code.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        code.Events.OnTicketReceived = context =>
        {
            // Roles that the provider takes away end with the cookie at the latest: using the page does not make it last longer.
            context.Principal = CallerOf(context.Principal!, oidc, CookieAuthenticationDefaults.AuthenticationScheme);
            context.Properties!.ExpiresUtc = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + signedIn;
            context.Properties.AllowRefresh = false;
            context.HttpContext.RequestServices.GetRequiredService<Accesses>().Note(context.Principal.Who(), "signInByProvider", context.Request.Path);
            return Task.CompletedTask;
        };
        code.Events.OnAccessDenied = context => GoOn(context, SignInPage);
        code.Events.OnRemoteFailure = context =>
        {
            LoggerOf(context.HttpContext).LogWarning("A browser came back from the provider and could not be signed in: {Reason}", LogText.Of(context.Failure));
            return GoOn(context, FailedPage);
        };
    }

    public static ILogger LoggerOf(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OidcAuthentication));

    /// <summary>
    /// The framework writes all that a browser brings back into the log, in dozens of lines, and anybody may pretend to come back. What is
    /// worth knowing of it is told here. Settings may ask for its own words.
    /// </summary>
    private static void QuietHandler(LoggerFilterOptions logging) =>
        logging.Rules.Insert(0, new LoggerFilterRule(null, typeof(OpenIdConnectHandler).FullName, LogLevel.None, null));

    private static Task GoOn(HandleRequestContext<RemoteAuthenticationOptions> context, string page)
    {
        context.Response.Redirect(page);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>Nothing but who it is and what its roles allow: what else a token claims is about other things.</summary>
    private static ClaimsPrincipal CallerOf(ClaimsPrincipal vouched, OpenIdConnectSettings oidc, string scheme)
    {
        var roles = vouched.FindAll(oidc.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        (string Role, AccessScope Scope)[] known = [(oidc.PredictRole, AccessScope.Predict), (oidc.WriteRole, AccessScope.Write), (oidc.AdminRole, AccessScope.Admin)];
        var subject = vouched.FindFirstValue("sub") ?? "";
        var name = NameClaims.Select(vouched.FindFirstValue).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? subject;
        return CallerClaims.Of(subject, name, known.Where(pair => roles.Contains(pair.Role)).Select(pair => pair.Scope), scheme);
    }
}
