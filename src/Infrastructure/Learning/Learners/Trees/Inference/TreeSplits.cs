namespace Regressor.Infrastructure.Learning.Learners.Trees.Inference;

/// <summary>The splits and leaves of a member's trees, ordered [tree of the round, round].</summary>
/// <param name="Trees">Number of trees.</param>
/// <param name="Splits">The splits, in any order.</param>
/// <param name="Leaves">[tree × <paramref name="Stride"/>], values of the leaves from left to right.</param>
/// <param name="Stride">Maximum number of leaves of a tree.</param>
internal sealed record TreeSplits(int Trees, IReadOnlyList<TreeSplits.Split> Splits, float[] Leaves, int Stride)
{
    /// <param name="weights">The trees.</param>
    /// <param name="member">The member.</param>
    /// <param name="first">First node of each tree, and the number of nodes.</param>
    /// <param name="stride">Maximum number of leaves of a tree.</param>
    public static TreeSplits Of(TreeWeights weights, int member, int[] first, int stride)
    {
        var (perRound, rounds) = (weights.TreesPerRound, weights.Rounds[member]);
        var from = weights.Rounds[..member].Sum() * perRound;
        var leaves = new float[rounds * perRound * stride];
        List<Split> splits = [];
        for (var tree = 0; tree < rounds * perRound; tree++)
        {
            var place = (tree % perRound * rounds) + (tree / perRound);
            Read(weights, first[from + tree]..first[from + tree + 1], place, leaves.AsSpan(place * stride, stride), splits);
        }

        return new TreeSplits(rounds * perRound, splits, leaves, stride);
    }

    private static void Read(TreeWeights weights, Range nodes, int tree, Span<float> leaves, List<Split> splits)
    {
        var features = weights.Features.AsSpan(nodes);
        var values = weights.Values.AsSpan(nodes);

        // The children of the i-th inner node are 2i + 1 and 2i + 2.
        Span<int> left = stackalloc int[2 * TreeWeights.MaxLeaves];
        var inner = 0;
        for (var node = 0; node < features.Length; node++) left[node] = features[node] < 0 ? 0 : (2 * inner++) + 1;

        // Depth first, a stack holds the nodes whose left side is read or still to be read.
        Span<(int Node, int FirstLeaf)> path = stackalloc (int, int)[TreeWeights.MaxLeaves];
        var (depth, at, leaf) = (0, 0, 0);
        while (true)
        {
            for (; left[at] > 0; at = left[at]) path[depth++] = (at, leaf);
            leaves[leaf++] = values[at];
            if (depth == 0) return;
            var (node, firstLeaf) = path[--depth];
            splits.Add(new Split(features[node], values[node], tree, ~(Below(leaf) & ~Below(firstLeaf))));
            at = left[node] + 1;
        }
    }

    /// <returns>The bits of the first leaves.</returns>
    private static ulong Below(int leaf) => leaf >= 64 ? ulong.MaxValue : (1UL << leaf) - 1;

    /// <param name="Feature">Feature of the member.</param>
    /// <param name="Threshold">Largest number on the left side.</param>
    /// <param name="Tree">The tree.</param>
    /// <param name="Right">Bits of the leaves that a row on the right side may still reach: all but those on the left side.</param>
    internal readonly record struct Split(int Feature, float Threshold, int Tree, ulong Right);
}
