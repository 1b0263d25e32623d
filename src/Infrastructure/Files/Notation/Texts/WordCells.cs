namespace Regressor.Infrastructure.Files.Notation.Texts;

/// <summary>The cells of a column that are a known word for a missing value, counted by word.</summary>
internal sealed class WordCells
{
    private readonly Dictionary<string, (int Count, FirstCells First)> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (int Count, FirstCells First)>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public WordCells() => _bySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count { get; private set; }

    /// <summary>All words as written first, with their counts and first lines.</summary>
    public IEnumerable<(string Word, int Count, FirstCells First)> Words => _words.Select(word => (word.Key, word.Value.Count, word.Value.First));

    public void Add(ReadOnlySpan<char> cell, long line)
    {
        Count++;
        if (!_bySpan.TryGetValue(cell, out var word)) word = (0, new FirstCells());
        word.First.Add(cell, line);
        _bySpan[cell] = (word.Count + 1, word.First);
    }
}
