using Microsoft.AspNetCore.Http.Features;

namespace Regressor.WebApi.Middleware;

/// <summary>No body that is sent compressed is unpacked here: it is refused in words, before somebody takes it for what it is not.</summary>
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
                    $"The body must be sent as it is, without the Content-Encoding '{encodings}'.", StatusCodes.Status415UnsupportedMediaType);
    });
}
