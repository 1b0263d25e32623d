using Regressor.Infrastructure.Learning.Learners.Trees.Inference;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>A boosted member.</summary>
/// <param name="Booster">Its trees.</param>
/// <param name="Rounds">Number of rounds to keep.</param>
/// <param name="Levels">Features of the levels of each embedded column, [level, feature].</param>
internal sealed record FittedMember(MemberBooster Booster, int Rounds, IReadOnlyList<LevelFeatures> Levels)
{
    /// <summary>Joins members to a model.</summary>
    /// <param name="members">[scale, fold].</param>
    /// <param name="denseWidth">Number of dense inputs.</param>
    public static TreeWeights Join(IReadOnlyList<FittedMember> members, int denseWidth)
    {
        List<int> features = [];
        List<float> values = [];
        var trees = members[0].Booster.Start.Length;
        foreach (var member in members)
        {
            foreach (var tree in member.Booster.Trees.Take(member.Rounds * trees)) tree.Write(member.Booster.Columns, features, values);
        }

        return new TreeWeights(
            trees,
            denseWidth,
            [.. members.SelectMany(member => member.Booster.Start)],
            [.. members.Select(member => member.Rounds)],
            [.. features],
            [.. values],
            [.. members[0].Levels.Select((levels, column) => new LevelFeatures(levels.Width, [.. members.SelectMany(member => member.Levels[column].Values)]))]);
    }
}
