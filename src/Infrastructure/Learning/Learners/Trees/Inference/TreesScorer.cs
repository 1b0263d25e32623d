using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Inference;

/// <summary>
/// Sums the leaves that a row reaches. Four trees are descended together, because each step waits for its memory. A leaf is its own child, so
/// that all four take as many steps as the deepest.
/// </summary>
internal sealed class TreesScorer : IScorer
{
    private const int Together = 4;

    /// <summary>Number of features up to which a row is kept on the stack.</summary>
    private const int Stack = 1024;

    private readonly TreeWeights _weights;
    private readonly Node[] _nodes;
    private readonly Group[] _groups;

    /// <summary>[member × tree of the round] → first group; one more at the end.</summary>
    private readonly int[] _firstGroup;

    private readonly int _width;

    /// <exception cref="Application.Abstractions.Storage.CorruptCheckpointException">The trees are invalid.</exception>
    public TreesScorer(TreeWeights weights, int outputs)
    {
        (_weights, Outputs, _width) = (weights, outputs, weights.Width);
        var first = weights.FindTrees();

        // The last node fills groups of fewer than four trees.
        _nodes = new Node[weights.Features.Length + 1];
        _nodes[^1] = Leaf(_nodes.Length - 1, 0);
        var depths = new int[first.Length - 1];
        for (var tree = 0; tree < depths.Length; tree++) depths[tree] = Link(first[tree], first[tree + 1]);
        (_groups, _firstGroup) = GroupsOf(first, depths);
    }

    public int Members => _weights.Members;

    public int Outputs { get; }

    public void Predict(int rows, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs)
    {
        var (width, columns) = (_weights.DenseWidth, _weights.Levels.Count);
        for (var row = 0; row < rows; row++)
        {
            var x = dense.Slice(row * width, width);
            var levels = codes.Slice(row * columns, columns);
            for (var member = 0; member < Members; member++)
                PredictMember(member, x, levels, outputs.Slice(((row * Members) + member) * Outputs, Outputs));
        }
    }

    /// <param name="member">The member.</param>
    /// <param name="dense">Dense inputs of one row.</param>
    /// <param name="codes">Level codes of the row, [embedded column].</param>
    /// <param name="outputs">Buffer for the member's predictions, [<see cref="Outputs"/>].</param>
    public void PredictMember(int member, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs)
    {
        if (_weights.Levels.Count == 0)
        {
            Sum(member, dense, outputs);
            return;
        }

        var features = _width <= Stack ? stackalloc float[_width] : new float[_width];
        dense.CopyTo(features);
        var next = _weights.DenseWidth;
        for (var column = 0; column < codes.Length; column++)
        {
            var levels = _weights.Levels[column];
            var perMember = levels.Values.Length / Members;
            levels.Values.AsSpan((member * perMember) + (codes[column] * levels.Width), levels.Width).CopyTo(features[next..]);
            next += levels.Width;
        }

        Sum(member, features, outputs);
    }

    private void Sum(int member, ReadOnlySpan<float> features, Span<double> outputs)
    {
        var trees = _weights.TreesPerRound;
        for (var tree = 0; tree < trees; tree++)
        {
            var place = (member * trees) + tree;
            double sum = _weights.Start[place];
            foreach (ref readonly var group in _groups.AsSpan(_firstGroup[place].._firstGroup[place + 1])) sum += Sum(group, features);
            outputs[tree] = sum;
        }

        if (outputs.Length > trees) (outputs[0], outputs[1]) = (-outputs[0] / 2, outputs[0] / 2);
    }

    // The indices are valid for any x: the constructor derives those of the nodes, and features are checked.
    private double Sum(in Group group, ReadOnlySpan<float> features)
    {
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref var x = ref MemoryMarshal.GetReference(features);
        var (a, b, c, d) = (group.A, group.B, group.C, group.D);
        for (var step = group.Depth; step > 0; step--)
        {
            a = Next(ref Unsafe.Add(ref nodes, a), ref x);
            b = Next(ref Unsafe.Add(ref nodes, b), ref x);
            c = Next(ref Unsafe.Add(ref nodes, c), ref x);
            d = Next(ref Unsafe.Add(ref nodes, d), ref x);
        }

        return Unsafe.Add(ref nodes, a).Value + (double)Unsafe.Add(ref nodes, b).Value + Unsafe.Add(ref nodes, c).Value + Unsafe.Add(ref nodes, d).Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(ref Node node, ref float x) => node.Child + (Unsafe.Add(ref x, node.Feature) > node.Threshold ? 1 : 0);

    /// <summary>Links the nodes of a tree.</summary>
    /// <returns>Depth of the tree; 0 for a leaf.</returns>
    private int Link(int from, int to)
    {
        var depths = to - from <= Stack ? stackalloc int[to - from] : new int[to - from];
        depths[0] = 0;
        var (inner, deepest) = (0, 0);
        for (var node = from; node < to; node++)
        {
            var depth = depths[node - from];
            deepest = Math.Max(deepest, depth);
            if (_weights.Features[node] < 0)
            {
                _nodes[node] = Leaf(node, _weights.Values[node]);
                continue;
            }

            var child = (2 * inner++) + 1;
            depths[child] = depths[child + 1] = depth + 1;
            _nodes[node] = new Node(_weights.Values[node], _weights.Features[node], from + child, 0);
        }

        return deepest;
    }

    private static Node Leaf(int node, float value) => new(float.PositiveInfinity, 0, node, value);

    /// <summary>Groups trees of similar depth, separately for each sum.</summary>
    private (Group[] Groups, int[] First) GroupsOf(int[] first, int[] depths)
    {
        List<Group> groups = [];
        List<int> firstGroup = [0];
        var (trees, from) = (_weights.TreesPerRound, 0);
        foreach (var rounds in _weights.Rounds)
        {
            for (var tree = 0; tree < trees; tree++)
            {
                var start = from + tree;
                var own = Enumerable.Range(0, rounds).Select(round => start + (round * trees)).OrderBy(index => depths[index]);
                groups.AddRange(own.Chunk(Together).Select(four => new Group(Root(four, 0), Root(four, 1), Root(four, 2), Root(four, 3), depths[four[^1]])));
                firstGroup.Add(groups.Count);
            }

            from += rounds * trees;
        }

        return ([.. groups], [.. firstGroup]);

        int Root(int[] four, int index) => index < four.Length ? first[four[index]] : _nodes.Length - 1;
    }

    /// <param name="Threshold">The left child takes x ≤ threshold; infinite for a leaf.</param>
    /// <param name="Feature">Feature x; any for a leaf.</param>
    /// <param name="Child">Left child, which the right one follows; a leaf itself.</param>
    /// <param name="Value">Value of a leaf.</param>
    private readonly record struct Node(float Threshold, int Feature, int Child, float Value);

    /// <summary>Roots of four trees, and the depth of the deepest.</summary>
    private readonly record struct Group(int A, int B, int C, int D, int Depth);
}
