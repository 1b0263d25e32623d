using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Search;

/// <summary>Lists the spaces that can be searched. Linear models have none: they choose their penalty by themselves.</summary>
internal static class SearchSpaces
{
    private static readonly ISearchSpace[] All = [new TreeSpace(), new NetworkSpace()];

    /// <summary>Returns the spaces of the learners that the options select.</summary>
    public static IReadOnlyList<ISearchSpace> Of(TrainingOptions options) => [.. All.Where(space => options.Learners.Contains(space.Learner))];
}
