namespace Regressor.Infrastructure.Files.Notation;

/// <summary>The first cells of some kind, with their lines. Its size is bounded.</summary>
internal sealed class FirstCells
{
    private const int Max = 10, MaxShown = 40;
    private readonly List<CellSample> _cells = [];

    public IReadOnlyList<CellSample> Cells => _cells;

    public bool IsFull => _cells.Count == Max;

    public static string Shorten(ReadOnlySpan<char> cell) => cell.Length <= MaxShown ? cell.ToString() : $"{cell[..MaxShown]}…";

    public void Add(ReadOnlySpan<char> cell, long line)
    {
        if (_cells.Count < Max) _cells.Add(new CellSample(line, Shorten(cell)));
    }

    /// <summary>Merges cells of several kinds in the order of their lines.</summary>
    public static IReadOnlyList<CellSample> Merge(IEnumerable<FirstCells> kinds, Func<string, bool> filter) =>
        [.. kinds.SelectMany(kind => kind._cells).DistinctBy(cell => (cell.Line, cell.Cell)).Where(cell => filter(cell.Cell)).OrderBy(cell => cell.Line).Take(Max)];
}

/// <summary>Smallest and largest value.</summary>
internal struct ValueRange()
{
    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public readonly bool IsEmpty => Min > Max;

    public void Add(double value)
    {
        if (value < Min) Min = value;
        if (value > Max) Max = value;
    }

    public void Add(ValueRange other)
    {
        if (other.IsEmpty) return;
        Add(other.Min);
        Add(other.Max);
    }
}
