using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Regressor.Application.Abstractions;
using Regressor.Application.Security;
using Regressor.Domain.Security;
using Regressor.Infrastructure;
using Regressor.Infrastructure.Security;
using Regressor.WebApi.Audit;
using Regressor.WebApi.Authorization;
using Regressor.WebApi.RateLimiting;

namespace Regressor.WebApi.Authentication;

internal static class SecuritySetup
{
    /// <summary>Scheme that selects how a request is authenticated.</summary>
    private const string Chosen = "Chosen";

    private const string CookieName = "regressor";
    private static readonly TimeSpan SignedIn = TimeSpan.FromHours(12);

    /// <summary>Adds authentication and authorization, with the settings of the section Security.</summary>
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Read<SecurityOptions>(SecurityOptions.Section);
        options.IsExposed = SecurityOptions.AnyBeyondLoopback(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(new KeyPolicy(OnlyKeysLetIn: options.Oidc.Authority is null));
        services.AddSingleton(options).AddSingleton<AnonymousAccessPolicy>().AddSingleton<ApiKeyVerifier>().AddSingleton<FastAuthentication>().AddSingleton<CallerRateLimiter>();
        services.AddHostedService<ExposureCheck>();
        services.AddSingleton<Accesses>().AddHostedService(services => services.GetRequiredService<Accesses>());

        // Authorization does not see the callers that FastAuthentication admitted.
        services.Configure<RouteOptions>(routes => routes.SuppressCheckForUnhandledSecurityMetadata = true);
        services.AddSingleton<IAuthorizationHandler, ScopeAuthorization>().AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationProblemHandler>();

        // Cookies issued before a restart stay valid.
        services.AddDataProtection().SetApplicationName("Regressor").PersistCookieKeys(builder.Configuration);
        services.AddAntiforgery(antiforgery => antiforgery.HeaderName = "X-XSRF-TOKEN");
        services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, policy => policy.ForwardDefaultSelector = context => Choose(context.Request, options.Oidc))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Name, null)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = CookieName;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.ExpireTimeSpan = SignedIn;
                cookie.SlidingExpiration = true;
                cookie.Events.OnRedirectToLogin = context => Refuse(context.Response, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context => Refuse(context.Response, StatusCodes.Status403Forbidden);
                cookie.Events.OnValidatePrincipal = StillGoodAsync;
            })
            .AddProvider(options.Oidc, SignedIn);
        services.AddAuthorization(authorization =>
        {
            foreach (var scope in Enum.GetValues<AccessScope>())
                authorization.AddPolicy(scope.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(scope)));
        });

        // This service would read the cookies' keys at every start, and load all of XML and cryptography for it. The first cookie does so
        // when needed.
        services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
    }

    /// <summary>Authenticates callers, and refuses those who lack permission.</summary>
    public static void UseCallers(this WebApplication app)
    {
        var (access, quickPass) = (app.Services.GetRequiredService<AnonymousAccessPolicy>(), app.Services.GetRequiredService<FastAuthentication>());
        app.Use((context, next) =>
        {
            access.Check(context);
            return next(context);
        });
        app.UseWhen(context => !quickPass.LetsIn(context), others => others.UseAuthentication().UseAuthorization());

        // Otherwise the host puts both before everything, because it does not see them in a branch.
        var properties = ((IApplicationBuilder)app).Properties;
        properties["__AuthenticationMiddlewareSet"] = properties["__AuthorizationMiddlewareSet"] = true;
    }

    private static string Choose(HttpRequest request, OpenIdConnectSettings oidc)
    {
        if (ApiKeyAuthentication.Sent(request) is not null) return ApiKeyAuthentication.Name;
        if (oidc.Authority is not null && request.Headers.Authorization.Count > 0) return OidcAuthentication.TokenScheme;
        return request.Cookies.ContainsKey(CookieName) ? CookieAuthenticationDefaults.AuthenticationScheme : ApiKeyAuthentication.Name;
    }

    private static Task Refuse(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>Rejects the cookie of a revoked key, of a key whose secret differs here, or of a provider that is no longer configured.</summary>
    private static async Task StillGoodAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } caller && IsStillGood(caller, context.HttpContext.RequestServices)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private static bool IsStillGood(ClaimsPrincipal caller, IServiceProvider services) => caller.KeyId() is { } id
        ? services.GetRequiredService<IApiKeyCache>().Find(id) is { } key && caller.IsSignedInWith(key)
        : services.GetRequiredService<SecurityOptions>().Oidc.SignsIn;
}
