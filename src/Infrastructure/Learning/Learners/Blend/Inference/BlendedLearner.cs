using System.Text.Json;

namespace Regressor.Infrastructure.Learning.Learners.Blend.Inference;

/// <summary>A learner of a blend, in the description of a model.</summary>
/// <param name="Learner">Its <see cref="ILearner.Name"/>.</param>
/// <param name="Components">Number of its components; those of the learners before it come first.</param>
/// <param name="Properties">Properties that its model format needs, by JSON property name.</param>
internal sealed record BlendedLearner(string Learner, int Components, IReadOnlyDictionary<string, JsonElement> Properties);
