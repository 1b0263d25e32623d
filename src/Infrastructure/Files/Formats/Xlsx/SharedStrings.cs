using System.Globalization;
using System.Xml;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>The texts that the cells of a workbook refer to by number, in as little memory as their characters need.</summary>
internal sealed class SharedStrings
{
    /// <summary>Maximum number of characters in all texts together, and of texts.</summary>
    private const int MaxCharacters = 40_000_000, MaxTexts = 8_000_000;
    private const int BlockLength = 1 << 15;

    private readonly List<char[]> _blocks = [];
    private readonly List<(int Block, ushort Start, ushort Length)> _texts = [];
    private int _used;
    private long _characters;

    public static SharedStrings Empty { get; } = new();

    public int Count => _texts.Count;

    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            var (block, start, length) = _texts[index];
            return length == 0 ? default : _blocks[block].AsSpan(start, length);
        }
    }

    /// <param name="number">Number of a text as a cell writes it.</param>
    /// <returns>The text; empty if there is none.</returns>
    public ReadOnlySpan<char> Find(ReadOnlySpan<char> number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < Count ? this[index] : default;

    public static SharedStrings Read(XmlReader xml)
    {
        var strings = new SharedStrings();
        var text = new RichText();
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth != 1 || xml.LocalName != "si") continue;
            text.Clear();
            text.ReadElement(xml);
            strings.Add(text.Characters);
        }

        return strings;
    }

    private void Add(ReadOnlySpan<char> text)
    {
        _characters += text.Length;
        if (_characters > MaxCharacters || _texts.Count == MaxTexts)
            throw new UnreadableFileException($"The workbook has more than {MaxCharacters / 1_000_000} million characters of text. Split it, or save the sheet as CSV.");
        if (_blocks.Count == 0 || _used + text.Length > BlockLength)
        {
            _blocks.Add(new char[BlockLength]);
            _used = 0;
        }

        text.CopyTo(_blocks[^1].AsSpan(_used));
        _texts.Add((_blocks.Count - 1, (ushort)_used, (ushort)text.Length));
        _used += text.Length;
    }
}
