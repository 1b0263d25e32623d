using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Inference;

/// <summary>Converts <see cref="TreeWeights"/> to one node with the trees of all members, one target per member and tree of a round.</summary>
internal static class OnnxTrees
{
    /// <param name="graph">Graph to which the nodes are added.</param>
    /// <param name="inputs">Encoded inputs.</param>
    /// <param name="weights">The trees.</param>
    /// <param name="outputs">Number of values per prediction.</param>
    /// <returns>Name of t, [member, N, output].</returns>
    /// <exception cref="CorruptCheckpointException">The trees are invalid.</exception>
    public static string Add(OnnxGraph graph, OnnxInputs inputs, TreeWeights weights, int outputs)
    {
        List<string> features = inputs.Dense is { } dense ? [dense] : [];
        features.AddRange(weights.Levels.Select((levels, column) => LevelsOf(graph, weights.Members, levels, inputs.Codes[column])));
        var sums = graph.TreeEnsemble(graph.Concat(1, features), EnsembleOf(weights));
        var t = graph.Transpose(graph.Node("Reshape", sums, graph.Constant([0, weights.Members, weights.TreesPerRound])), 1, 0, 2);
        return outputs == weights.TreesPerRound ? t : graph.Node("Mul", t, graph.Constant([1, 1, 2], [-0.5f, 0.5f]));
    }

    /// <returns>Name of the features of a column's levels, [N, member × feature].</returns>
    private static string LevelsOf(OnnxGraph graph, int members, LevelFeatures levels, string codes)
    {
        var table = graph.Constant([members, levels.Values.Length / members / levels.Width, levels.Width], levels.Values);
        return graph.Node("Reshape", graph.Transpose(graph.Gather(table, 1, codes), 1, 0, 2), graph.Constant([0, members * levels.Width]));
    }

    private static OnnxTreeEnsemble EnsembleOf(TreeWeights weights)
    {
        var ensemble = new OnnxTreeEnsemble { Start = weights.Start };
        var first = weights.FindTrees();
        var tree = 0;
        for (var member = 0; member < weights.Members; member++)
        {
            var places = PlacesOf(weights, member);
            for (var i = 0; i < weights.Rounds[member] * weights.TreesPerRound; i++, tree++)
            {
                var inner = 0;
                for (var node = first[tree]; node < first[tree + 1]; node++)
                {
                    if (weights.Features[node] >= 0) ensemble.AddSplit(tree, node - first[tree], places[weights.Features[node]], weights.Values[node], (2 * inner++) + 1);
                    else ensemble.AddLeaf(tree, node - first[tree], (member * weights.TreesPerRound) + (i % weights.TreesPerRound), weights.Values[node]);
                }
            }
        }

        return ensemble;
    }

    /// <returns>[feature of the member] → column of the inputs of all members.</returns>
    private static int[] PlacesOf(TreeWeights weights, int member)
    {
        List<int> places = [.. Enumerable.Range(0, weights.DenseWidth)];
        var next = weights.DenseWidth;
        foreach (var levels in weights.Levels)
        {
            places.AddRange(Enumerable.Range(next + (member * levels.Width), levels.Width));
            next += weights.Members * levels.Width;
        }

        return [.. places];
    }
}
