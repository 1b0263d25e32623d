using System.Buffers;
using System.IO.Compression;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Archives;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Returns the caller's own workbook with the predictions in new columns: every other cell, format and part stays as it was.</summary>
internal sealed class XlsxPredictionWriter : ITabularWriter<PredictedRow>
{
    private const int MaxPart = 1 << 30;

    private readonly ZipArchive _source;
    private readonly ZipArchive _target;
    private readonly PredictionLayout _layout;
    private readonly PredictionColumns _answers;
    private readonly CellRange _table;
    private readonly int _firstColumn;
    private readonly Queue<ZipArchiveEntry> _entries;
    private SheetEditor? _editor;

    /// <param name="output">Buffer for the bytes of the workbook.</param>
    /// <param name="workbook">The caller's workbook.</param>
    /// <param name="scan">The sheet with the rows.</param>
    /// <param name="layout">What precedes the rows, and what the answers are called.</param>
    /// <exception cref="UnreadableFileException">The workbook cannot be extended.</exception>
    public XlsxPredictionWriter(ArrayBufferWriter<byte> output, Workbook workbook, SheetScan scan, PredictionLayout layout)
    {
        _layout = layout;
        _answers = new PredictionColumns(layout);
        _table = scan.Tables[0].Range;
        _firstColumn = FirstColumn(scan, layout.HeaderLine, _answers.Columns.Count);
        _source = workbook.OpenZip();
        CheckHasNoMacros(_source);
        _target = new ZipArchive(new BufferStream(output), ZipArchiveMode.Create, leaveOpen: true);
        _entries = new Queue<ZipArchiveEntry>(_source.Entries);
        Sheet = Workbook.EntryOf(_source, scan.Sheet.Part)!;
    }

    private ZipArchiveEntry Sheet { get; }

    /// <returns>Why a workbook cannot be extended; null if it can. All of its parts are read for it.</returns>
    public static string? FaultOf(Workbook workbook, SheetScan scan, long headerLine)
    {
        try
        {
            using var source = workbook.OpenZip();
            FirstColumn(scan, headerLine, PredictionColumns.Most);
            CheckHasNoMacros(source);
            foreach (var entry in source.Entries)
            {
                using var part = entry.OpenBounded(MaxPart);
                part.CopyTo(Stream.Null);
            }

            return null;
        }
        catch (UnreadableFileException fault)
        {
            return fault.Message;
        }
    }

    public void Begin()
    {
        CopyUntilSheet();
        var sheet = _entries.Dequeue();
        _editor = new SheetEditor(sheet.OpenBounded(MaxPart), Created(sheet).Open(), _firstColumn, _answers.Columns.Count);
        if (_layout.HeaderLine > 0)
            _editor.Append(_layout.HeaderLine, [.. _answers.Columns.Select(column => WrittenCell.Of(column.Name))], styledLike: _table.LastColumn);
    }

    public void Write(PredictedRow row) => _editor!.Append(row.Line, _answers.CellsOf(row));

    public void End()
    {
        _editor!.End();
        CopyUntilSheet();
        _target.Dispose();
    }

    public void Dispose()
    {
        _editor?.Dispose();
        _source.Dispose();
    }

    private static int FirstColumn(SheetScan scan, long headerLine, int answers) =>
        scan.LastColumnFrom(headerLine) + 1 is var column && column + answers <= CellReference.MaxColumn
            ? column
            : throw new UnreadableFileException("The sheet has no free columns for the predictions.");

    private void CopyUntilSheet()
    {
        while (_entries.TryPeek(out var entry) && (entry != Sheet || _editor is not null))
        {
            using var from = entry.OpenBounded(MaxPart);
            using var to = Created(entry).Open();
            from.CopyTo(to);
            _entries.Dequeue();
        }
    }

    private ZipArchiveEntry Created(ZipArchiveEntry entry)
    {
        var created = _target.CreateEntry(entry.FullName);
        created.LastWriteTime = entry.LastWriteTime;
        return created;
    }

    // The answer is named .xlsx, and Excel does not open a workbook with macros under that name.
    private static void CheckHasNoMacros(ZipArchive source)
    {
        if (Workbook.EntryOf(source, "xl/vbaProject.bin") is null) return;
        source.Dispose();
        throw new UnreadableFileException("A workbook with macros cannot be returned with predictions. Save it as .xlsx.");
    }
}
