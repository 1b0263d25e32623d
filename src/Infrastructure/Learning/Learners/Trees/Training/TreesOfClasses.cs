using Regressor.Infrastructure.Learning.Learners.Trees.Inference;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Trees of classes, and what they predict for held-out rows.</summary>
/// <param name="Weights">The trees.</param>
/// <param name="Logits">[row × class], logits of the member that held the row out.</param>
internal sealed record TreesOfClasses(TreeWeights Weights, double[] Logits)
{
    /// <summary>Relative reduction of the loss that a mixture must achieve over the better of its sets, because it makes predictions slower.</summary>
    private const double LeastGain = 0.005;

    /// <summary>
    /// Returns the better of two sets of trees, or their mixture α·z₁ + (1 − α)·z₂, by the logarithmic loss of held-out rows, each at its best
    /// temperature.
    /// </summary>
    /// <param name="one">A set.</param>
    /// <param name="other">A set with the same folds and level features.</param>
    /// <param name="y">[row], indices of the classes.</param>
    /// <param name="classes">Number of classes C.</param>
    public static TreesOfClasses Best(TreesOfClasses one, TreesOfClasses other, double[] y, int classes)
    {
        var scaling = LogitScaling.Fit(y, other.Logits, one.Logits, classes);
        var mixed = scaling.Blend(other.Logits, one.Logits);
        var (ofOne, ofOther) = (LogitScaling.LeastLoss(y, one.Logits, classes), LogitScaling.LeastLoss(y, other.Logits, classes));
        if (LogitScaling.LeastLoss(y, mixed, classes) < (1 - LeastGain) * Math.Min(ofOne, ofOther))
            return new TreesOfClasses(Mix(one.Weights, scaling.Share, other.Weights), mixed);
        return ofOne <= ofOther ? one : other;
    }

    /// <summary>Gives each member the trees of both sets, whose sums are α·z₁ + (1 − α)·z₂.</summary>
    /// <param name="one">A set.</param>
    /// <param name="share">Share α of the first set.</param>
    /// <param name="other">A set of as many members, with the same level features.</param>
    public static TreeWeights Mix(TreeWeights one, double share, TreeWeights other)
    {
        List<int> features = [];
        List<float> values = [];
        var (firstOfOne, firstOfOther) = (one.FindTrees(), other.FindTrees());
        var (treeOfOne, treeOfOther) = (0, 0);
        for (var member = 0; member < one.Members; member++)
        {
            Append(one, firstOfOne, ref treeOfOne, member, share);
            Append(other, firstOfOther, ref treeOfOther, member, 1 - share);
        }

        return one with
        {
            Start = [.. one.Start.Zip(other.Start, (a, b) => (float)((share * a) + ((1 - share) * b)))],
            Rounds = [.. one.Rounds.Zip(other.Rounds, (a, b) => a + b)],
            Features = [.. features],
            Values = [.. values],
        };

        void Append(TreeWeights set, int[] first, ref int tree, int member, double factor)
        {
            var next = tree + (set.Rounds[member] * set.TreesPerRound);
            for (var node = first[tree]; node < first[next]; node++)
            {
                features.Add(set.Features[node]);
                values.Add(set.Features[node] < 0 ? (float)(factor * set.Values[node]) : set.Values[node]);
            }

            tree = next;
        }
    }
}
