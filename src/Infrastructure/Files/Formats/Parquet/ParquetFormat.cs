using System.Buffers;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.Parquet;

/// <summary>Apache Parquet: typed columns, in groups of rows.</summary>
internal sealed class ParquetFormat : ITabularFormat, ICellFormat
{
    public string Name => "parquet";

    public IReadOnlyList<string> MediaTypes { get; } = ["application/vnd.apache.parquet"];

    public IReadOnlyList<string> Extensions { get; } = ["parquet"];

    public bool HasHeader => true;

    public bool IsText => false;

    public bool Recognizes(ReadOnlySpan<byte> head) => head.StartsWith("PAR1"u8);

    public ITableFile Open(Stream content, FormatHints hints) =>
        new GridTableFile(this, new ParquetGrid(content), hints with { Header = ParquetRecordReader.HeaderLine, SkipLines = [] });

    public ITabularWriter<Example> CreateWriter(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions) =>
        new ExampleCells(CreateCellWriter(output), dataset, withExclusions);

    public ICellWriter CreateCellWriter(ArrayBufferWriter<byte> output) => new ParquetCellWriter(output);
}
