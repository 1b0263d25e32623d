using Regressor.Infrastructure.Files.Grids.Structure;

namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>Lines whose cells begin at the same positions.</summary>
/// <param name="starts">Positions of the cells, ascending; the first is 0.</param>
internal sealed class FixedWidth(IReadOnlyList<int> starts) : ILineSplitter
{
    public string? Split(ReadOnlySpan<char> line, List<Range> cells)
    {
        for (var column = 0; column < starts.Count && starts[column] < line.Length; column++)
        {
            var end = column + 1 < starts.Count ? Math.Min(starts[column + 1], line.Length) : line.Length;
            cells.Add(starts[column]..end);
            if (end < line.Length && !char.IsWhiteSpace(line[end - 1]) && !char.IsWhiteSpace(line[end])) return $"does not fit the columns of the first lines: see character {end + 1}.";
        }

        return null;
    }

    public static List<string> Split(string line, IReadOnlyList<int> starts)
    {
        List<Range> cells = [];
        new FixedWidth(starts).Split(line, cells);
        return [.. cells.Select(cell => line[cell].Trim())];
    }

    /// <returns>The layout whose columns are apart in all lines; null if there are fewer than two.</returns>
    public static TextDialect? Detect(List<string> lines)
    {
        const int MaxWidth = 10_000;
        var width = Math.Min(MaxWidth, lines.Count == 0 ? 0 : lines.Max(line => line.Length));
        var isUsed = new bool[width];
        foreach (var line in lines)
        {
            for (var index = 0; index < Math.Min(line.Length, width); index++) isUsed[index] |= !char.IsWhiteSpace(line[index]);
        }

        List<int> starts = [0];
        for (var index = 1; index < width; index++)
        {
            if (!isUsed[index] || isUsed[index - 1] || Array.IndexOf(isUsed, true, 0, index) < 0) continue;
            var end = Array.LastIndexOf(isUsed, true, index - 1) + 1;
            starts.Add(IsRightAligned(lines, index) ? end : index);
        }

        return starts.Count < 2 ? null : new TextDialect(TextLayout.FixedWidth, ',') { Starts = starts };
    }

    // Longer numbers than those of the first lines then grow into the gap before them, and longer texts into the one behind them.
    private static bool IsRightAligned(List<string> lines, int start)
    {
        var beginnings = lines.Where(line => start < line.Length).Select(line => char.IsWhiteSpace(line[start])).ToList();
        return beginnings.Contains(true) && lines.Exists(line => start < line.Length && CellLooks.Of(line.AsSpan(start).Trim()) != CellLook.Blank);
    }
}
