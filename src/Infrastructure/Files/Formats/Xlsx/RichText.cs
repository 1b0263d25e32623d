using System.Globalization;
using System.Xml;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Collects the characters of a cell's text: its runs without their formats, and without phonetic guides.</summary>
internal sealed class RichText
{
    /// <summary>Excel's limit for the text of a cell.</summary>
    public const int MaxLength = 32_767;

    private readonly char[] _characters = new char[MaxLength];
    private int _length;

    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, Unescape(_characters.AsSpan(0, _length)));

    public void Clear() => _length = 0;

    /// <summary>Reads si or is: texts inside t, directly or in runs. The reader moves to the element's end.</summary>
    public void ReadElement(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        var phonetic = false;
        var isText = false;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                if (xml.LocalName == "rPh") phonetic = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                isText = xml.NodeType == XmlNodeType.Element && xml.LocalName == "t" && !phonetic;
            }
            else if (isText)
            {
                Append(xml);
            }
        }
    }

    /// <summary>Appends the text that the reader is at. What exceeds Excel's limit is dropped.</summary>
    public void Append(XmlReader xml)
    {
        if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)) return;
        try
        {
            while (_length < MaxLength && xml.ReadValueChunk(_characters, _length, MaxLength - _length) is var read and > 0) _length += read;
        }
        catch (XmlException wrong)
        {
            throw XlsxXml.Damaged(wrong);
        }
    }

    /// <summary>Replaces _x000D_ by the character of that number, in place, and _x005F_ by the underscore that escapes such a text.</summary>
    /// <returns>The new length.</returns>
    private static int Unescape(Span<char> text)
    {
        const int length = 7;
        if (text.IndexOf("_x") < 0) return text.Length;
        var written = 0;
        for (var index = 0; index < text.Length; written++)
        {
            var isEscape = text[index..] is ['_', 'x', _, _, _, _, '_', ..];
            if (isEscape && ushort.TryParse(text.Slice(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text[written] = (char)code;
                index += length;
            }
            else
            {
                text[written] = text[index++];
            }
        }

        return written;
    }
}
