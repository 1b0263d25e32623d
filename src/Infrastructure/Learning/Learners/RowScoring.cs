using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Serving;

namespace Regressor.Infrastructure.Learning.Learners;

/// <summary>Scores encoded rows.</summary>
internal static class RowScoring
{
    /// <summary>Scores rows, a few at a time.</summary>
    /// <param name="scorer">The scorer.</param>
    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="visit">Receives every row, in order.</param>
    /// <param name="cancellationToken">Checked once per few rows.</param>
    public static void ForEach(this IScorer scorer, EncodedRows rows, MembersOfRow visit, CancellationToken cancellationToken)
    {
        var (columns, width) = (rows.Codes.Length, scorer.Members * scorer.Outputs);
        var codes = new int[EnsemblePredictor.MaxRows * columns];
        var outputs = new double[EnsemblePredictor.MaxRows * width];
        for (var from = 0; from < rows.Rows; from += EnsemblePredictor.MaxRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(EnsemblePredictor.MaxRows, rows.Rows - from);
            for (var i = 0; i < count; i++) rows.CopyCodes(from + i, codes.AsSpan(i * columns, columns));
            scorer.Predict(count, rows.Dense.AsSpan(from * rows.DenseWidth, count * rows.DenseWidth), codes.AsSpan(0, count * columns), outputs);
            for (var i = 0; i < count; i++) visit(from + i, outputs.AsSpan(i * width, width));
        }
    }
}

/// <param name="row">Index among the rows scored.</param>
/// <param name="members">Outputs, [member × output]; valid only during the call.</param>
internal delegate void MembersOfRow(int row, ReadOnlySpan<double> members);
