using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Regressor.Infrastructure.Files.Notation.Texts;

/// <summary>
/// Counts different texts: the first 1,000 with their frequencies, further ones by 32-bit hashes in at most 512 KiB. Two of 100,000 texts
/// share a hash about once.
/// </summary>
internal sealed class DistinctTexts
{
    /// <summary>Different texts beyond it are not counted.</summary>
    public const int Bound = 100_000;

    /// <summary>Texts with a frequency.</summary>
    public const int MaxCounted = 1000;
    private const int MaxSlots = 1 << 17;

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private uint[] _hashes = [];
    private int _hashed;

    public DistinctTexts() => _bySpan = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => Math.Min(Bound, _texts.Count + _hashed);

    /// <summary>The first 1,000 different texts and their frequencies.</summary>
    public IReadOnlyDictionary<string, int> Counted => _texts;

    public void Add(ReadOnlySpan<char> text)
    {
        text = Shorten(text);
        if (TryRecount(text)) return;
        if (_texts.Count < MaxCounted) _texts.Add(text.ToString(), 1);
        else if (_texts.Count + _hashed < Bound) AddHash((uint)string.GetHashCode(text) | 1);
    }

    /// <summary>Counts a text once more, if it was added before and has a frequency.</summary>
    public bool TryRecount(ReadOnlySpan<char> text)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(_bySpan, Shorten(text));
        if (Unsafe.IsNullRef(ref count)) return false;
        count++;
        return true;
    }

    /// <summary>Longer texts are no categories, and a profile stays small.</summary>
    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> text) => text.Length > CategoricalColumnType.MaxLength ? text[..CategoricalColumnType.MaxLength] : text;

    private void AddHash(uint hash)
    {
        if (_hashed * 4 >= _hashes.Length * 3 && _hashes.Length < MaxSlots) Grow();
        if (Insert(_hashes, hash)) _hashed++;
    }

    private void Grow()
    {
        var larger = new uint[Math.Max(1024, _hashes.Length * 2)];
        foreach (var hash in _hashes)
        {
            if (hash != 0) Insert(larger, hash);
        }

        _hashes = larger;
    }

    private static bool Insert(uint[] hashes, uint hash)
    {
        var slot = (hash >> 1) & (uint)(hashes.Length - 1);
        while (hashes[slot] != 0)
        {
            if (hashes[slot] == hash) return false;
            slot = (slot + 1) & (uint)(hashes.Length - 1);
        }

        hashes[slot] = hash;
        return true;
    }
}
