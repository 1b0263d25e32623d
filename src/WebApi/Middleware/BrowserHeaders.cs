namespace Regressor.WebApi.Middleware;

/// <summary>Tells browsers what a page from here may do: nothing but its own scripts runs, nobody puts it into a frame.</summary>
internal static class BrowserHeaders
{
    // Component styles are put into the document by the page's own scripts.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The reference of the API starts by a script within its page. It shows no data.</summary>
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
                // What is data is kept by no cache: those on the way do not know that X-Api-Key makes an answer one caller's.
                headers.CacheControl = "no-store";
            }
            else
            {
                // What is data is shown by no browser as a page.
                headers.ContentSecurityPolicy = path.StartsWithSegments("/scalar") ? ReferencePolicy : Policy;
                headers["Referrer-Policy"] = "same-origin";
            }

            return next(context);
        });
    }
}
