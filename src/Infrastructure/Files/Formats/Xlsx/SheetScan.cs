using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Archives;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>What one look at a sheet finds: its tables, and what is hidden, merged or not a value in them.</summary>
internal sealed class SheetScan
{
    private const int MaxRemembered = 100_000, MaxBlocks = 10_000;

    private readonly List<SheetBlock> _blocks = [];
    private readonly List<(int Row, int Column)> _errors = [];
    private readonly List<(int Row, int Column)> _uncalculated = [];
    private readonly List<int> _hiddenRows = [];
    private readonly List<(int First, int Last)> _hiddenColumns;
    private readonly List<CellRange> _merged;

    private SheetScan(Sheet sheet, SheetXmlRows rows, SharedStrings strings, TextBudget texts)
    {
        Sheet = sheet;
        var block = new SheetBlock();
        while (rows.Read())
        {
            Copy.Add(rows);
            if (!block.IsEmpty && rows.Row > block.LastRow + 1) Close(ref block);
            foreach (var cell in rows.Cells)
            {
                if (cell.Type == CellType.SharedString) texts.Take(strings.Find(rows.TextOf(cell)).Length);
                Add(rows, cell, block);
            }

            if (rows.IsHidden && block.LastRow == rows.Row && _hiddenRows.Count < MaxRemembered) _hiddenRows.Add(rows.Row);
        }

        Close(ref block);
        _hiddenColumns = rows.HiddenColumns;
        _merged = rows.Merged;
        Tables = [.. _blocks.SelectMany(found => found.Tables()).OrderByDescending(table => table.Count)];
    }

    public Sheet Sheet { get; }

    public SheetCopy Copy { get; } = new();

    /// <summary>The blocks of cells, the one with most cells first.</summary>
    public IReadOnlyList<(CellRange Range, long Count)> Tables { get; }

    public long Count => Tables.Count > 0 ? Tables[0].Count : 0;

    /// <param name="workbook">The workbook.</param>
    /// <param name="sheet">One of its sheets.</param>
    /// <param name="texts">Characters that the cells of all sheets may have.</param>
    public static SheetScan Create(Workbook workbook, Sheet sheet, TextBudget texts)
    {
        using var rows = workbook.OpenRows(sheet);
        return new SheetScan(sheet, rows, workbook.SharedStrings, texts);
    }

    /// <summary>Returns the last column that anything uses beside the largest table, from a row on to its end.</summary>
    public int LastColumnFrom(long row) => Tables.Select(table => table.Range).Concat(_merged)
        .Where(range => range.LastRow >= row && range.FirstRow <= Tables[0].Range.LastRow).Max(range => range.LastColumn);

    /// <summary>Returns what to say about the largest table of the sheet.</summary>
    public IEnumerable<FileProblem> Problems()
    {
        var table = Tables[0].Range;
        var others = Tables.Skip(1).Where(other => other.Count > 1).ToList();
        if (others.Count > 0)
        {
            yield return Info("tableChosen", others.Count, $"Cells {table} of sheet '{Sheet.Name}' are read, the largest table. Others are not: "
                + $"{string.Join(", ", others.Take(FileProblem.MaxCells).Select(other => other.Range))}.");
        }

        var merged = _merged.Where(range => Meets(range, table)).ToList();
        if (merged.Count > 0)
        {
            yield return Info("mergedCells", merged.Count, $"Merged cells, such as {merged[0]}: the value is read in the first cell, the others are empty.")
                with
            { Lines = [.. merged.Select(range => (long)range.FirstRow).Distinct().Take(FileProblem.MaxLines)] };
        }

        var rows = _hiddenRows.Where(row => row >= table.FirstRow && row <= table.LastRow).ToList();
        if (rows.Count > 0)
            yield return Info("hiddenRows", rows.Count, "Rows that are hidden in Excel are read too.") with { Lines = [.. rows.Take(FileProblem.MaxLines).Select(row => (long)row)] };
        var columns = _hiddenColumns.Where(range => range.First <= table.LastColumn && range.Last >= table.FirstColumn && range.First > 0)
            .SelectMany(range => Enumerable.Range(range.First, Math.Min(range.Last, table.LastColumn) - range.First + 1)).Where(column => column >= table.FirstColumn).ToList();
        if (columns.Count > 0)
        {
            yield return Info("hiddenColumns", columns.Count,
                $"Columns that are hidden in Excel are read too: {string.Join(", ", columns.Take(FileProblem.MaxLines).Select(CellReference.NameOfColumn))}.");
        }

        if (Cells("errorCells", _errors, table, "Cells with an error of a formula, such as #DIV/0!, are read as missing.") is { } errors) yield return errors;
        if (Cells("uncalculatedFormulas", _uncalculated, table, "Formulas whose result is not stored are read as missing. Open the file in Excel and save it.") is { } formulas)
            yield return formulas;
    }

    private void Add(SheetXmlRows rows, SheetCell cell, SheetBlock block)
    {
        if (cell.Type == CellType.Error && _errors.Count < MaxRemembered) _errors.Add((rows.Row, cell.Column));
        if (cell.Type == CellType.Uncalculated && _uncalculated.Count < MaxRemembered) _uncalculated.Add((rows.Row, cell.Column));
        if (cell.Length > 0 || cell.Type == CellType.Uncalculated) block.Add(rows.Row, cell.Column);
    }

    private void Close(ref SheetBlock block)
    {
        if (!block.IsEmpty && !(_blocks.Count > 0 && _blocks[^1].TryAppend(block)) && _blocks.Count < MaxBlocks) _blocks.Add(block);
        block = new SheetBlock();
    }

    private static FileProblem? Cells(string code, List<(int Row, int Column)> cells, CellRange table, string message)
    {
        var inside = cells.Where(cell => Meets(new CellRange(cell.Row, cell.Column, cell.Row, cell.Column), table)).ToList();
        return inside.Count == 0 ? null : Info(code, inside.Count, message) with
        {
            Lines = [.. inside.Select(cell => (long)cell.Row).Distinct().Take(FileProblem.MaxLines)],
            Cells = [.. inside.Take(FileProblem.MaxCells).Select(cell => new ProblemCell(cell.Row, CellReference.NameOfColumn(cell.Column) + cell.Row.ToString(System.Globalization.CultureInfo.InvariantCulture)))],
        };
    }

    private static FileProblem Info(string code, int count, string message) => new(code, ProblemSeverity.Info, message) { Count = count };

    private static bool Meets(CellRange range, CellRange table) =>
        range.FirstRow <= table.LastRow && range.LastRow >= table.FirstRow && range.FirstColumn <= table.LastColumn && range.LastColumn >= table.FirstColumn;
}
