using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Grids.Structure;

/// <summary>Which records of a file are its header and its rows, and what its columns are called.</summary>
internal sealed class TableStructure
{
    private readonly string[] _header;

    /// <summary>Records that are not rows, by line; those that can be recognized at any place are not among them.</summary>
    private readonly Dictionary<long, RecordRole> _roles = [];

    private TableStructure(IReadOnlyList<HeadRecord> head, HeaderChoice choice, FormatHints hints)
    {
        Head = head;
        Choice = choice;
        Header = choice.Header < 0 ? null : head[choice.Header];

        // Where the names are on no line, as in JSON, every record with a line is a row.
        FirstRow = Header?.Line < 0 ? 1 : choice.FirstRow < head.Count ? head[choice.FirstRow].Line : long.MaxValue;
        _header = [.. choice.HasRowNames ? [""] : Array.Empty<string>(), .. Header?.Cells ?? []];
        var width = Header is null ? UsualWidth(head, choice.FirstRow) : _header.Length;
        if (width > IGrid.MaxColumns) throw new UnreadableFileException($"The file has {width} columns; at most {IGrid.MaxColumns} are allowed.");
        Names = ColumnNames.Repair(Grouped(), width, hints);
        Skips = hints.SkipLines;
        foreach (var line in Skips ?? []) _roles[line] = RecordRole.Skipped;
        if (choice.Units >= 0 && Skips is null) Mark(head[choice.Units].Line, RecordRole.Units);
        Units = UnitsOf(width, hints);
    }

    /// <summary>The first records of the file.</summary>
    public IReadOnlyList<HeadRecord> Head { get; }

    public HeaderChoice Choice { get; }

    /// <summary>The header; null if the file has none.</summary>
    public HeadRecord? Header { get; }

    /// <summary>Line of the first row, from 1.</summary>
    public long FirstRow { get; }

    public ColumnNames Names { get; }

    public int Width => Names.Names.Length;

    /// <summary>Units of the columns, given or from a row below the header; null where unknown.</summary>
    public IReadOnlyList<string?> Units { get; }

    /// <summary>Lines that the caller leaves out, instead of those that would be recognized; null if not given.</summary>
    public IReadOnlyList<long>? Skips { get; }

    /// <exception cref="UnreadableFileException">The file has no records, or the header cannot be read.</exception>
    public static TableStructure Find(IGrid grid, FormatHints hints)
    {
        using var records = grid.OpenRecords();
        var head = HeadRecord.ReadFrom(records);
        if (head.Count == 0) throw new UnreadableFileException("This file is empty.");
        var choice = new HeaderDetector(head, hints.KnownNames).Choose(hints.Header);
        if (hints.Header > 0 && choice.Header < 0)
            throw new UnreadableFileException($"Line {hints.Header} cannot be the header: it is blank, or not among the first {head.Count} records.");
        if (choice.Header >= 0 && head[choice.Header].Fault is { } fault) throw new UnreadableFileException($"The header {fault}");
        if (choice.Header >= 0 && head[choice.Header] is { Line: > 0 } header && !hints.KnownNames.Contains(header.Cells[0]))
            head[choice.Header] = header.Unmarked(UsualWidth(head, choice.FirstRow));
        return new TableStructure(head, choice, hints);
    }

    public void Mark(long line, RecordRole role) => _roles.TryAdd(line, role);

    /// <summary>Returns what a record is; a row that cannot be read is a row too.</summary>
    public RecordRole RoleOf(RecordReader record)
    {
        if (record.Line < FirstRow) return record.Line == Header?.Line ? RecordRole.Header : RoleBefore(record.Line);
        if (_roles.Count > 0 && _roles.TryGetValue(record.Line, out var role)) return role;
        if (record.IsBlank) return RecordRole.Empty;
        if (record.Fault is not null) return RecordRole.Row;
        var first = record.Cell(0);
        if (first.IsWhiteSpace()) return IsEmpty(record) ? RecordRole.Empty : RecordRole.Row;
        if (record.Count < Width && CommentMark.StartsWith(first)) return RecordRole.Skipped;
        return Skips is null && RepeatsHeader(record, first) ? RecordRole.RepeatedHeader : RecordRole.Row;
    }

    public RecordRole RoleOf(HeadRecord record) =>
        record.Line == Header?.Line ? RecordRole.Header
        : _roles.TryGetValue(record.Line, out var role) ? role
        : record.Line < FirstRow || (record.IsComment && record.Cells.Length < Width) ? RecordRole.Skipped
        : RecordRole.Row;

    private RecordRole RoleBefore(long line) => _roles.GetValueOrDefault(line, RecordRole.Skipped);

    private static bool IsEmpty(RecordReader record)
    {
        for (var column = 1; column < record.Count; column++)
        {
            if (!record.Cell(column).IsWhiteSpace()) return false;
        }

        return true;
    }

    private bool RepeatsHeader(RecordReader record, ReadOnlySpan<char> first)
    {
        if (Header is null || record.Count != _header.Length || !first.SequenceEqual(_header[0]) || CellLooks.Of(first) != CellLook.Text) return false;
        for (var column = 1; column < _header.Length; column++)
        {
            if (!record.Cell(column).SequenceEqual(_header[column])) return false;
        }

        return true;
    }

    /// <summary>The header's names, each behind the name of its group if there are groups.</summary>
    private string[] Grouped()
    {
        if (Choice.Group < 0) return _header;
        var groups = Head[Choice.Group].Cells;
        var group = "";
        return
        [
            .. _header.Select((name, column) =>
            {
                if (column < groups.Length && groups[column].Length > 0) group = groups[column];
                return group.Length == 0 || name == group ? name : $"{group} {name}".TrimEnd();
            }),
        ];
    }

    private string?[] UnitsOf(int width, FormatHints hints)
    {
        var units = new string?[width];
        var row = Choice.Units >= 0 && Skips is null ? Head[Choice.Units].Cells : [];
        for (var column = 0; column < width; column++)
        {
            var unit = hints.Units.GetValueOrDefault(Names.Names[column]) ?? (column < row.Length ? row[column].Trim() : null);
            units[column] = unit is { Length: > 0 and <= InputColumn.MaxUnitLength } && !unit.Contains('\0') ? unit : null;
        }

        return units;
    }

    private static int UsualWidth(IReadOnlyList<HeadRecord> head, int firstRow) =>
        head.Skip(Math.Max(firstRow, 0)).Where(record => !record.IsComment).GroupBy(record => record.Cells.Length)
            .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).FirstOrDefault()?.Key ?? 1;
}
