using System.Globalization;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Grids.Structure;

/// <summary>What the structure of a file has to say: which of its records are not rows, and which names were changed.</summary>
internal static class StructureProblems
{
    public static IEnumerable<FileProblem> Of(TableStructure structure, TableScan scan) =>
        [.. HeaderProblems(structure), .. NameProblems(structure.Names), .. RowProblems(structure, scan)];

    private static IEnumerable<FileProblem> HeaderProblems(TableStructure structure)
    {
        var (head, choice) = (structure.Head, structure.Choice);
        if (structure.Header is null)
        {
            yield return new FileProblem("noHeader", ProblemSeverity.Info, "No record looks like a header: the columns are numbered.")
            {
                Lines = [structure.FirstRow],
                Repairs = [Repair("header", Text(structure.FirstRow), 1)],
            };
        }

        List<HeadRecord> above = [.. head.Where((record, index) => record.Line < structure.FirstRow && index != choice.Header && index != choice.Units && index != choice.Group)];
        if (above.Count > 0)
        {
            yield return new FileProblem("linesAboveHeader", ProblemSeverity.Info, $"{Records(above.Count)} above the rows {IsAre(above.Count)} not part of the table.")
            {
                Count = above.Count,
                Lines = [.. above.Select(record => record.Line).Take(FileProblem.MaxLines)],
                Cells = [.. above.Take(FileProblem.MaxCells).Select(record => new ProblemCell(record.Line, Shown(string.Join(' ', record.Cells))))],
                Repairs = [Repair("header", Text(above[0].Line), above.Count)],
            };
        }

        if (choice.Group >= 0)
            yield return new FileProblem("groupedHeader", ProblemSeverity.Info, "The header has two lines, which were combined to the columns' names.") { Count = 2, Lines = [head[choice.Group].Line, structure.Header!.Line] };
        if (choice.HasRowNames)
            yield return new FileProblem("rowNames", ProblemSeverity.Info, "Each row begins with a name that the header lacks: it became the first column.") { Count = 1 };
        if (choice.Units >= 0 && structure.Skips is null)
        {
            yield return new FileProblem("unitsRow", ProblemSeverity.Info, "The record below the header names units.")
            {
                Count = 1,
                Lines = [head[choice.Units].Line],
                Repairs = [Repair("skipLines", "none", 1)],
            };
        }
    }

    private static IEnumerable<FileProblem> NameProblems(ColumnNames names)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        List<int> doubled = [], others = [], unnamed = [];
        for (var column = 0; column < names.Names.Length; column++)
        {
            var source = names.Sources[column];
            if (source.Length == 0) unnamed.Add(column);
            else if (!seen.Add(source)) doubled.Add(column);
            else if (source != names.Names[column]) others.Add(column);
        }

        if (doubled.Count > 0) yield return Renamed("doubledNames", "Names that repeat another one were numbered", doubled);
        if (others.Count > 0) yield return Renamed("changedNames", "Names that are too long or contain invisible characters were changed", others);
        if (unnamed.Count > 0 && unnamed.Count < names.Names.Length) yield return Renamed("unnamedColumns", "Columns without a name were numbered", unnamed);

        FileProblem Renamed(string code, string what, List<int> columns) =>
            new(code, ProblemSeverity.Info, $"{what}: {string.Join(", ", columns.Take(3).Select(column => $"'{Shown(names.Names[column])}'"))}{(columns.Count > 3 ? ", …" : "")}.") { Count = columns.Count };
    }

    private static IEnumerable<FileProblem> RowProblems(TableStructure structure, TableScan scan)
    {
        List<long> skipped = [.. structure.Choice.Units >= 0 ? [structure.Head[structure.Choice.Units].Line] : Array.Empty<long>(), .. scan is { HasTotal: true, Candidate: { } sum } ? [sum.Line] : Array.Empty<long>(), .. scan.Footers.Lines];
        if (scan.Candidate is { } total)
        {
            var what = scan.HasTotal ? "The last row adds up the others, so it is left out." : "The last row may be a total; its numbers do not add up the others, so it is a row.";
            yield return new FileProblem(scan.HasTotal ? "totalRow" : "possibleTotal", ProblemSeverity.Info, what)
            {
                Count = 1,
                Lines = [total.Line],
                Repairs = [scan.HasTotal ? SkipAllBut(total.Line) : Repair("skipLines", string.Join(',', skipped.Append(total.Line).Select(Text)), 1)],
            };
        }

        if (scan.Footers.Count > 0) yield return Told("notesBelow", scan.Footers, n => $"{Records(n)} below the rows {IsAre(n)} not part of the table.");
        if (scan.Comments.Count > 0) yield return Told("commentLines", scan.Comments, n => $"{Records(n)} {IsAre(n)} a remark.");
        if (scan.RepeatedHeaders.Count > 0) yield return Told("repeatedHeader", scan.RepeatedHeaders, n => $"{Records(n)} repeat{(n == 1 ? "s" : "")} the header.");
        if (scan.Empty.Count > 0) yield return Told("emptyRows", scan.Empty, n => $"{Records(n)} without any value {IsAre(n)} ignored.");
        if (scan.Short.Count > 0) yield return Told("shortRows", scan.Short, n => $"{Records(n)} lack{(n == 1 ? "s" : "")} cells at the end, which are read as missing.");
        if (scan.Padded.Count > 0) yield return Told("paddedRows", scan.Padded, n => $"{Records(n)} end{(n == 1 ? "s" : "")} with blank cells beyond the last column.");
        if (scan.Long.Count > 0)
        {
            // Where most rows are too long, the header or the delimiter is wrong rather than the rows.
            var severity = 2 * scan.Long.Count > scan.Rows ? ProblemSeverity.Error : ProblemSeverity.Info;
            yield return Told("longRows", scan.Long, n => $"{Records(n)} of {scan.Rows} have more cells than the {structure.Width} columns. Put a cell that contains the delimiter into quotes.") with { Severity = severity };
        }

        if (scan.Faults.Count > 0) yield return Told("damagedRows", scan.Faults, n => $"{Records(n)} {(n == 1 ? "has" : "have")} quotes that do not match.");

        ProblemRepair SkipAllBut(long line)
        {
            var others = skipped.Where(other => other != line).Select(Text);
            return Repair("skipLines", string.Join(',', others) is { Length: > 0 } lines ? lines : "none", 1);
        }
    }

    private static FileProblem Told(string code, LineCount lines, Func<int, string> message) =>
        new(code, ProblemSeverity.Info, message(lines.Count)) { Count = lines.Count, Lines = lines.Lines };

    private static ProblemRepair Repair(string name, string value, int changes) => new(new Dictionary<string, string> { [name] = value }, changes);

    private static string Records(int count) => count == 1 ? "One record" : string.Create(CultureInfo.InvariantCulture, $"{count} records");

    private static string IsAre(int count) => count == 1 ? "is" : "are";

    private static string Text(long line) => line.ToString(CultureInfo.InvariantCulture);

    private static string Shown(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
