using Regressor.Domain.Models;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>
/// The rows a model is judged by, the first of the table: the test part, or where that is empty the training part, each row predicted by
/// the networks that held it out.
/// </summary>
/// <param name="On">Which of the two.</param>
/// <param name="Encoded">x.</param>
/// <param name="Actual">[row], y.</param>
/// <param name="Predicted">[row], ŷ.</param>
/// <param name="Intervals">At the default confidence; null out of fold, as these rows calibrated the intervals.</param>
/// <param name="Predict">ŷ of other inputs for the first of these rows.</param>
internal sealed record EvaluationSet(
    MeasuredOn On,
    EncodedRows Encoded,
    double[] Actual,
    double[] Predicted,
    RowIntervals? Intervals,
    Func<EncodedRows, double[]> Predict);
