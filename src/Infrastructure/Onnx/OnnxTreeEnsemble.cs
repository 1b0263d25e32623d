using Google.Protobuf;
using Regressor.Infrastructure.Onnx.Schema;
using static Regressor.Infrastructure.Onnx.Schema.AttributeProto.Types;

namespace Regressor.Infrastructure.Onnx;

/// <summary>Trees whose leaves are summed per target, as the attributes of a <c>TreeEnsembleRegressor</c>. The left child takes x ≤ threshold.</summary>
internal sealed class OnnxTreeEnsemble
{
    private static readonly ByteString Split = ByteString.CopyFromUtf8("BRANCH_LEQ"), Leaf = ByteString.CopyFromUtf8("LEAF");

    private readonly AttributeProto _modes = new() { Name = "nodes_modes", Type = AttributeType.Strings };
    private readonly AttributeProto _tree = Integers("nodes_treeids"), _node = Integers("nodes_nodeids"), _feature = Integers("nodes_featureids");
    private readonly AttributeProto _left = Integers("nodes_truenodeids"), _right = Integers("nodes_falsenodeids");
    private readonly AttributeProto _threshold = Numbers("nodes_values");
    private readonly AttributeProto _target = Integers("target_ids"), _targetTree = Integers("target_treeids"), _targetNode = Integers("target_nodeids");
    private readonly AttributeProto _weight = Numbers("target_weights");

    /// <summary>Sums before the first tree, [target].</summary>
    public required float[] Start { get; init; }

    public IEnumerable<AttributeProto> Attributes
    {
        get
        {
            var start = Numbers("base_values");
            start.Floats.AddRange(Start);
            var targets = new AttributeProto { Name = "n_targets", Type = AttributeType.Int, I = Start.Length };
            return [_modes, _tree, _node, _feature, _left, _right, _threshold, _target, _targetTree, _targetNode, _weight, start, targets];
        }
    }

    /// <param name="tree">The tree.</param>
    /// <param name="node">Index of the node in the tree.</param>
    /// <param name="feature">Column of the input.</param>
    /// <param name="threshold">Largest x of the left child.</param>
    /// <param name="left">Index of the left child, which the right one follows.</param>
    public void AddSplit(int tree, int node, int feature, float threshold, int left) => Add(Split, tree, node, feature, threshold, left, left + 1);

    public void AddLeaf(int tree, int node, int target, float value)
    {
        Add(Leaf, tree, node, 0, 0, 0, 0);
        _target.Ints.Add(target);
        _targetTree.Ints.Add(tree);
        _targetNode.Ints.Add(node);
        _weight.Floats.Add(value);
    }

    private void Add(ByteString mode, int tree, int node, int feature, float threshold, int left, int right)
    {
        _modes.Strings.Add(mode);
        _tree.Ints.Add(tree);
        _node.Ints.Add(node);
        _feature.Ints.Add(feature);
        _threshold.Floats.Add(threshold);
        _left.Ints.Add(left);
        _right.Ints.Add(right);
    }

    private static AttributeProto Integers(string name) => new() { Name = name, Type = AttributeType.Ints };

    private static AttributeProto Numbers(string name) => new() { Name = name, Type = AttributeType.Floats };
}
