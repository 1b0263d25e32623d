using System.Buffers;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Archives;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>The largest table of a workbook's sheet.</summary>
internal sealed class XlsxGrid : IGrid
{
    private readonly Workbook _workbook;
    private readonly SheetScan _scan;

    private XlsxGrid(Workbook workbook, SheetScan scan, IReadOnlyList<SheetScan> others, bool isGiven)
    {
        _workbook = workbook;
        _scan = scan;
        Details = new FormatHints { Sheet = scan.Sheet.Name };
        Problems = [.. isGiven ? [] : Choice(scan, others), .. scan.Problems()];
    }

    public FormatHints Details { get; }

    public IReadOnlyList<FileProblem> Problems { get; }

    /// <exception cref="UnreadableFileException">The workbook is damaged or empty, or has no such sheet.</exception>
    public static XlsxGrid Open(Stream content, FormatHints hints)
    {
        var workbook = Workbook.Open(content);
        var sheets = hints.Sheet is { } name ? [Named(workbook, name)] : workbook.Sheets;
        workbook.CheckSize(sheets);
        var texts = new TextBudget(content.Length);
        List<SheetScan> scans = [];
        SheetScan? best = null;
        foreach (var scan in sheets.Select(sheet => SheetScan.Create(workbook, sheet, texts)).Where(scan => scan.Count > 0))
        {
            scans.Add(scan);
            var isBetter = best is null || IsBetter(scan, best);
            (isBetter ? best : scan)?.Copy.Drop();
            if (isBetter) best = scan;
        }

        if (best is null) throw new UnreadableFileException(hints.Sheet is null ? "The workbook has no filled cells." : $"The sheet '{hints.Sheet}' has no filled cells.");
        return new XlsxGrid(workbook, best, [.. scans.Where(scan => scan != best)], hints.Sheet is not null);
    }

    public RecordReader OpenRecords() => new SheetRecordReader(
        _workbook, _scan.Copy.IsComplete ? _scan.Copy.OpenRows() : _workbook.OpenRows(_scan.Sheet), _scan.Tables[0].Range);

    /// <summary>The answers are written into the workbook itself, which finds the rows by their numbers.</summary>
    public Func<RecordReader, ReadOnlyMemory<byte>> CreateCopier(int width) => _ => default;

    public string? AnswerFault(long headerLine) => XlsxPredictionWriter.FaultOf(_workbook, _scan, headerLine);

    public ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, PredictionLayout layout) =>
        new XlsxPredictionWriter(output, _workbook, _scan, layout);

    private static bool IsBetter(SheetScan scan, SheetScan other) =>
        scan.Sheet.IsHidden == other.Sheet.IsHidden ? scan.Count > other.Count : other.Sheet.IsHidden;

    private static Sheet Named(Workbook workbook, string name) =>
        workbook.Sheets.FirstOrDefault(sheet => sheet.Name == name)
        ?? workbook.Sheets.FirstOrDefault(sheet => sheet.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UnreadableFileException($"The workbook has no sheet '{name}'. Its sheets are {string.Join(", ", workbook.Sheets.Select(sheet => $"'{sheet.Name}'"))}.");

    private static IEnumerable<FileProblem> Choice(SheetScan chosen, IReadOnlyList<SheetScan> others)
    {
        if (others.Count == 0) yield break;
        var names = string.Join(", ", others.Select(other => $"'{other.Sheet.Name}'{(other.Sheet.IsHidden ? " (hidden)" : "")}"));
        yield return new FileProblem("sheetChosen", ProblemSeverity.Info, $"Sheet '{chosen.Sheet.Name}' is read, the one with the largest table. Others are not: {names}.")
        {
            Count = others.Count,
            Repairs = [.. others.OrderBy(other => other.Sheet.IsHidden).ThenByDescending(other => other.Count).Take(FileProblem.MaxLines)
                .Select(other => new ProblemRepair(new Dictionary<string, string> { ["sheet"] = other.Sheet.Name }, (int)Math.Min(other.Count, int.MaxValue)))],
        };
    }
}
