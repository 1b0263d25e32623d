using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Regressor.Domain;
using Regressor.Domain.Security;
using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.Authorization;

internal sealed record ScopeRequirement(AccessScope Scope) : IAuthorizationRequirement;

/// <summary>Requires the scope and, where the caller may see one dataset only, an address of that dataset.</summary>
internal sealed class ScopeAuthorization : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (context.User.Scope() is { } scope && scope >= requirement.Scope && MaySee(context.User.Dataset(), context.Resource as HttpContext)) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    public static bool MaySee(string? only, HttpContext? http)
    {
        if (only is null) return true;
        if (http is null) return false;
        var asked = (http.GetRouteValue("dataset") ?? http.GetRouteValue("model")) as string;
        var operation = http.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "";
        return asked is null ? RequiredScopes.OfNoDataset.Contains(operation) : asked == only && !RequiredScopes.BeyondItsDataset.Contains(operation);
    }
}

/// <summary>Reports what a caller lacks.</summary>
internal sealed class AuthorizationProblemHandler : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);
        if (authorizeResult.Challenged)
        {
            throw new AccessException(
                StatusCodes.Status401Unauthorized,
                ProblemCodes.Unauthenticated,
                "Send a valid API key as 'Authorization: Bearer rgr_…'. A key that was sent is unknown or revoked; a provider's token has expired or is for another audience.");
        }

        var needed = policy.Requirements.OfType<ScopeRequirement>().Single().Scope;
        var scope = context.User.Scope();
        throw new AccessException(
            StatusCodes.Status403Forbidden,
            ProblemCodes.Forbidden,
            scope >= needed ? $"This key is only valid for the dataset '{context.User.Dataset()}'." : $"This request requires the scope '{Name(needed)}'; the caller has '{Name(scope)}'.");
    }

    private static string Name(AccessScope? scope) => scope?.ToString().ToLowerInvariant() ?? "none";
}

/// <summary>Thrown where a caller lacks permission for its request.</summary>
internal sealed class AccessException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>Time after which the request may succeed, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
