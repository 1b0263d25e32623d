namespace Regressor.WebApi.Middleware;

/// <summary>Sends headers that restrict the page in browsers: only its own scripts run, and no other site may frame it.</summary>
internal static class BrowserHeaders
{
    // Inline styles are allowed because the page's own scripts insert the components' styles into the document.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Policy for the API reference, which starts by an inline script. It shows no data.</summary>
    private static readonly string ReferencePolicy = Policy.Replace("script-src 'self'", "script-src 'self' 'unsafe-inline'", StringComparison.Ordinal);

    public static void UseBrowserHeaders(this WebApplication app)
    {
        app.UseHsts();
        app.Use((context, next) =>
        {
            var (path, headers) = (context.Request.Path, context.Response.Headers);
            headers.XContentTypeOptions = "nosniff";

            if (path.StartsWithSegments("/api") || path.StartsWithSegments("/v2") || path.StartsWithSegments("/metrics"))
            {
                // No cache may store data: intermediate caches do not know that X-Api-Key makes a response specific to one caller.
                headers.CacheControl = "no-store";
            }
            else
            {
                // Only pages get a policy: browsers never show data as a page.
                headers.ContentSecurityPolicy = path.StartsWithSegments("/scalar") ? ReferencePolicy : Policy;
                headers["Referrer-Policy"] = "same-origin";
            }

            return next(context);
        });
    }
}
