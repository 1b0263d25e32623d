namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Rows of a sheet that follow each other, with the number of filled cells in each of their columns.</summary>
internal sealed class SheetBlock
{
    /// <summary>A note or a total below a table has at most so many rows.</summary>
    private const int FooterRows = 3;

    private readonly List<ColumnUse> _columns = [];

    /// <param name="Count">Number of filled cells.</param>
    /// <param name="First">First row with one.</param>
    /// <param name="Last">Last row with one.</param>
    private record struct ColumnUse(int Count, int First, int Last);

    public int FirstRow { get; private set; }

    public int LastRow { get; private set; }

    /// <summary>Number of filled cells.</summary>
    public long Count => _columns.Sum(column => (long)column.Count);

    public bool IsEmpty => FirstRow == 0;

    private int FirstColumn => _columns.FindIndex(column => column.Count > 0) + 1;

    private int LastColumn => _columns.Count;

    public void Add(int row, int column)
    {
        while (_columns.Count < column) _columns.Add(default);
        var use = _columns[column - 1];
        _columns[column - 1] = new ColumnUse(use.Count + 1, use.First == 0 ? row : use.First, row);
        if (IsEmpty) FirstRow = row;
        LastRow = row;
    }

    /// <summary>Adds a block below an empty row if it belongs to the same table: as wide as this, or a short note or total.</summary>
    public bool TryAppend(SheetBlock below)
    {
        var isSame = below.FirstColumn == FirstColumn && below.LastColumn == LastColumn;
        var isFooter = below.LastRow - below.FirstRow < FooterRows && LastRow - FirstRow > FooterRows
            && below.FirstColumn >= FirstColumn && below.LastColumn <= LastColumn;
        if (!isSame && !isFooter) return false;
        for (var column = 0; column < below._columns.Count; column++)
        {
            var (mine, other) = (_columns[column], below._columns[column]);
            if (other.Count == 0) continue;
            _columns[column] = new ColumnUse(mine.Count + other.Count, mine.Count == 0 ? other.First : mine.First, other.Last);
        }

        LastRow = below.LastRow;
        return true;
    }

    /// <summary>Splits the block at empty columns into tables that stand side by side, each with its number of filled cells.</summary>
    public IEnumerable<(CellRange Range, long Count)> Tables()
    {
        List<(CellRange Range, long Count)> tables = [];
        for (var column = 1; column <= _columns.Count; column++)
        {
            var (count, first, last) = _columns[column - 1];
            if (count == 0) continue;
            var isNext = tables.Count > 0 && tables[^1].Range.LastColumn == column - 1;

            // One table with an empty column has the same rows on both sides of it.
            if (tables.Count > 0 && (isNext || (tables[^1].Range.FirstRow == first && tables[^1].Range.LastRow == last)))
            {
                var (range, cells) = tables[^1];
                tables[^1] = (range with { FirstRow = Math.Min(range.FirstRow, first), LastRow = Math.Max(range.LastRow, last), LastColumn = column }, cells + count);
            }
            else
            {
                tables.Add((new CellRange(first, column, last, column), count));
            }
        }

        return tables;
    }
}
