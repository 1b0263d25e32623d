using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <inheritdoc cref="Continuation"/>
/// <param name="Parts">Training and test part of the table.</param>
/// <param name="Encoder">The model's encoder, extended by the new inputs and levels.</param>
/// <param name="Targets">The model's target transforms.</param>
/// <param name="FoldSeed">The seed of the model's folds.</param>
/// <param name="Architecture">The networks' architecture, grown to match the encoder.</param>
/// <param name="Values">The networks' parameters, [M·P].</param>
internal sealed record NetworkContinuation(
    TableParts Parts, FeatureEncoder Encoder, IReadOnlyList<TargetTransform> Targets, long FoldSeed, EnsembleArchitecture Architecture, float[] Values)
    : Continuation(Parts, Encoder, Targets, FoldSeed);
