using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Learners.Ridge.Training;

namespace Regressor.Infrastructure.Learning.Learners;

/// <summary>Lists the available learners. To add one, create its folder here and add a line to this class and <see cref="ModelFormats"/>.</summary>
internal static class LearnerCatalog
{
    public static IReadOnlyList<ILearner> All { get; } = [new NetworksLearner(), new RidgeLearner()];

    /// <summary>Returns the learner that the options select.</summary>
    public static ILearner Of(TrainingOptions options) => All.Single(learner => learner.Name == options.Learners.Single());
}
