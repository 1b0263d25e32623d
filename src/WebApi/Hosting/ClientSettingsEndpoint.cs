using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application.Files;
using Regressor.Infrastructure;

namespace Regressor.WebApi.Hosting;

/// <summary>How the server was set up, as far as the page must know: no use case, nothing of it is stored.</summary>
internal static class ClientSettingsEndpoint
{
    /// <param name="api">The group of the API.</param>
    /// <param name="tensorBoard">Where a TensorBoard runs.</param>
    /// <param name="formats">The formats of files that the page may send and ask for.</param>
    /// <exception cref="RefusalException">A setting makes no sense.</exception>
    public static void MapSettings(this IEndpointRouteBuilder api, TensorBoardOptions tensorBoard, TabularFormats formats)
    {
        var settings = new SettingsResponse(TensorBoardUrl(tensorBoard.Url), [.. formats.All.Select(FileFormatResponse.Of)]);
        api.MapGet("/settings", Ok<SettingsResponse> () => TypedResults.Ok(settings))
            .WithTags("Settings").WithName("getSettings").WithSummary("What the page must know of how the server was set up");
    }

    /// <summary>Only what a page may link to: not, say, a script.</summary>
    private static Uri? TensorBoardUrl(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        return Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new RefusalException($"The setting {TensorBoardOptions.Section}:{nameof(TensorBoardOptions.Url)} must be an address such as http://localhost:6006, not '{value}'.");
    }
}

/// <param name="TensorBoardUrl">Where the curves of all trainings can be seen side by side; null where no TensorBoard is set up.</param>
/// <param name="FileFormats">The formats of files with rows, the default one first: all are imported, predicted and exported.</param>
internal sealed record SettingsResponse(Uri? TensorBoardUrl, IReadOnlyList<FileFormatResponse> FileFormats);

/// <param name="Name">The name of the format.</param>
/// <param name="MediaTypes">The media types of such files.</param>
/// <param name="Extensions">The endings of file names, without the dot.</param>
/// <param name="HasHeader">Whether a dataset can be created from such a file.</param>
internal sealed record FileFormatResponse(string Name, IReadOnlyList<string> MediaTypes, IReadOnlyList<string> Extensions, bool HasHeader)
{
    public static FileFormatResponse Of(ITabularFormat format) => new(format.Name, format.MediaTypes, format.Extensions, format.HasHeader);
}

/// <summary>The section TensorBoard of the settings.</summary>
internal sealed class TensorBoardOptions
{
    public const string Section = "TensorBoard";

    /// <summary>Address of a TensorBoard that shows the event files; null where none is set up.</summary>
    public string? Url { get; set; }
}
