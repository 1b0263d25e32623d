using Microsoft.AspNetCore.Http.Features;

namespace Regressor.WebApi.Middleware;

/// <summary>Refuses compressed bodies with a clear message, before anything misreads them: the server does not decompress.</summary>
internal static class EncodedBodies
{
    private const string Plain = "identity";

    public static void UseEncodingRefusal(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var encodings = context.Request.Headers.ContentEncoding;
        return encodings.Count == 0 || encodings.All(encoding => Plain.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is false
                ? next(context)
                : throw new BadHttpRequestException(
                    $"The body must be sent without Content-Encoding, not with '{encodings}'.", StatusCodes.Status415UnsupportedMediaType);
    });
}
