using System.Buffers;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>A workbook of Excel 2007 and later: Office Open XML (ECMA-376), transitional or strict.</summary>
internal sealed class XlsxFormat : ITabularFormat, ICellFormat
{
    public string Name => "xlsx";

    public IReadOnlyList<string> MediaTypes { get; } = ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];

    public IReadOnlyList<string> Extensions { get; } = ["xlsx"];

    public bool HasHeader => true;

    public bool IsText => false;

    // The first entry of a workbook is its list of content types or one of its parts; other archives are unpacked before.
    public bool Recognizes(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8);

    public ITableFile Open(Stream content, FormatHints hints) => new GridTableFile(this, XlsxGrid.Open(content, hints), hints);

    public ITabularWriter<Example> CreateWriter(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions) =>
        new ExampleCells(CreateCellWriter(output), dataset, withExclusions);

    public ICellWriter CreateCellWriter(ArrayBufferWriter<byte> output) => new XlsxCellWriter(output);
}
