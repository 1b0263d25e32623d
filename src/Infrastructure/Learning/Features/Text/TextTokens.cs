namespace Regressor.Infrastructure.Learning.Features.Text;

/// <summary>
/// Counts the hashed tokens of a text: words, pairs of neighboring words, and the 3 to 5 characters long parts of each word with its edges.
/// See <see cref="Words"/>. Reusable, not thread-safe.
/// </summary>
internal sealed class TextTokens
{
    /// <summary>Number of buckets (Weinberger et al. 2009): words and pairs have the first half, parts of words the other.</summary>
    public const int Buckets = 1 << 14;

    /// <summary>First bucket of the parts of words.</summary>
    public const int Parts = Buckets / 2;

    private const int LeastPart = 3, MostPart = 5;

    /// <summary>Characters of a word that are looked at: a text without blanks could be one word.</summary>
    private const int MostOfWord = 64;
    private const uint Basis = 2_166_136_261, Prime = 16_777_619;
    private const uint PairSalt = 0x9E3779B9, PartSalt = 0x85EBCA6B;

    private readonly int[] _counts = new int[Buckets];
    private readonly List<int> _found = [];
    private readonly List<int> _words = [];

    /// <summary>Buckets of the text, in the order in which they first occur.</summary>
    public IReadOnlyList<int> Found => _found;

    /// <summary>24-bit hashes of the words, which a float holds exactly, in order.</summary>
    public IReadOnlyList<int> WordHashes => _words;

    public int CountOf(int bucket) => _counts[bucket];

    /// <summary>Replaces the counts by those of another text.</summary>
    public void Count(ReadOnlySpan<char> text)
    {
        foreach (var bucket in _found) _counts[bucket] = 0;
        _found.Clear();
        _words.Clear();
        Span<char> word = stackalloc char[MostOfWord + 2];
        var (length, previous) = (0, 0u);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && Words.IsOf(text[i]))
            {
                if (length < MostOfWord) word[++length] = char.ToLowerInvariant(text[i]);
            }
            else if (length > 0)
            {
                (word[0], word[length + 1]) = (' ', ' ');
                previous = AddWord(word[..(length + 2)], previous);
                length = 0;
            }
        }
    }

    /// <returns>The word's hash.</returns>
    private uint AddWord(ReadOnlySpan<char> word, uint previous)
    {
        var hash = Hash(word, Basis);
        Add(hash, first: 0);
        _words.Add((int)(Mixed(hash) >> 8));
        if (previous != 0) Add(Mixed(previous ^ PairSalt) ^ hash, first: 0);
        for (var length = LeastPart; length <= MostPart; length++)
            for (var from = 0; from + length <= word.Length; from++) Add(Hash(word.Slice(from, length), PartSalt), Parts);
        return hash;
    }

    private void Add(uint hash, int first)
    {
        var bucket = first + (int)(Mixed(hash) % Parts);
        if (_counts[bucket]++ == 0) _found.Add(bucket);
    }

    /// <summary>FNV-1a over UTF-16 code units.</summary>
    private static uint Hash(ReadOnlySpan<char> characters, uint hash)
    {
        foreach (var character in characters) hash = (hash ^ character) * Prime;
        return hash;
    }

    /// <summary>The final mixing of MurmurHash3, because the low bits of FNV alone are poor.</summary>
    private static uint Mixed(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
