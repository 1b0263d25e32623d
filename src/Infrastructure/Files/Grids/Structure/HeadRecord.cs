namespace Regressor.Infrastructure.Files.Grids.Structure;

/// <summary>One of the first records of a file, kept in memory.</summary>
/// <param name="Line">Line where the record begins, from 1.</param>
/// <param name="Cells">The cells, without the blanks around them.</param>
/// <param name="Fault">Error that makes the cells unreliable; null if there is none.</param>
internal sealed record HeadRecord(long Line, string[] Cells, string? Fault)
{
    private const int MaxRecords = 120;

    /// <summary>Bounds the memory of the head where records are very long.</summary>
    private const int MaxCharacters = 4 << 20;

    /// <summary>Number of cells that are not blank.</summary>
    public int Filled { get; } = Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    /// <summary>Number of cells up to the last one that is not blank.</summary>
    public int Width { get; } = Array.FindLastIndex(Cells, cell => !string.IsNullOrWhiteSpace(cell)) + 1;

    /// <summary>True if the record is a remark: its only text begins with a mark of comments.</summary>
    public bool IsComment => Filled > 0 && CommentMark.StartsWith(Cells.First(cell => !string.IsNullOrWhiteSpace(cell)));

    /// <summary>
    /// Returns the record as a header: a mark of comments before the first name is not part of it. It may be a cell of its own, where blanks
    /// separate the cells, and it is the name itself where no other is.
    /// </summary>
    /// <param name="columns">Number of cells of a usual record.</param>
    public HeadRecord Unmarked(int columns)
    {
        var name = CommentMark.Strip(Cells[0]);
        if (name == Cells[0] || (name.Length == 0 && Cells.Length != columns + 1)) return this;
        return new HeadRecord(Line, name.Length > 0 ? [name, .. Cells[1..]] : Cells[1..], Fault);
    }

    /// <summary>Reads the first records with a cell that is not blank.</summary>
    public static List<HeadRecord> ReadFrom(RecordReader records)
    {
        List<HeadRecord> head = [];
        var characters = 0;
        while (head.Count < MaxRecords && (characters < MaxCharacters || head.Count < 3) && records.Read())
        {
            var cells = new string[records.Count];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = records.Cell(column).ToString();
                characters += cells[column].Length;
            }

            var record = new HeadRecord(records.Line, cells, records.Fault);
            if (record.Filled > 0) head.Add(record);
        }

        return head;
    }
}

/// <summary>The marks with which programs begin a line that is not data.</summary>
internal static class CommentMark
{
    /// <param name="cell">The first cell of a record that is not blank.</param>
    public static bool StartsWith(ReadOnlySpan<char> cell)
    {
        cell = cell.TrimStart();
        return cell is ['#', ' ' or '#' or '!' or '@', ..] or ['/', '/', ..] or ['%', ' ' or '%', ..] or ['#'] or ['%']
            || (cell is ['#', ..] && cell.Contains(' '));
    }

    /// <summary>Removes the mark before a name, which may be written next to it, as in <c>#x</c>.</summary>
    public static string Strip(string name) => name.StartsWith('#') || StartsWith(name) ? name.TrimStart('#', '/', '%', '!', '@', ' ') : name;
}
