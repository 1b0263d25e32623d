using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.Blend.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Learners.Ridge.Training;
using Regressor.Infrastructure.Learning.Learners.Trees.Training;

namespace Regressor.Infrastructure.Learning.Learners;

/// <summary>Lists the available learners. To add one, create its folder here and add a line to this class and <see cref="ModelFormats"/>.</summary>
internal static class LearnerCatalog
{
    /// <summary>The learners, the one whose training takes longest last.</summary>
    public static IReadOnlyList<ILearner> All { get; } = [new RidgeLearner(), new TreesLearner(), new NetworksLearner()];

    /// <summary>Returns the learner with its default settings.</summary>
    public static ILearner Named(string name) => All.Single(learner => learner.Name == name);

    /// <summary>Returns the learner that the options select, or the blend of several.</summary>
    /// <param name="options">The training's options.</param>
    /// <param name="tuned">Learners with settings that a search chose, which join those of the same name; null for none.</param>
    /// <param name="replace">Replaces learners; null to use them as they are.</param>
    public static ILearner Of(TrainingOptions options, IReadOnlyDictionary<string, ILearner>? tuned = null, Func<ILearner, ILearner>? replace = null)
    {
        var selected = All.Where(learner => options.Learners.Contains(learner.Name))
            .SelectMany(learner => tuned?.GetValueOrDefault(learner.Name) is { } found ? [found, learner] : new[] { learner })
            .Select(learner => replace?.Invoke(learner) ?? learner).ToList();
        return selected.Count == 1 ? selected[0] : new BlendLearner(selected);
    }
}
