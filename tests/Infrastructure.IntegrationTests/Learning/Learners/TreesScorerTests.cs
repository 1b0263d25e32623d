using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Learning.Learners.Trees.Inference;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class TreesScorerTests
{
    private const int DenseWidth = 5, Members = 3, Levels = 7;

    [Theory]
    [InlineData(1, 8, 40)]
    [InlineData(1, 16, 300)]
    [InlineData(1, 31, 40)]
    [InlineData(1, 64, 60)]
    [InlineData(3, 12, 25)]
    public void The_leaves_are_those_that_a_row_descends_to(int perRound, int mostLeaves, int rounds)
    {
        var random = new Random(mostLeaves + perRound);
        var weights = Draw(random, perRound, mostLeaves, rounds);
        var scorer = new TreesScorer(weights, perRound);
        var outputs = new double[Members * perRound];
        for (var row = 0; row < 60; row++)
        {
            float[] dense = [.. Enumerable.Range(0, DenseWidth).Select(_ => row % 9 == 0 ? Special(random) : Number(random))];
            int[] codes = [random.Next(Levels)];

            scorer.Predict(1, dense, codes, outputs);

            outputs.ShouldBe(Descend(weights, dense, codes[0]), 1e-5);
        }
    }

    [Fact]
    public void A_tree_with_more_leaves_than_bits_is_refused()
    {
        var weights = new TreeWeights(1, 1, [0], [1], [.. Chain(TreeWeights.MaxLeaves + 1)], [.. Enumerable.Repeat(0.5f, (2 * TreeWeights.MaxLeaves) + 1)], []);

        Should.Throw<CorruptCheckpointException>(() => new TreesScorer(weights, 1));
    }

    /// <returns>Features of a tree whose right child is split again and again.</returns>
    private static IEnumerable<int> Chain(int leaves) => Enumerable.Range(0, leaves - 1).SelectMany(split => split == 0 ? (int[])[0] : [-1, 0]).Concat([-1, -1]);

    private static TreeWeights Draw(Random random, int perRound, int mostLeaves, int rounds)
    {
        List<int> features = [];
        List<float> values = [];
        for (var tree = 0; tree < Members * rounds * perRound; tree++)
        {
            // The first tree has the most leaves, the others fewer.
            var leaves = tree == 0 ? mostLeaves : random.Next(1, mostLeaves + 1);
            for (var (open, left) = (1, leaves - 1); open > 0; open--)
            {
                var isInner = left > 0 && (open == 1 || random.Next(3) > 0);
                features.Add(isInner ? random.Next(DenseWidth + 2) : -1);
                values.Add(isInner ? Number(random) : random.NextSingle());
                if (isInner) (open, left) = (open + 2, left - 1);
            }
        }

        var levels = new LevelFeatures(2, [.. Enumerable.Range(0, Members * Levels * 2).Select(_ => Number(random))]);
        return new TreeWeights(
            perRound, DenseWidth, [.. Enumerable.Range(0, Members * perRound).Select(_ => random.NextSingle())], [.. Enumerable.Repeat(rounds, Members)], [.. features], [.. values], [levels]);
    }

    /// <summary>Few numbers, so that many are equal to a threshold.</summary>
    private static float Number(Random random) => random.Next(20) / 20f;

    private static float Special(Random random) => random.Next(3) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => float.NegativeInfinity };

    private static double[] Descend(TreeWeights weights, float[] dense, int level)
    {
        var first = weights.FindTrees();
        var sums = Array.ConvertAll(weights.Start, start => (double)start);
        var tree = 0;
        for (var member = 0; member < Members; member++)
        {
            float[] x = [.. dense, .. weights.Levels[0].Values.AsSpan(((member * Levels) + level) * 2, 2)];
            for (var i = 0; i < weights.Rounds[member] * weights.TreesPerRound; i++, tree++) sums[(member * weights.TreesPerRound) + (i % weights.TreesPerRound)] += Leaf(first[tree], x);
        }

        return sums;

        float Leaf(int root, float[] x)
        {
            var node = root;
            while (weights.Features[node] >= 0)
            {
                var inner = weights.Features.AsSpan(root..node).ToArray().Count(feature => feature >= 0);
                node = root + (2 * inner) + (x[weights.Features[node]] > weights.Values[node] ? 2 : 1);
            }

            return weights.Values[node];
        }
    }
}
