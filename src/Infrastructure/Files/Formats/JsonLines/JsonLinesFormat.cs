using System.Buffers;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.JsonElements;
using Regressor.Infrastructure.Files.JsonElements.Records;
using Regressor.Infrastructure.Files.Text;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.JsonLines;

/// <summary>JSON lines, one per plain record, {"area": …, "rent": …}, or per example as the API has them, {"x": …, "y": …}.</summary>
internal sealed class JsonLinesFormat : ITabularFormat, ICellFormat
{
    public string Name => "jsonLines";

    public IReadOnlyList<string> MediaTypes { get; } = ["application/x-ndjson"];

    public IReadOnlyList<string> Extensions { get; } = ["ndjson", "jsonl"];

    public bool HasHeader => true;

    public bool Recognizes(ReadOnlySpan<byte> head) => JsonHead.BeginsWith(head, "{\""u8);

    public ITableFile Open(Stream content, FormatHints hints)
    {
        var text = TextEncodingDetector.Detect(content, hints);
        var first = new JsonLineElements(text.OpenUtf8());
        return first.MoveNext() && JsonRecords.Are(first.Current)
            ? JsonRecordGrid.Open(this, new JsonRecordGrid(text, utf8 => new JsonLineElements(utf8), (output, rows) => new JsonLinesWriter<PredictedRow>(output, rows)), hints)
            : new JsonTableFile(
                this, text, utf8 => new JsonLineElements(utf8), output => new JsonLinesWriter<PredictedRow>(output, new JsonPredictionWriter(output)));
    }

    public ITabularWriter<Example> CreateWriter(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions) =>
        new JsonLinesWriter<Example>(output, new JsonExampleWriter(output, dataset));

    public ICellWriter CreateCellWriter(ArrayBufferWriter<byte> output) =>
        new JsonCellWriter(output, records => new JsonLinesWriter<WrittenCell[]>(output, records));
}
