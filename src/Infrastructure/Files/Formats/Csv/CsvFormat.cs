using System.Buffers;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Text;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>CSV: a header and one record per row. Quoted cells may contain line ends.</summary>
internal sealed class CsvFormat : ITabularFormat, ICellFormat
{
    public string Name => "csv";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/csv"];

    public IReadOnlyList<string> Extensions { get; } = ["csv", "tsv", "txt"];

    public bool HasHeader => true;

    // Any text may be CSV, so it is the default where no other format recognizes a file.
    public bool Recognizes(ReadOnlySpan<byte> head) => false;

    public ITableFile Open(Stream content, FormatHints hints) => new GridTableFile(this, CsvGrid.Open(TextEncodingDetector.Detect(content, hints), hints), hints);

    public ITabularWriter<Example> CreateWriter(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions) =>
        new CsvExampleWriter(new CsvCellWriter(output, ',', '.'), dataset, withExclusions);

    public ICellWriter CreateCellWriter(ArrayBufferWriter<byte> output) => new CsvCells(new CsvCellWriter(output, ',', '.'));
}
