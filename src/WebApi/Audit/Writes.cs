using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Security;
using Regressor.WebApi.Authentication;
using Regressor.WebApi.Authorization;

namespace Regressor.WebApi.Audit;

/// <summary>
/// Checks that a browser intended the write, and stores an audit entry together with it. Also notes downloads of complete data.
/// </summary>
internal sealed class Writes(RequestDelegate next, Accesses accesses)
{
    /// <summary>Determines whether the request changes what is stored.</summary>
    public static bool Includes(HttpContext context) =>
        MayChange(context.Request) && context.GetEndpoint()?.Metadata.GetMetadata<ScopeRequirement>() is { Scope: > AccessScope.Predict };

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint) return next(context);
        if (MayChange(context.Request)) return WriteAsync(context, endpoint);
        if (HttpMethods.IsGet(context.Request.Method) && endpoint.Metadata.GetMetadata<GivesData>() is not null) NoteWhenGiven(context, endpoint);
        return next(context);
    }

    /// <summary>Notes a write with its operation, in place of what was noted of the request before.</summary>
    public static void Note(HttpContext context, string operation)
    {
        // The query is left out: it contains values of the data, which must disappear when the data is deleted.
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        context.RequestServices.GetRequiredService<IAuditLog>().Note(AuditEntry.Create(now, context.User.Who(), operation, context.Request.Path));
    }

    private void NoteWhenGiven(HttpContext context, Endpoint endpoint) => context.Response.OnStarting(() =>
    {
        if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent)
            accesses.Note(context.User.Who(), OperationOf(endpoint), context.Request.Path);
        return Task.CompletedTask;
    });

    private async Task WriteAsync(HttpContext context, Endpoint endpoint)
    {
        var byCookie = context.User.Identity?.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme;
        if (byCookie && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            throw new AccessException(StatusCodes.Status400BadRequest, ProblemCodes.Antiforgery, "The page's antiforgery token is missing or has expired. Reload the page.");

        if (Includes(context))
        {
            if (ReferenceEquals(context.User, ApiKeyAuthentication.Anonymous) && IsOfAnotherSite(context.Request))
                throw new AccessException(StatusCodes.Status403Forbidden, ProblemCodes.OtherSite, "A page of another site sent this request without authentication. Send an API key.");

            Note(context, OperationOf(endpoint));
        }

        await next(context);
    }

    private static string OperationOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName;

    private static bool MayChange(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    /// <summary>
    /// Checks Sec-Fetch-Site and, where it is missing, Origin; only browsers need to send these. Otherwise, where callers need not
    /// authenticate, any page that somebody visits could write.
    /// </summary>
    private static bool IsOfAnotherSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site]) return site is not ("same-origin" or "none");
        return request.Headers.Origin is [{ } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value);
    }
}
