namespace Regressor.Application.Import;

/// <summary>Statistics of the cells of one file column, in formats that do not describe their columns; its size does not grow with the file.</summary>
internal sealed class ColumnProfile(string name)
{
    /// <summary>Maximum number of distinct texts that are counted.</summary>
    public const int MaxDistinct = 1000;

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public int Missing { get; private set; }

    public double? Min { get; private set; }

    public double? Max { get; private set; }

    public void Add(ColumnValue value)
    {
        if (value.Number is { } number) Add(number);
        else if (value.Text is { } text) Add(text);
        else Missing++;
    }

    /// <summary>The first different texts with their numbers of cells.</summary>
    public IReadOnlyDictionary<string, int> Texts => _texts;

    /// <summary>Returns the texts, most frequent first.</summary>
    public IEnumerable<string> FrequentTexts(int most) =>
        _texts.OrderByDescending(text => text.Value).ThenBy(text => text.Key, StringComparer.Ordinal).Take(most).Select(text => text.Key);

    private void Add(double number)
    {
        if (!(number >= Min)) Min = number;
        if (!(number <= Max)) Max = number;
    }

    private void Add(string text)
    {
        // Bounds the memory of a profile: longer texts make no categories.
        if (text.Length > CategoricalColumnType.MaxLength) text = text[..CategoricalColumnType.MaxLength];
        if (_texts.TryGetValue(text, out var count)) _texts[text] = count + 1;
        else if (_texts.Count < MaxDistinct) _texts.Add(text, 1);
    }
}
