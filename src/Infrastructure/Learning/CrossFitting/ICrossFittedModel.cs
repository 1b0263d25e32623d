using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.CrossFitting;

/// <summary>
/// A model of K parts, each of which held out one fold of the training rows. Evaluation, calibration and the report see a learner's result
/// only through this interface.
/// </summary>
internal interface ICrossFittedModel
{
    /// <summary>Converts the outputs of the parts to the prediction.</summary>
    ModelOutput Output { get; }

    /// <summary>[training row × width], the prediction by the part that held the row out and was not selected on it.</summary>
    double[] OutOfFold { get; }

    /// <summary>The learners of a blend, including those without a weight; empty where there is one learner.</summary>
    IReadOnlyList<FittedLearner> Learners => [];

    /// <summary>The trained parameters, as the checkpoint stores them.</summary>
    IEnumerable<NamedTensor> Parameters { get; }

    /// <summary>Properties that the learner's model format needs besides <see cref="Parameters"/>, by JSON property name.</summary>
    IReadOnlyDictionary<string, JsonElement> Properties { get; }

    /// <summary>Predicts rows with the parts that are served.</summary>
    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="visit">Receives every row, in order.</param>
    /// <param name="cancellationToken">Checked once per chunk of rows.</param>
    void Predict(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken);

    /// <summary>
    /// Predicts rows with parts that were not selected on any row of their own fold, as required to measure on held-out training rows.
    /// </summary>
    /// <inheritdoc cref="Predict"/>
    void PredictUnselected(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken);
}

/// <summary>Receives the prediction of one row.</summary>
/// <param name="row">Index among the rows predicted.</param>
/// <param name="y">[width], the prediction: one number, or one probability per class; valid only during the call.</param>
/// <param name="byFold">[fold × width], the predictions of the folds; valid only during the call.</param>
internal delegate void PredictionVisitor(int row, ReadOnlySpan<double> y, ReadOnlySpan<double> byFold);
