namespace Regressor.Infrastructure.Learning.Features;

/// <summary>
/// Rows as a learner sees them. <c>Dense</c> is row-major [rows, DenseWidth]: encoded numbers, missing indicators, one-hot levels, projected texts, and last
/// the standardized numbers that only the linear part sees. <c>Codes</c> is [embedded feature][row].
/// </summary>
internal sealed record EncodedRows(int Rows, int DenseWidth, float[] Dense, long[][] Codes)
{
    /// <summary>Maximum dense numbers of a table; more exceed what an array can hold.</summary>
    public const long MostNumbers = 2_000_000_000;

    /// <summary>Rows of a block, whose results in the layers of a few networks fit a cache.</summary>
    private const int BlockRows = 256;

    public ReadOnlySpan<float> DenseRow(int row) => Dense.AsSpan(row * DenseWidth, DenseWidth);

    /// <param name="row">The row.</param>
    /// <param name="codes">Buffer for its level codes, [embedded feature].</param>
    public void CopyCodes(int row, Span<int> codes)
    {
        for (var column = 0; column < codes.Length; column++) codes[column] = (int)Codes[column][row];
    }

    /// <summary>Visits consecutive rows, a block at a time, on all cores.</summary>
    /// <param name="run">Receives the first row of a block and its rows, in any order and on several threads at once.</param>
    /// <param name="cancellationToken">Checked once per block.</param>
    public void ForEachBlock(Action<int, EncodedRows> run, CancellationToken cancellationToken) => TrainingCores.ForEach(
        (Rows + BlockRows - 1) / BlockRows,
        block => run(block * BlockRows, Slice(block * BlockRows, Math.Min(BlockRows, Rows - (block * BlockRows)))),
        cancellationToken);

    public EncodedRows First(int rows) => Slice(0, rows);

    public EncodedRows Slice(int from, int rows) => rows == Rows ? this : this with
    {
        Rows = rows,
        Dense = Dense[(from * DenseWidth)..((from + rows) * DenseWidth)],
        Codes = Array.ConvertAll(Codes, column => column[from..(from + rows)]),
    };
}
