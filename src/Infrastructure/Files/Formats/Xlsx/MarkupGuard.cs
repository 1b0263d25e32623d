using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Archives;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Refuses XML with endless tags or texts, which a parser would collect in memory.</summary>
internal sealed class MarkupGuard(Stream xml) : ForwardStream(xml)
{
    /// <summary>A cell has at most 32 767 characters.</summary>
    private const int MaxToken = 1 << 20;

    private int _length;

    public override int Read(Span<byte> buffer)
    {
        var read = Source.Read(buffer);

        // It begins every tag and must be escaped inside tags and texts.
        var last = buffer[..read].LastIndexOf((byte)'<');
        _length = last < 0 ? _length + read : read - last;
        return _length <= MaxToken ? read : throw new UnreadableFileException("The workbook has a tag or a text of more than 1 MB, as Excel writes none.");
    }
}
