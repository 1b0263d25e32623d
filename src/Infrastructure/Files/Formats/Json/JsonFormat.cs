using System.Buffers;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.JsonElements;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.Formats.Json;

/// <summary>One JSON array of examples: {"x": …, "y": …}.</summary>
internal sealed class JsonFormat : ITabularFormat
{
    public string Name => "json";

    public IReadOnlyList<string> MediaTypes { get; } = ["application/json"];

    public IReadOnlyList<string> Extensions { get; } = ["json"];

    public bool HasHeader => false;

    public bool Recognizes(ReadOnlySpan<byte> head) => JsonHead.BeginsWith(head, "[{"u8);

    public ITableFile Open(Stream content, FormatHints hints)
    {
        var text = TextEncodingDetector.Detect(content, hints.Encoding);

        // Reports a file that is not an array on opening, not only on reading.
        new JsonArrayElements(text.OpenUtf8()).MoveNext();
        return new JsonTableFile(
            this, text, utf8 => new JsonArrayElements(utf8), output => new JsonArrayWriter<PredictedRow>(output, new JsonPredictionWriter(output)));
    }

    public ITabularWriter<Example> CreateWriter(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions) =>
        new JsonArrayWriter<Example>(output, new JsonExampleWriter(output, dataset));
}
