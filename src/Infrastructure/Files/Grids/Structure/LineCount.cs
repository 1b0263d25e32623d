using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Grids.Structure;

/// <summary>Counts records of one kind, and keeps the lines of the first ones.</summary>
internal sealed class LineCount
{
    private readonly List<long> _lines = [];

    public int Count { get; private set; }

    public IReadOnlyList<long> Lines => _lines;

    public void Add(long line)
    {
        Count++;
        if (_lines.Count < FileProblem.MaxLines) _lines.Add(line);
    }
}
