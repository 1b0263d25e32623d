using System.Buffers;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.JsonElements;
using Regressor.Infrastructure.Files.JsonElements.Records;
using Regressor.Infrastructure.Files.Text;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.Json;

/// <summary>One JSON array of plain records, {"area": …, "rent": …}, or of examples as the API has them, {"x": …, "y": …}.</summary>
internal sealed class JsonFormat : ITabularFormat, ICellFormat
{
    public string Name => "json";

    public IReadOnlyList<string> MediaTypes { get; } = ["application/json"];

    public IReadOnlyList<string> Extensions { get; } = ["json"];

    public bool HasHeader => true;

    public bool Recognizes(ReadOnlySpan<byte> head) => JsonHead.BeginsWith(head, "[{"u8);

    public ITableFile Open(Stream content, FormatHints hints)
    {
        var text = TextEncodingDetector.Detect(content, hints);

        // Reports a file that is not an array on opening, not only on reading.
        var first = new JsonArrayElements(text.OpenUtf8());
        return first.MoveNext() && JsonRecords.Are(first.Current)
            ? JsonRecordGrid.Open(this, new JsonRecordGrid(text, utf8 => new JsonArrayElements(utf8), (output, rows) => new JsonArrayWriter<PredictedRow>(output, rows)), hints)
            : new JsonTableFile(
                this, text, utf8 => new JsonArrayElements(utf8), output => new JsonArrayWriter<PredictedRow>(output, new JsonPredictionWriter(output)));
    }

    public ITabularWriter<Example> CreateWriter(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions) =>
        new JsonArrayWriter<Example>(output, new JsonExampleWriter(output, dataset));

    public ICellWriter CreateCellWriter(ArrayBufferWriter<byte> output) =>
        new JsonCellWriter(output, records => new JsonArrayWriter<WrittenCell[]>(output, records));
}
