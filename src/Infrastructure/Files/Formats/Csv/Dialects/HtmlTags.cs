using System.Globalization;
using System.Text;

namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>Finds the tags of an HTML text one by one, and collects the text before them. Comments, scripts and styles are skipped.</summary>
internal sealed class HtmlTags(TextReader text)
{
    private const int MaxTag = 1 << 12, MaxText = 1 << 20;
    private readonly char[] _buffer = new char[1 << 15];
    private readonly StringBuilder _tag = new();
    private int _position;
    private int _filled;

    /// <summary>Name of the current tag, in lower case; empty for comments and declarations.</summary>
    public string Name { get; private set; } = "";

    /// <summary>True if the current tag ends an element.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>Number of columns that the current cell covers.</summary>
    public int ColSpan { get; private set; } = 1;

    /// <param name="before">Receives the text up to the next tag, as far as it is of reasonable length; null to skip it.</param>
    public bool MoveNext(StringBuilder? before)
    {
        if (Name is "script" or "style" && !IsEnd) SkipTo($"</{Name}");
        while (Next() is var character and >= 0)
        {
            if (character == '<')
            {
                ReadTag();
                return true;
            }

            if (before?.Length <= MaxText) before.Append((char)character);
        }

        return false;
    }

    private int Next()
    {
        if (_position == _filled) (_position, _filled) = (0, text.Read(_buffer, 0, _buffer.Length));
        return _filled == 0 ? -1 : _buffer[_position++];
    }

    private void ReadTag()
    {
        _tag.Clear();
        var quote = '\0';
        while (Next() is var next and >= 0)
        {
            var character = (char)next;
            if (quote == '\0' && character == '>') break;
            if (_tag.Length < MaxTag) _tag.Append(character);
            if (_tag.Length == 3 && _tag.Equals("!--"))
            {
                SkipTo("-->");
                break;
            }

            // Quotes matter in attributes only: a lone "<" of a text is no tag.
            if (quote == character) quote = '\0';
            else if (quote == '\0' && character is '"' or '\'' && _tag.Length > 2) quote = character;
        }

        Describe(_tag.ToString());
    }

    private void Describe(string tag)
    {
        IsEnd = tag.StartsWith('/');
        var start = IsEnd ? 1 : 0;
        var end = start;
        while (end < tag.Length && char.IsAsciiLetterOrDigit(tag[end])) end++;
        Name = tag[start..end].ToLowerInvariant();
        ColSpan = 1;
        if (Name is not ("td" or "th") || tag.IndexOf("colspan", StringComparison.OrdinalIgnoreCase) is not (var at and >= 0)) return;
        var digits = tag.AsSpan(at + 7).TrimStart(" =\"'");
        var length = digits.IndexOfAnyExceptInRange('0', '9');
        if (int.TryParse(length < 0 ? digits : digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var span)) ColSpan = span;
    }

    private void SkipTo(string end)
    {
        var matched = 0;
        while (matched < end.Length && Next() is var character and >= 0)
        {
            var lower = char.ToLowerInvariant((char)character);
            matched = lower == end[matched] ? matched + 1 : lower == end[0] ? 1 : matched > 1 && end == "-->" && lower == '-' ? matched : 0;
        }

        if (end[0] == '<') SkipTo(">");
    }
}
