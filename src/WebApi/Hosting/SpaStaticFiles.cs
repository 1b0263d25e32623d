using System.Text.RegularExpressions;
using Microsoft.AspNetCore.ResponseCompression;

namespace Regressor.WebApi.Hosting;

/// <summary>The page's files, and how little of them goes over the wire.</summary>
internal static partial class SpaStaticFiles
{
    private const string ForEver = "public, max-age=31536000, immutable";

    public static IServiceCollection AddCompression(this IServiceCollection services) =>
        services.AddResponseCompression(options =>
        {
            // No answer holds a secret beside what a stranger could have put there (BREACH): tokens travel in headers only.
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

        // Every address outside the APIs is one of the page's own; an unknown one there stays an error.
        app.MapFallbackToFile("", "index.html", Always());
        app.MapFallbackToFile("{*path:nonfile:regex(^(?!(api|v2|health|metrics|openapi|scalar)(/|$)))}", "index.html", Always());
    }

    /// <summary>Names the files of the version that is running: an old one would ask for files that are gone.</summary>
    private static StaticFileOptions Always() => new() { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" };

    /// <summary>As the page's build names what never changes under its name.</summary>
    [GeneratedRegex(@"-[A-Za-z0-9_-]{8}\.(js|css|woff2)$")]
    private static partial Regex Hashed();
}
