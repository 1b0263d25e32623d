using System.Text.RegularExpressions;
using Microsoft.AspNetCore.ResponseCompression;

namespace Regressor.WebApi.Hosting;

/// <summary>Serves the page's files with little network traffic.</summary>
internal static partial class SpaStaticFiles
{
    private const string ForEver = "public, max-age=31536000, immutable";

    public static IServiceCollection AddCompression(this IServiceCollection services) =>
        services.AddResponseCompression(options =>
        {
            // Compression is safe (BREACH): no response contains a secret next to text that a stranger could have put there. Tokens travel
            // in headers only.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "text/csv"];
        });

    public static void MapPageFiles(this IEndpointRouteBuilder app)
    {
        app.MapStaticAssets().Add(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } path, RequestDelegate: { } serve } || !Hashed().IsMatch(path)) return;
            endpoint.RequestDelegate = context =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.CacheControl = ForEver;
                    return Task.CompletedTask;
                });
                return serve(context);
            };
        });

        // Every address outside the APIs belongs to the page; an unknown address within them stays an error.
        app.MapFallbackToFile("", "index.html", Always());
        app.MapFallbackToFile("{*path:nonfile:regex(^(?!(api|v2|health|metrics|openapi|scalar)(/|$)))}", "index.html", Always());
    }

    /// <summary>
    /// Makes browsers revalidate a file that names the files of the running version: an old copy would request files that are gone.
    /// </summary>
    private static StaticFileOptions Always() => new() { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" };

    /// <summary>Matches the names that the page's build gives to files that never change.</summary>
    [GeneratedRegex(@"-[A-Za-z0-9_-]{8}\.(js|css|woff2)$")]
    private static partial Regex Hashed();
}
