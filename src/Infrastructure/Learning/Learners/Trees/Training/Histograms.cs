using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Sums the derivatives of a leaf's rows by bin, and finds the best split. A sum is a vector of both derivatives.</summary>
/// <param name="columns">Columns of the member.</param>
/// <param name="settings">Minimum size of a leaf, and penalty.</param>
internal sealed class Histograms(IReadOnlyList<BinnedColumn> columns, TreeSettings settings)
{
    /// <summary>Gain below which a split is rounding noise, as a share of the leaf's score.</summary>
    private const double LeastGain = 1e-9;

    /// <summary>First bin of each column, and the number of all bins.</summary>
    private readonly int[] _first = FirstOf(columns);

    public int Bins => _first[^1];

    public void Fill(Vector128<double>[] histogram, ReadOnlySpan<int> chosen, ReadOnlySpan<int> rows, ReadOnlySpan<Vector128<double>> derivatives)
    {
        foreach (var column in chosen)
        {
            var own = histogram.AsSpan(_first[column], columns[column].Count);
            own.Clear();
            Add(own, columns[column].Bins, rows, derivatives);
        }
    }

    /// <summary>Computes the histogram of a leaf from those of its parent and its sibling.</summary>
    public void Subtract(Vector128<double>[] parent, Vector128<double>[] sibling, ReadOnlySpan<int> chosen)
    {
        foreach (var column in chosen)
        {
            for (var bin = _first[column]; bin < _first[column + 1]; bin++) parent[bin] -= sibling[bin];
        }
    }

    /// <param name="histogram">Histogram of the leaf.</param>
    /// <param name="chosen">Columns that may be split.</param>
    /// <param name="total">Sum over the leaf.</param>
    /// <param name="rows">Number of rows in the leaf.</param>
    /// <param name="seed">Seed of what is drawn.</param>
    public Candidate FindBest(Vector128<double>[] histogram, ReadOnlySpan<int> chosen, Vector128<double> total, int rows, ulong seed)
    {
        // Rows are proportional to their second derivative, exactly so for squared errors.
        var curvature = total[1];
        var least = Math.Max(TreeSettings.MinCurvature, settings.MinRows * curvature / rows);
        var score = total[0] * total[0] / (curvature + settings.Penalty);
        var best = new Candidate(-1, 0, score + (LeastGain * Math.Abs(score)), default);
        if (curvature < 2 * least) return best with { Gain = 0 };
        foreach (var column in chosen)
        {
            var own = histogram.AsSpan(_first[column], columns[column].Splits);
            if (settings.HasRandomSplits) DrawSplit(own, column, total, least, Mixing.Mix(seed + (ulong)column), ref best);
            else if (columns[column].IsNominal) FindLevel(own, column, total, least, ref best);
            else FindThreshold(own, column, total, least, ref best);
        }

        return best with { Gain = best.Gain - score };
    }

    /// <summary>Offers one split after a bin that has rows, each with the same probability.</summary>
    private void DrawSplit(Span<Vector128<double>> own, int column, Vector128<double> total, double least, ulong random, ref Candidate best)
    {
        var filled = 0;
        foreach (var bin in own) filled += bin[1] > 0 ? 1 : 0;
        if (filled == 0) return;
        var left = Vector128<double>.Zero;
        var split = -1;
        for (var rank = (int)(random % (ulong)filled); rank >= 0;)
        {
            split++;
            left += own[split];
            if (own[split][1] > 0) rank--;
        }

        // A nominal split has its level on the right side.
        if (columns[column].IsNominal) left = total - own[split];
        if (left[1] >= least && total[1] - left[1] >= least) Offer(column, split, left, total - left, left, ref best);
    }

    private void FindThreshold(Span<Vector128<double>> own, int column, Vector128<double> total, double least, ref Candidate best)
    {
        var left = Vector128<double>.Zero;
        for (var split = 0; split < own.Length; split++)
        {
            // An empty bin separates what the one before it does.
            if (own[split][1] == 0) continue;
            left += own[split];
            if (left[1] < least) continue;
            if (total[1] - left[1] < least) return;
            Offer(column, split, left, total - left, left, ref best);
        }
    }

    private void FindLevel(Span<Vector128<double>> own, int column, Vector128<double> total, double least, ref Candidate best)
    {
        for (var split = 0; split < own.Length; split++)
        {
            var rest = total - own[split];
            if (own[split][1] >= least && rest[1] >= least) Offer(column, split, own[split], rest, rest, ref best);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Offer(int column, int split, Vector128<double> one, Vector128<double> other, Vector128<double> left, ref Candidate best)
    {
        var gain = (one[0] * one[0] / (one[1] + settings.Penalty)) + (other[0] * other[0] / (other[1] + settings.Penalty));
        if (gain > best.Gain) best = new Candidate(column, split, gain, left);
    }

    // The bounds are those of the arrays: bins are below the column's count.
    private static void Add(Span<Vector128<double>> histogram, byte[] bins, ReadOnlySpan<int> rows, ReadOnlySpan<Vector128<double>> derivatives)
    {
        ref var sums = ref MemoryMarshal.GetReference(histogram);
        ref var bin = ref MemoryMarshal.GetArrayDataReference(bins);
        for (var i = 0; i < rows.Length; i++) Unsafe.Add(ref sums, Unsafe.Add(ref bin, rows[i])) += derivatives[i];
    }

    private static int[] FirstOf(IReadOnlyList<BinnedColumn> columns)
    {
        var first = new int[columns.Count + 1];
        for (var column = 0; column < columns.Count; column++) first[column + 1] = first[column] + columns[column].Count;
        return first;
    }

    /// <param name="Column">Column to split; −1 for none.</param>
    /// <param name="Split">Split of the column.</param>
    /// <param name="Gain">Reduction of the penalized loss, doubled.</param>
    /// <param name="Left">Sum over the left side.</param>
    internal readonly record struct Candidate(int Column, int Split, double Gain, Vector128<double> Left);
}
