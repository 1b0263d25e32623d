using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Regressor.Application.Abstractions;
using Regressor.Domain.Security;

namespace Regressor.WebApi.Security;

/// <summary>What every write needs: that a browser's was meant, and an entry in the audit log that is stored with it.</summary>
internal sealed class Writes(RequestDelegate next, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || context.GetEndpoint() is not { } endpoint
            ? next(context)
            : WriteAsync(context, endpoint);

    private async Task WriteAsync(HttpContext context, Endpoint endpoint)
    {
        var byCookie = context.User.Identity?.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme;
        if (byCookie && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            throw new AccessException(StatusCodes.Status400BadRequest, "antiforgery", "The page's token for writing is missing or outdated. Load the page again.");

        var operation = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "";
        if (RequiredScopes.ByOperation.TryGetValue(operation, out var scope) && scope > AccessScope.Predict)
        {
            // Without the query: what it filters by are the data's values, which are to be gone when they are deleted.
            var entry = AuditEntry.Create(time.GetUtcNow(), context.User.Who(), operation, context.Request.Path);
            context.RequestServices.GetRequiredService<IAuditLog>().Note(entry);
        }

        await next(context);
    }
}
