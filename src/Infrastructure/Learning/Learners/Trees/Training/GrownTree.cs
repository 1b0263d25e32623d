namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>A tree over binned columns. Nodes are in the order in which they were created.</summary>
internal sealed class GrownTree
{
    private readonly List<Node> _nodes = [default];

    public int Count => _nodes.Count;

    /// <summary>Splits a leaf.</summary>
    /// <returns>The left child, which the right one follows.</returns>
    public int Split(int leaf, int column, int split)
    {
        var left = _nodes.Count;
        _nodes[leaf] = new Node(column, split, left, 0);
        _nodes.Add(default);
        _nodes.Add(default);
        return left;
    }

    public void SetValue(int leaf, float value) => _nodes[leaf] = new Node(0, 0, 0, value);

    /// <summary>Returns the value of the leaf that a training row reaches.</summary>
    public float ValueOf(IReadOnlyList<BinnedColumn> columns, int row)
    {
        var node = _nodes[0];
        while (node.Left > 0) node = _nodes[node.Left + columns[node.Column].SideOf(row, node.Split)];
        return node.Value;
    }

    /// <summary>Appends the nodes in breadth-first order, as <see cref="Inference.TreeWeights"/> has them.</summary>
    public void Write(IReadOnlyList<BinnedColumn> columns, List<int> features, List<float> values)
    {
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var index))
        {
            var node = _nodes[index];
            if (node.Left == 0)
            {
                features.Add(-1);
                values.Add(node.Value);
                continue;
            }

            var (feature, threshold) = columns[node.Column].SplitAt(node.Split);
            features.Add(feature);
            values.Add(threshold);
            queue.Enqueue(node.Left);
            queue.Enqueue(node.Left + 1);
        }
    }

    /// <param name="Column">Column of the split.</param>
    /// <param name="Split">Split of the column.</param>
    /// <param name="Left">Left child; 0 for a leaf.</param>
    /// <param name="Value">Value of a leaf.</param>
    private readonly record struct Node(int Column, int Split, int Left, float Value);
}
