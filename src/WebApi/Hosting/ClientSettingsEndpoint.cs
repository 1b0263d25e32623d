using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application.Files;
using Regressor.Application.Retention;
using Regressor.Infrastructure;

namespace Regressor.WebApi.Hosting;

/// <summary>Returns the settings that the page needs. Nothing is stored, so there is no use case.</summary>
internal static class ClientSettingsEndpoint
{
    /// <param name="api">The group of the API.</param>
    /// <param name="tensorBoard">Settings of TensorBoard.</param>
    /// <param name="retention">What the server deletes.</param>
    /// <param name="formats">File formats that the page may upload and request.</param>
    /// <exception cref="RefusalException">A setting is invalid.</exception>
    public static void MapSettings(this IEndpointRouteBuilder api, TensorBoardOptions tensorBoard, RetentionPolicy retention, TabularFormats formats)
    {
        var settings = new SettingsResponse(TensorBoardUrl(tensorBoard.Url), [.. formats.All.Select(FileFormatResponse.Of)], retention.TrashDays);
        api.MapGet("/settings", Ok<SettingsResponse> () => TypedResults.Ok(settings))
            .WithTags("Settings").WithName("getSettings").WithSummary("Returns the server settings that clients need.");
    }

    /// <summary>Accepts only addresses that a page may link to: not, for example, a script.</summary>
    private static Uri? TensorBoardUrl(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        return Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new RefusalException($"The setting {TensorBoardOptions.Section}:{nameof(TensorBoardOptions.Url)} must be an address such as http://localhost:6006, not '{value}'.");
    }
}

/// <param name="TensorBoardUrl">Address that shows the curves of all training runs side by side; null where no TensorBoard is set up.</param>
/// <param name="FileFormats">File formats for rows, the default first: each can be imported, predicted and exported.</param>
/// <param name="TrashDays">Days that deleted datasets stay in the trash; 0 if they are deleted permanently at once.</param>
internal sealed record SettingsResponse(Uri? TensorBoardUrl, IReadOnlyList<FileFormatResponse> FileFormats, int TrashDays);

/// <param name="Name">Name of the format.</param>
/// <param name="MediaTypes">Media types of such files.</param>
/// <param name="Extensions">File name extensions, without the dot.</param>
/// <param name="HasHeader">True if a dataset can be created from such a file.</param>
internal sealed record FileFormatResponse(string Name, IReadOnlyList<string> MediaTypes, IReadOnlyList<string> Extensions, bool HasHeader)
{
    public static FileFormatResponse Of(ITabularFormat format) => new(format.Name, format.MediaTypes, format.Extensions, format.HasHeader);
}

/// <summary>Settings of the section TensorBoard.</summary>
internal sealed class TensorBoardOptions
{
    public const string Section = "TensorBoard";

    /// <summary>Address of a TensorBoard that shows the event files; null where none is set up.</summary>
    public string? Url { get; set; }
}
