using System.Buffers;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Writing;

/// <summary>A file whose rows are returned in another format with their predictions.</summary>
/// <param name="grid">The file.</param>
/// <param name="columns">Its columns.</param>
/// <param name="format">Format of the file with predictions.</param>
/// <param name="decimalSign">Decimal sign of most columns; null if the file stores types.</param>
internal sealed class ConvertedGrid(IGrid grid, IReadOnlyList<WrittenColumn> columns, ICellFormat format, char? decimalSign) : IGrid
{
    public FormatHints Details => grid.Details;

    public IReadOnlyList<FileProblem> Problems => grid.Problems;

    public RecordReader OpenRecords() => grid.OpenRecords();

    public Func<RecordReader, ReadOnlyMemory<byte>> CreateCopier(int width) => CopiedCells.CreateCopier(width, decimalSign);

    public ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, PredictionLayout layout) =>
        new PredictedCells(format.CreateCellWriter(output), columns, layout);
}
