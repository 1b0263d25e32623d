using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.CrossFitting;

/// <summary>
/// Contains what a training inherits from the model that it continues from. Learners derive from it to add their own parameters.
/// </summary>
/// <param name="Parts">The parts of the table; rows the model was trained on neither test nor calibrate.</param>
/// <param name="Encoder">The model's encoder, extended by what is new in the table.</param>
/// <param name="Targets">The model's target transforms, one per scale.</param>
/// <param name="FoldSeed">The seed of the model's folds, so that rows held out stay held out.</param>
internal abstract record Continuation(TableParts Parts, FeatureEncoder Encoder, IReadOnlyList<TargetTransform> Targets, long FoldSeed);
