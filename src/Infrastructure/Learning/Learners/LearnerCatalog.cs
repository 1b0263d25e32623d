using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Learners.Ridge.Training;

namespace Regressor.Infrastructure.Learning.Learners;

/// <summary>The learners there are. A new one is a folder beside the others, a line here and a line in <see cref="ModelFormats"/>.</summary>
internal static class LearnerCatalog
{
    public static IReadOnlyList<ILearner> All { get; } = [new NetworksLearner(), new RidgeLearner()];

    /// <summary>The learner that the options pick.</summary>
    public static ILearner Of(TrainingOptions options) => All.Single(learner => learner.Name == options.Learners.Single());
}
