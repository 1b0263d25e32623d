using System.Buffers;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.JsonElements.Records;

/// <summary>A file of plain JSON records, whose columns are the union of their properties.</summary>
internal sealed class JsonRecordGrid : IGrid
{
    private readonly TextContent _text;
    private readonly Func<Stream, IJsonElements> _readElements;
    private readonly Func<ArrayBufferWriter<byte>, JsonRowWriter<PredictedRow>, ITabularWriter<PredictedRow>> _createWriter;
    private readonly JsonRecordScan _scan;

    /// <param name="text">The content of the file.</param>
    /// <param name="readElements">Finds the records in the file's UTF-8 bytes.</param>
    /// <param name="createWriter">Creates the writer of such a file.</param>
    public JsonRecordGrid(
        TextContent text,
        Func<Stream, IJsonElements> readElements,
        Func<ArrayBufferWriter<byte>, JsonRowWriter<PredictedRow>, ITabularWriter<PredictedRow>> createWriter)
    {
        _text = text;
        _readElements = readElements;
        _createWriter = createWriter;
        _scan = JsonRecordScan.Run(readElements(text.OpenUtf8()));
    }

    public FormatHints Details => new(Encoding: _text.Encoding);

    public IReadOnlyList<FileProblem> Problems => _scan.Problems;

    /// <summary>Opens a file as a table, with the names of the properties as header.</summary>
    public static ITableFile Open(ITabularFormat format, JsonRecordGrid grid, FormatHints hints) =>
        new GridTableFile(format, grid, hints with { Header = JsonRecordReader.HeaderLine, SkipLines = [] });

    public RecordReader OpenRecords() => new JsonRecordReader(_readElements(_text.OpenUtf8()), _scan.Columns);

    public Func<RecordReader, ReadOnlyMemory<byte>> CreateCopier(int width) =>
        record => record.Fault is null && record.Line != JsonRecordReader.HeaderLine ? ((JsonRecordReader)record).Raw.ToArray() : default;

    public ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, PredictionLayout layout) =>
        _createWriter(output, new JsonRecordPredictionWriter(output, layout));
}
