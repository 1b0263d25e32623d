namespace Regressor.Application.Files;

/// <summary>All file formats with rows.</summary>
public sealed class TabularFormats(IEnumerable<ITabularFormat> formats)
{
    private const int HeadLength = 1 << 12;

    public IReadOnlyList<ITabularFormat> All { get; } = [.. formats];

    /// <summary>The first registered format: the default for exports, and for files that no other format recognizes.</summary>
    public ITabularFormat Default => All[0];

    public ITabularFormat? ByName(string name) => All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public ITabularFormat? ByMediaType(string mediaType) =>
        All.FirstOrDefault(format => format.MediaTypes.Contains(mediaType, StringComparer.OrdinalIgnoreCase));

    /// <summary>Detects the format of a file from its first bytes.</summary>
    /// <param name="content">A seekable stream, at its beginning.</param>
    public ITabularFormat Detect(Stream content)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        head = head[..content.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
        content.Position = 0;
        foreach (var format in All)
        {
            if (format.Recognizes(head)) return format;
        }

        return Default;
    }
}
