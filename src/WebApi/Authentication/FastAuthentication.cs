using Regressor.WebApi.Authorization;

namespace Regressor.WebApi.Authentication;

/// <summary>
/// Admits callers with a valid key, or without one while anonymous access is open, before authentication and authorization create their
/// services. Those cost a third of a prediction. All other callers go through them, and they also word the refusals.
/// </summary>
internal sealed class FastAuthentication(AnonymousAccessPolicy access, ApiKeyVerifier checks)
{
    public bool LetsIn(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ScopeRequirement>() is not { } requirement) return false;
        if (ApiKeyAuthentication.Sent(context.Request) is { } text)
        {
            if (checks.Find(text, context.Connection.RemoteIpAddress) is not { } key) return false;
            context.User = checks.PrincipalOf(key);
            return key.Scope >= requirement.Scope && ScopeAuthorization.MaySee(key.Dataset, context);
        }

        if (!access.IsOpen || context.Request.Headers.Authorization.Count > 0 || context.Request.Headers.Cookie.Count > 0) return false;
        context.User = ApiKeyAuthentication.Anonymous;
        return true;
    }
}
