using System.Net.Mime;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Net.Http.Headers;
using Regressor.Application.Files;

namespace Regressor.WebApi.Endpoints;

/// <summary>Maps the file formats of requests and responses.</summary>
internal static class FilesWithRows
{
    /// <summary>Media type of a file whose format the caller does not know; the server detects the format.</summary>
    private const string Unknown = MediaTypeNames.Application.Octet;

    public static RouteHandlerBuilder AcceptsRows(this RouteHandlerBuilder endpoint, IEnumerable<ITabularFormat> formats)
    {
        List<string> types = [.. MediaTypesOf(formats), Unknown];
        return endpoint.Accepts<Stream>(types[0], [.. types.Skip(1)]);
    }

    public static RouteHandlerBuilder ProducesRows(this RouteHandlerBuilder endpoint, IEnumerable<ITabularFormat> formats)
    {
        List<string> types = [.. formats.Select(format => format.MediaTypes[0])];
        return endpoint.Produces<Stream>(StatusCodes.Status200OK, types[0], [.. types.Skip(1)]);
    }

    /// <exception cref="BadHttpRequestException">The media type of the body belongs to no format.</exception>
    public static TabularSource SourceOf(this TabularFormats formats, HttpRequest request, FormatHints hints)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.ToString() : "";
        var format = type.Equals(Unknown, StringComparison.OrdinalIgnoreCase) ? formats.Detect(request.Body) : formats.ByMediaType(type);
        return new TabularSource(
            request.Body,
            format ?? throw new BadHttpRequestException(
                $"The body must be one of {string.Join(", ", MediaTypesOf(formats.All))}, or {Unknown}.", StatusCodes.Status415UnsupportedMediaType),
            hints);
    }

    /// <exception cref="ValidationException">No format has this name.</exception>
    public static ITabularFormat Named(this TabularFormats formats, string? name) =>
        name is null ? formats.Default
        : formats.ByName(name) ?? throw new ValidationException(
            [new ValidationFailure("format", $"'format' must be one of {string.Join(", ", formats.All.Select(format => format.Name))}.")]);

    private static IEnumerable<string> MediaTypesOf(IEnumerable<ITabularFormat> formats) => formats.SelectMany(format => format.MediaTypes);
}
