using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Learning.Serving;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Inference;

/// <summary>
/// The trees of all members, ordered [member, round, tree of the round]. The nodes of a tree are in breadth-first order, so their shape follows
/// from which of them are leaves: the children of the i-th inner node are the nodes 2i + 1 and 2i + 2, and the tree ends where 2·(inner nodes) + 1
/// nodes are read. No index is stored that could point backwards or outside.
/// </summary>
/// <param name="TreesPerRound">Trees that a round adds, T: 1 for a number or two classes, otherwise one per class.</param>
/// <param name="DenseWidth">Number of dense inputs, D.</param>
/// <param name="Start">Sums before the first round, [M, T].</param>
/// <param name="Rounds">Number of rounds, [M].</param>
/// <param name="Features">Feature of an inner node, −1 for a leaf, [node]. Features from D on are those of <paramref name="Levels"/>.</param>
/// <param name="Values">Threshold of an inner node, whose left child takes x ≤ threshold; or value of a leaf, [node].</param>
/// <param name="Levels">Features of each embedded column's levels.</param>
internal sealed record TreeWeights(
    int TreesPerRound, int DenseWidth, float[] Start, int[] Rounds, int[] Features, float[] Values, IReadOnlyList<LevelFeatures> Levels)
{
    /// <summary>Maximum number of leaves of a tree: each has a bit when trees are evaluated.</summary>
    public const int MaxLeaves = 64;

    public int Members => Rounds.Length;

    /// <summary>Number of features of a member.</summary>
    public int Width => DenseWidth + Levels.Sum(column => column.Width);

    /// <summary>Returns the trees per round: two classes share one, the difference of their logits.</summary>
    /// <param name="width">Number of values per prediction: 1, or the number of classes.</param>
    public static int TreesFor(int width) => width == 2 ? 1 : width;

    /// <summary>Finds the trees.</summary>
    /// <returns>First node of each tree, and the number of nodes after the last.</returns>
    /// <exception cref="CorruptCheckpointException">A node is invalid, or the number of trees is not that of the rounds.</exception>
    public int[] FindTrees()
    {
        var width = Width;
        List<int> first = [0];
        var inner = 0;
        for (var node = 0; node < Features.Length; node++)
        {
            Require(Features[node] >= -1 && Features[node] < width, "a split has no feature");
            Require(float.IsFinite(Values[node]), "a value is not finite");
            if (Features[node] >= 0) inner++;
            Require(inner < MaxLeaves, "a tree has too many leaves");
            if (node - first[^1] != 2 * inner) continue;
            first.Add(node + 1);
            inner = 0;
        }

        Require(first[^1] == Features.Length && first.Count - 1 == Rounds.Sum(rounds => (long)rounds) * TreesPerRound, "the number of trees differs from that of the rounds");
        return [.. first];
    }

    private static void Require(bool holds, string otherwise) => ModelDescription.Require(holds, otherwise);
}

/// <summary>Features of the levels of an embedded column: target means of the rows outside a member's fold, and the share of rows.</summary>
/// <param name="Width">Number of features F.</param>
/// <param name="Values">[M, L + 1, F]; the last level represents unknown values.</param>
internal sealed record LevelFeatures(int Width, float[] Values);
