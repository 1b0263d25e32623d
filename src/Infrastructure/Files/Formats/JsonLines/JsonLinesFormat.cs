using System.Buffers;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.JsonElements;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.Formats.JsonLines;

/// <summary>JSON lines, one example per line: {"x": …, "y": …}.</summary>
internal sealed class JsonLinesFormat : ITabularFormat
{
    public string Name => "jsonLines";

    public IReadOnlyList<string> MediaTypes { get; } = ["application/x-ndjson"];

    public IReadOnlyList<string> Extensions { get; } = ["ndjson", "jsonl"];

    public bool HasHeader => false;

    public bool Recognizes(ReadOnlySpan<byte> head) => JsonHead.BeginsWith(head, "{\""u8);

    public ITableFile Open(Stream content, FormatHints hints) => new JsonTableFile(
        this,
        TextEncodingDetector.Detect(content, hints.Encoding),
        utf8 => new JsonLineElements(utf8),
        output => new JsonLinesWriter<PredictedRow>(output, new JsonPredictionWriter(output)));

    public ITabularWriter<Example> CreateWriter(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions) =>
        new JsonLinesWriter<Example>(output, new JsonExampleWriter(output, dataset));
}
