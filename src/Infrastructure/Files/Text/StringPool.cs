namespace Regressor.Infrastructure.Files.Text;

/// <summary>Returns one string for equal texts of a column. Bounded, so that unique texts do not fill the memory.</summary>
internal sealed class StringPool
{
    private const int MaxCharacters = 1 << 16;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _texts =
        new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private int _characters;

    public string Get(ReadOnlySpan<char> text)
    {
        if (_texts.TryGetValue(text, out var known)) return known;
        var added = text.ToString();
        if (_characters + text.Length > MaxCharacters) return added;
        _characters += text.Length;
        _texts.Set.Add(added);
        return added;
    }
}
