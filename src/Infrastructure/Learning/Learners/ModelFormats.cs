using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Learning.Learners.Blend.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.Ridge.Inference;
using Regressor.Infrastructure.Learning.Learners.Trees.Inference;
using Regressor.Infrastructure.Learning.Serving;

namespace Regressor.Infrastructure.Learning.Learners;

/// <summary>Lists the model formats, one per learner. Reading a model loads no native library.</summary>
internal static class ModelFormats
{
    public static IReadOnlyList<IModelFormat> All { get; } = [new NetworksFormat(), new TreesFormat(), new RidgeFormat(), new BlendFormat()];

    /// <exception cref="CorruptCheckpointException">The model's learner is unknown.</exception>
    public static IModelFormat Of(ModelDescription description) =>
        All.FirstOrDefault(format => format.Learner == description.Learner)
        ?? throw new CorruptCheckpointException($"The model was trained by the learner '{description.Learner}', which this version does not support.");
}
