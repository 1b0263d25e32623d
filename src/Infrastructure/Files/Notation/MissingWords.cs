using System.Buffers;
using System.Collections.Frozen;

namespace Regressor.Infrastructure.Files.Notation;

/// <summary>A set of words that stand for a missing value, ignoring case.</summary>
internal sealed class MissingWords
{
    /// <summary>Words that mean a missing value among numbers, dates and times; in a column of texts they may be categories.</summary>
    private const string Possible =
        "none nil unknown missing nd n/d n\\d na - -- --- — – . .. * x unbekannt fehlt inconnu manquant desconocido sconosciuto onbekend "
        + "unspecified undefined nan empty blank leer vide s/d s.d. s/o n.c. nc n/c tbd tba not_available not_applicable void 0000-00-00 00/00/0000 00.00.0000";

    /// <summary>Words that mean a missing value everywhere.</summary>
    private const string Plain =
        "n/a #n/a #na n.a. n.a n.v. null (null) [null] <null> #null! \\n <na> <none> ? ?? ??? #div/0! #value! #ref! #name? #num! #n/d "
        + "-nan 1.#qnan 1.#ind -1.#ind nat k.a. k/a #nv #nom? #valeur! #wert! #bezug! #zahl! #error! (none) (blank) <missing>";

    /// <summary>Words with spaces, which a list separated by spaces cannot hold.</summary>
    private static readonly string[] Phrases = ["0000-00-00 00:00:00", "not available", "not applicable", "no data", "not known", "keine angabe", "non disponible", "k. a.", "n. a."];

    private const char LastAscii = '\u007F';

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly int _longest;

    /// <summary>Rules out most cells much faster than the set of words.</summary>
    private readonly SearchValues<char> _beginnings;

    public MissingWords(IEnumerable<string> words)
    {
        var all = words.Where(word => word.Length > 0).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _words = all.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = all.Count == 0 ? 0 : all.Max(word => word.Length);
        _beginnings = SearchValues.Create([.. all.SelectMany(word => (char[])[char.ToUpperInvariant(word[0]), char.ToLowerInvariant(word[0]), word[0]])]);
        Words = all;
    }

    public static MissingWords None { get; } = new([]);

    /// <summary>Words that mean a missing value everywhere.</summary>
    public static MissingWords Everywhere { get; } = new([.. Plain.Split(' '), .. Phrases]);

    /// <summary>All known words.</summary>
    public static MissingWords Known { get; } = new([.. Plain.Split(' '), .. Possible.Split(' '), .. Phrases]);

    public IReadOnlyCollection<string> Words { get; }

    public MissingWords With(IEnumerable<string> words) => new([.. Words, .. words]);

    public MissingWords Without(IReadOnlySet<string> texts) => texts.Count == 0 ? this : new(Words.Where(word => !texts.Contains(word, StringComparer.OrdinalIgnoreCase)));

    public bool Contains(ReadOnlySpan<char> cell) =>
        cell.Length > 0 && cell.Length <= _longest && (_beginnings.Contains(cell[0]) || cell[0] > LastAscii) && _words.Contains(cell);
}
