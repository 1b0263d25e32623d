using System.Net.Mime;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Net.Http.Headers;
using Regressor.Application.Files;
using Regressor.WebApi.Spooling;

namespace Regressor.WebApi.Endpoints;

/// <summary>Maps the file formats of requests and responses.</summary>
internal static class FilesWithRows
{
    /// <summary>Media type of a file whose format the caller does not know; the server detects the format.</summary>
    private const string Unknown = MediaTypeNames.Application.Octet;

    /// <summary>Media types of archives with one file, whose format is detected.</summary>
    private static readonly string[] Archives = ["application/gzip", "application/x-gzip", "application/zip", "application/x-zip-compressed"];

    public static RouteHandlerBuilder AcceptsRows(this RouteHandlerBuilder endpoint, IEnumerable<ITabularFormat> formats)
    {
        List<string> types = [.. MediaTypesOf(formats), Unknown, .. Archives];
        return endpoint.Accepts<Stream>(types[0], [.. types.Skip(1)]).WithMetadata(new CompressibleBody());
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
        var isUnknown = Archives.Append(Unknown).Contains(type, StringComparer.OrdinalIgnoreCase);
        var format = isUnknown ? formats.Detect(request.Body) : formats.ByMediaType(type);

        // Whatever a file is called, a signature of bytes that no text begins with is right.
        if (format is { IsText: true } && formats.Detect(request.Body) is { IsText: false } signed) format = signed;
        return new TabularSource(
            request.Body,
            format ?? throw new BadHttpRequestException(
                $"The body must be one of {string.Join(", ", MediaTypesOf(formats.All))}, {Unknown}, or an archive of one file (gzip, zip).", StatusCodes.Status415UnsupportedMediaType),
            hints with { Charset = parsed?.Charset.Value });
    }

    /// <exception cref="ValidationException">No format has this name.</exception>
    public static ITabularFormat Named(this TabularFormats formats, string? name) =>
        name is null ? formats.Default
        : formats.ByName(name) ?? throw new ValidationException(
            [new ValidationFailure("format", $"'format' must be one of {string.Join(", ", formats.All.Select(format => format.Name))}.")]);

    private static IEnumerable<string> MediaTypesOf(IEnumerable<ITabularFormat> formats) => formats.SelectMany(format => format.MediaTypes);
}
