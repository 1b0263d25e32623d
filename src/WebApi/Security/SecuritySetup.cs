using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Regressor.Application.Abstractions;
using Regressor.Domain.Security;
using Regressor.Infrastructure.Security;

namespace Regressor.WebApi.Security;

internal static class SecuritySetup
{
    /// <summary>Picks the way a request says who it comes from.</summary>
    private const string Chosen = "Chosen";

    private const string CookieName = "regressor";
    private static readonly TimeSpan SignedIn = TimeSpan.FromHours(12);

    /// <summary>Settings: the section Security.</summary>
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Security").Get<SecurityOptions>() ?? new SecurityOptions();
        options.IsExposed = SecurityOptions.AnyBeyondLoopback(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(options).AddSingleton<Access>().AddSingleton<KeyChecks>().AddSingleton<QuickPass>();

        // Authorization does not see whom QuickPass let in.
        services.Configure<RouteOptions>(routes => routes.SuppressCheckForUnhandledSecurityMetadata = true);
        services.AddSingleton<IAuthorizationHandler, ScopeAuthorization>().AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();

        // Cookies that were given before a restart stay good.
        services.AddDataProtection().SetApplicationName("Regressor").PersistCookieKeys(builder.Configuration);
        services.AddAntiforgery(antiforgery => antiforgery.HeaderName = "X-XSRF-TOKEN");
        var authentication = services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, policy => policy.ForwardDefaultSelector = context => Choose(context.Request, options.Oidc))
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = CookieName;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.ExpireTimeSpan = SignedIn;
                cookie.SlidingExpiration = true;
                cookie.Events.OnRedirectToLogin = context => Refuse(context.Response, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context => Refuse(context.Response, StatusCodes.Status403Forbidden);
                cookie.Events.OnValidatePrincipal = StillGoodAsync;
            });
        if (options.Oidc.Authority is not null) authentication.AddJwtBearer(jwt => Configure(jwt, options.Oidc));
        services.AddAuthorization(authorization =>
        {
            foreach (var scope in Enum.GetValues<AccessScope>())
                authorization.AddPolicy(scope.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(scope)));
        });
    }

    /// <summary>Finds out who asks, and refuses who may not.</summary>
    public static void UseCallers(this WebApplication app)
    {
        var quickPass = app.Services.GetRequiredService<QuickPass>();
        app.UseWhen(context => !quickPass.LetsIn(context), others => others.UseAuthentication().UseAuthorization());

        // Else the host puts both before everything, because it does not see them in a branch.
        var properties = ((IApplicationBuilder)app).Properties;
        properties["__AuthenticationMiddlewareSet"] = properties["__AuthorizationMiddlewareSet"] = true;
    }

    private static string Choose(HttpRequest request, OpenIdConnectSettings oidc)
    {
        if (KeyAuthentication.Sent(request) is not null) return KeyAuthentication.Name;
        if (oidc.Authority is not null && request.Headers.Authorization.Count > 0) return JwtBearerDefaults.AuthenticationScheme;
        return request.Cookies.ContainsKey(CookieName) ? CookieAuthenticationDefaults.AuthenticationScheme : KeyAuthentication.Name;
    }

    private static Task Refuse(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>A revoked key's cookie is worth nothing.</summary>
    private static async Task StillGoodAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.KeyId() is not { } id || context.HttpContext.RequestServices.GetRequiredService<IKeyring>().Find(id) is not null) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private static void Configure(JwtBearerOptions jwt, OpenIdConnectSettings oidc)
    {
        jwt.Authority = oidc.Authority;
        jwt.Audience = oidc.Audience;
        jwt.MapInboundClaims = false;
        jwt.TokenValidationParameters.ValidateAudience = oidc.Audience is not null;
        jwt.TokenValidationParameters.NameClaimType = "name";

        // On this machine only, for trying it out.
        jwt.RequireHttpsMetadata = !new Uri(oidc.Authority!).IsLoopback;
        jwt.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                var roles = context.Principal!.FindAll(oidc.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
                (string Role, AccessScope Scope)[] known = [(oidc.PredictRole, AccessScope.Predict), (oidc.WriteRole, AccessScope.Write), (oidc.AdminRole, AccessScope.Admin)];

                // A token's own scopes are about other things.
                var identity = new System.Security.Claims.ClaimsIdentity(
                    context.Principal!.Claims.Where(claim => claim.Type is not ("scope" or "dataset" or "key")), JwtBearerDefaults.AuthenticationScheme, "name", null);
                identity.AddClaims(known.Where(pair => roles.Contains(pair.Role)).Select(pair => Caller.Scoped(pair.Scope)));
                context.Principal = new System.Security.Claims.ClaimsPrincipal(identity);
                return Task.CompletedTask;
            },
        };
    }
}
