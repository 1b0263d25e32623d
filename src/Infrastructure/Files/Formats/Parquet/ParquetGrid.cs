using System.Buffers;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.Parquet;

/// <summary>The columns of a Parquet file that have plain values.</summary>
internal sealed class ParquetGrid : IGrid
{
    private readonly Stream _content;
    private readonly IReadOnlyList<WrittenColumn> _columns;

    /// <exception cref="UnreadableFileException">The file is damaged, or has no plain column.</exception>
    public ParquetGrid(Stream content)
    {
        _content = content;
        using var table = ParquetTable.Open(content);
        _columns = [.. table.Columns.Select(column => new WrittenColumn(column.Name, ParquetColumn.KindOf(column)!.Value) { IsWhole = ParquetColumn.IsWhole(column) })];
        Problems =
        [
            .. table.Unreadable.Take(FileProblem.MaxLines).Select(name => new FileProblem(
                "nestedValues", ProblemSeverity.Info, $"Column '{name}' has lists, structures or other values that cannot be read, and is left out.") { Column = name, Count = 1 }),
        ];
    }

    public FormatHints Details { get; } = new();

    public IReadOnlyList<FileProblem> Problems { get; }

    public RecordReader OpenRecords() => new ParquetRecordReader(ParquetTable.Open(_content));

    public Func<RecordReader, ReadOnlyMemory<byte>> CreateCopier(int width) => CopiedCells.CreateCopier(width, decimalSign: null);

    public ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, PredictionLayout layout) =>
        new PredictedCells(new ParquetCellWriter(output), _columns, layout);
}
