using System.Runtime.Intrinsics;
using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>
/// Grows trees leaf by leaf, the leaf with the largest gain first (Shi 2007). Of two children only the smaller one's histogram is summed from
/// rows; the other is the difference from the parent's.
/// </summary>
/// <param name="columns">Columns of the member.</param>
/// <param name="settings">Size of the trees, and penalty.</param>
internal sealed class TreeGrower(IReadOnlyList<BinnedColumn> columns, TreeSettings settings)
{
    private readonly Histograms _histograms = new(columns, settings);
    private readonly PriorityQueue<Leaf, (double Gain, int Order)> _open = new();

    /// <summary>Grows a tree.</summary>
    /// <param name="space">Rows and derivatives of the tree; reordered by leaf.</param>
    /// <param name="count">Number of rows of the tree.</param>
    /// <param name="chosen">Columns that it may split.</param>
    /// <param name="seed">Seed of what is drawn.</param>
    /// <param name="added">Receives the rows of each leaf and its value.</param>
    public GrownTree Grow(Workspace space, int count, ReadOnlySpan<int> chosen, ulong seed, Action<ReadOnlySpan<int>, float> added)
    {
        var tree = new GrownTree();
        var total = Vector128<double>.Zero;
        foreach (var derivative in space.Derivatives.AsSpan(0, count)) total += derivative;
        var histogram = space.Rent(_histograms.Bins);
        _histograms.Fill(histogram, chosen, space.Rows.AsSpan(0, count), space.Derivatives);
        Open(new Leaf(0, 0, 0, count, total, histogram), chosen, seed);
        for (var leaves = _open.Count; _open.TryDequeue(out var leaf, out _);)
        {
            if (leaves == settings.Leaves || leaf.Best.Column < 0)
            {
                Close(leaf);
                continue;
            }

            leaves++;
            var middle = Divide(space, leaf);
            var left = tree.Split(leaf.Node, leaf.Best.Column, leaf.Best.Split);
            var (one, other) = Children(leaf, left, middle);
            var small = one.Count <= other.Count ? one : other;
            small.Histogram = space.Rent(_histograms.Bins);
            _histograms.Fill(small.Histogram, chosen, space.Rows.AsSpan(small.From, small.Count), space.Derivatives.AsSpan(small.From, small.Count));
            _histograms.Subtract(leaf.Histogram, small.Histogram, chosen);
            (small == one ? other : one).Histogram = leaf.Histogram;
            Open(one, chosen, seed);
            Open(other, chosen, seed);
        }

        return tree;

        void Close(Leaf leaf)
        {
            var value = (float)(-settings.LearningRate * leaf.Total[0] / (leaf.Total[1] + settings.Penalty));
            tree.SetValue(leaf.Node, value);
            added(space.Rows.AsSpan(leaf.From, leaf.Count), value);
            space.Return(leaf.Histogram);
        }
    }

    private void Open(Leaf leaf, ReadOnlySpan<int> chosen, ulong seed)
    {
        leaf.Best = leaf.Depth < TreeSettings.MaxDepth
            ? _histograms.FindBest(leaf.Histogram, chosen, leaf.Total, leaf.Count, Mixing.Mix(seed + (ulong)leaf.Node))
            : new Histograms.Candidate(-1, 0, 0, default);
        _open.Enqueue(leaf, (-leaf.Best.Gain, leaf.Node));
    }

    private static (Leaf Left, Leaf Right) Children(Leaf leaf, int left, int middle) => (
        new Leaf(left, leaf.Depth + 1, leaf.From, middle, leaf.Best.Left, []),
        new Leaf(left + 1, leaf.Depth + 1, leaf.From + middle, leaf.Count - middle, leaf.Total - leaf.Best.Left, []));

    /// <summary>Moves the rows of a leaf's right side behind those of its left side, both in their order.</summary>
    /// <returns>Number of rows on the left side.</returns>
    private int Divide(Workspace space, Leaf leaf)
    {
        var rows = space.Rows.AsSpan(leaf.From, leaf.Count);
        var derivatives = space.Derivatives.AsSpan(leaf.From, leaf.Count);
        var rightRows = space.RightRows.AsSpan(0, leaf.Count);
        var rightDerivatives = space.RightDerivatives.AsSpan(0, leaf.Count);
        var (column, split) = (columns[leaf.Best.Column], leaf.Best.Split);
        var (left, right) = (0, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            // Without a branch, which would be mispredicted: both places are written, and one is kept.
            var (row, derivative) = (rows[i], derivatives[i]);
            rows[left] = rightRows[right] = row;
            derivatives[left] = rightDerivatives[right] = derivative;
            var side = column.SideOf(row, split);
            right += side;
            left += 1 - side;
        }

        rightRows[..right].CopyTo(rows[left..]);
        rightDerivatives[..right].CopyTo(derivatives[left..]);
        return left;
    }

    /// <param name="node">Node of the tree.</param>
    /// <param name="depth">Number of splits above it.</param>
    /// <param name="from">Its first row.</param>
    /// <param name="count">Number of its rows.</param>
    /// <param name="total">Sum of the derivatives.</param>
    /// <param name="histogram">Sums by bin.</param>
    private sealed class Leaf(int node, int depth, int from, int count, Vector128<double> total, Vector128<double>[] histogram)
    {
        public int Node => node;

        public int Depth => depth;

        public int From => from;

        public int Count => count;

        public Vector128<double> Total => total;

        public Vector128<double>[] Histogram { get; set; } = histogram;

        public Histograms.Candidate Best { get; set; }
    }
}
