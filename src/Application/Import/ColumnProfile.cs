namespace Regressor.Application.Import;

/// <summary>What the cells of one column of a file look like; its size does not grow with the file.</summary>
internal sealed class ColumnProfile(string name)
{
    /// <summary>More different texts than this are not told apart.</summary>
    public const int MaxDistinct = 1000;

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    private double _previous = double.NegativeInfinity;

    public string Name { get; } = name;

    public int Missing { get; private set; }

    public int Numbers { get; private set; }

    public int Texts { get; private set; }

    public double? Min { get; private set; }

    public double? Max { get; private set; }

    public int LongestText { get; private set; }

    public int DistinctTexts => _texts.Count;

    /// <summary>Whole numbers, each greater than the one before: a row's number rather than a measurement.</summary>
    public bool CountsUp { get; private set; } = true;

    public void Add(InputValue value)
    {
        if (value.Number is { } number) Add(number);
        else if (value.Category is { } text) Add(text);
        else Missing++;
    }

    /// <summary>The most frequent texts first.</summary>
    public IEnumerable<string> FrequentTexts(int most) =>
        _texts.OrderByDescending(text => text.Value).ThenBy(text => text.Key, StringComparer.Ordinal).Take(most).Select(text => text.Key);

    private void Add(double number)
    {
        Numbers++;
        if (!(number >= Min)) Min = number;
        if (!(number <= Max)) Max = number;
        if (number <= _previous || !double.IsInteger(number)) CountsUp = false;
        _previous = number;
    }

    private void Add(string text)
    {
        Texts++;
        LongestText = Math.Max(LongestText, text.Length);
        if (_texts.TryGetValue(text, out var count)) _texts[text] = count + 1;
        else if (_texts.Count < MaxDistinct) _texts.Add(text, 1);
    }
}
