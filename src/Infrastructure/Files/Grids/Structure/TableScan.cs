namespace Regressor.Infrastructure.Files.Grids.Structure;

/// <summary>
/// Reads all records once: what the rows' cells are, how many rows do not fit the header, and which of the last records are a total or notes.
/// </summary>
internal sealed class TableScan
{
    /// <summary>Records in a row that have only one cell: notes if no row follows.</summary>
    private const int MaxNotes = 50;

    private static readonly HashSet<string> TotalWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "grand total", "sum", "sums", "summe", "gesamt", "gesamtsumme", "insgesamt", "somme", "total général", "totale", "totaal", "suma", "всего", "итого",
        "average", "mean", "mittelwert", "durchschnitt", "moyenne",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Totals = TotalWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly TableStructure _structure;
    private readonly IRowObserver _observer;
    private readonly List<HeldRow> _held = [];
    private bool _hasTotal;

    private TableScan(TableStructure structure, IRowObserver observer)
    {
        _structure = structure;
        _observer = observer;
    }

    /// <summary>Number of rows, those that cannot be read among them.</summary>
    public int Rows { get; private set; }

    /// <summary>Largest number of cells of a record.</summary>
    public int MaxCells { get; private set; }

    public LineCount Empty { get; } = new();

    public LineCount Comments { get; } = new();

    public LineCount RepeatedHeaders { get; } = new();

    /// <summary>Rows that lack cells at their end, which are read as missing.</summary>
    public LineCount Short { get; } = new();

    /// <summary>Rows with more cells than columns, which cannot be read.</summary>
    public LineCount Long { get; } = new();

    /// <summary>Rows whose cells cannot be told apart.</summary>
    public LineCount Faults { get; } = new();

    /// <summary>Rows with more cells than columns, all of them blank.</summary>
    public LineCount Padded { get; } = new();

    public LineCount Footers { get; } = new();

    /// <summary>The last row, if it begins with a word for a total; null otherwise.</summary>
    public HeldRow? Candidate { get; private set; }

    /// <summary>True if the candidate adds up the other rows.</summary>
    public bool HasTotal { get; private set; }

    /// <param name="grid">The file.</param>
    /// <param name="structure">Its structure, in which totals and notes are marked.</param>
    /// <param name="observer">Receives the cells of every row that can be read.</param>
    public static TableScan Run(IGrid grid, TableStructure structure, IRowObserver observer)
    {
        var scan = new TableScan(structure, observer);
        using var records = grid.OpenRecords();
        while (records.Read()) scan.Add(records);
        scan.End();
        return scan;
    }

    private void Add(RecordReader record)
    {
        switch (_structure.RoleOf(record))
        {
            case RecordRole.Empty:
                Empty.Add(record.Line);
                break;
            case RecordRole.RepeatedHeader:
                RepeatedHeaders.Add(record.Line);
                break;
            case RecordRole.Skipped when record.Line > _structure.FirstRow && _structure.Skips is null:
                Comments.Add(record.Line);
                break;
            case RecordRole.Row:
                AddRow(record);
                break;
            default:
                break;
        }
    }

    private void AddRow(RecordReader record)
    {
        MaxCells = Math.Max(MaxCells, record.Count);
        if (record.Fault is not null)
        {
            Release();
            Rows++;
            Faults.Add(record.Line);
            return;
        }

        if (_structure.Skips is null && (IsNote(record) || (!_hasTotal && IsTotal(record))))
        {
            _hasTotal = _hasTotal || !IsNote(record);
            Hold(record);
            return;
        }

        Release();
        Observe(record);
    }

    private void Observe(RecordReader record)
    {
        Rows++;
        var width = _structure.Width;
        if (record.Count > width)
        {
            if (!IsBlankFrom(record, width))
            {
                Long.Add(record.Line);
                return;
            }

            Padded.Add(record.Line);
        }
        else if (record.Count < width)
        {
            Short.Add(record.Line);
        }

        _observer.Add(record);
    }

    private void Hold(RecordReader record)
    {
        var cells = new string[record.Count];
        for (var column = 0; column < cells.Length; column++) cells[column] = record.Cell(column).ToString();
        _held.Add(new HeldRow(record.Line, cells));
        if (_held.Count > MaxNotes) Release();
    }

    /// <summary>Rows follow, so what was taken for a total or notes are rows.</summary>
    private void Release()
    {
        if (_held.Count == 0) return;
        foreach (var row in _held) Observe(new HeldRecord(row));
        _held.Clear();
        _hasTotal = false;
    }

    private void End()
    {
        // Without any other row, these are the rows.
        if (Rows == 0) Release();
        foreach (var row in _held)
        {
            if (Candidate is null && IsTotal(new HeldRecord(row)))
            {
                Candidate = row;
                continue;
            }

            Footers.Add(row.Line);
            _structure.Mark(row.Line, RecordRole.Footer);
        }
    }

    /// <summary>Decides what the candidate is.</summary>
    public void Settle(bool addsUp)
    {
        if (Candidate is not { } candidate) return;
        HasTotal = addsUp;
        if (addsUp) _structure.Mark(candidate.Line, RecordRole.Total);
        else Observe(new HeldRecord(candidate));
    }

    /// <summary>Returns true for a record whose only text is in its first cell, as notes are written.</summary>
    private bool IsNote(RecordReader record)
    {
        var width = _structure.Width;
        return width > 1 && (record.Count < width || width >= 4) && !record.Cell(0).IsWhiteSpace() && IsBlankFrom(record, 1)
            && CellLooks.Of(record.Cell(0)) == CellLook.Text;
    }

    private static bool IsTotal(RecordReader record)
    {
        for (var column = 0; column < record.Count; column++)
        {
            var cell = record.Cell(column).Trim();
            if (!cell.IsEmpty) return cell.Length < 20 && Totals.Contains(cell.TrimEnd(":").Trim()) && !IsBlankFrom(record, column + 1);
        }

        return false;
    }

    private static bool IsBlankFrom(RecordReader record, int column)
    {
        for (; column < record.Count; column++)
        {
            if (!record.Cell(column).IsWhiteSpace()) return false;
        }

        return true;
    }

    private sealed class HeldRecord : RecordReader
    {
        private readonly string[] _cells;

        public HeldRecord(HeldRow row)
        {
            Line = row.Line;
            Count = row.Cells.Length;
            _cells = row.Cells;
        }

        public override bool Read(bool withBlanks = false) => false;

        public override ReadOnlySpan<char> Cell(int column) => _cells[column];
    }
}

/// <param name="Line">Line where the record begins, from 1.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record HeldRow(long Line, string[] Cells);

/// <summary>Receives the rows of a file, one by one.</summary>
internal interface IRowObserver
{
    /// <param name="row">A row with at least one cell that is not blank; it may lack cells at its end.</param>
    void Add(RecordReader row);
}
