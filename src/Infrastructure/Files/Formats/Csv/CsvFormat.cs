using System.Buffers;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>CSV: a header and one record per row. Quoted cells may contain line ends.</summary>
internal sealed class CsvFormat : ITabularFormat
{
    public string Name => "csv";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/csv"];

    public IReadOnlyList<string> Extensions { get; } = ["csv", "tsv", "txt"];

    public bool HasHeader => true;

    // Any text may be CSV, so it is the default where no other format recognizes a file.
    public bool Recognizes(ReadOnlySpan<byte> head) => false;

    public ITableFile Open(Stream content, FormatHints hints) => CsvTableFile.Open(this, TextEncodingDetector.Detect(content, hints.Encoding), hints);

    public ITabularWriter<Example> CreateWriter(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions) =>
        new CsvExampleWriter(new CsvCellWriter(output, ',', '.'), dataset, withExclusions);
}
