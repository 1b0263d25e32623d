using Microsoft.AspNetCore.Http.HttpResults;

namespace Regressor.WebApi.Endpoints;

internal static class SettingsEndpoints
{
    /// <param name="api">The group of the API.</param>
    /// <param name="tensorBoardUrl">Of a TensorBoard that shows the data directory's logs; null where there is none.</param>
    public static void MapSettings(this IEndpointRouteBuilder api, Uri? tensorBoardUrl) => api.MapGet("/settings", () => Get(tensorBoardUrl))
        .WithTags("Settings").WithName("getSettings").WithSummary("What the page must know of how the server was set up");

    public static Ok<SettingsResponse> Get(Uri? tensorBoardUrl) => TypedResults.Ok(new SettingsResponse(tensorBoardUrl));

    /// <exception cref="InvalidOperationException">It is not an address that a page may link to.</exception>
    public static Uri? TensorBoardUrl(IConfiguration configuration)
    {
        const string Setting = "TensorBoard:Url";
        if (configuration[Setting] is not { Length: > 0 } value) return null;
        return Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new InvalidOperationException($"The setting {Setting} must be an address such as http://localhost:6006, not '{value}'.");
    }
}

/// <param name="TensorBoardUrl">Where the curves of all trainings can be seen side by side; null where no TensorBoard is set up.</param>
internal sealed record SettingsResponse(Uri? TensorBoardUrl);
