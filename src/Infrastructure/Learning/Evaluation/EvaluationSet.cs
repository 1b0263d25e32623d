using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>
/// Rows that a model is evaluated on, the first of the table. They are the test part or, where that is empty, the training part, with each
/// row predicted by the networks that held it out.
/// </summary>
/// <param name="On">Which of the two parts the rows are.</param>
/// <param name="Encoded">Encoded inputs x.</param>
/// <param name="Actual">[row], y.</param>
/// <param name="Predicted">[row], ŷ.</param>
/// <param name="Intervals">[row], intervals at the default confidence; null out of fold, because these rows calibrated the intervals.</param>
/// <param name="Predict">Function that returns ŷ of other inputs for the first of these rows.</param>
internal sealed record EvaluationSet(
    MeasuredOn On,
    EncodedRows Encoded,
    double[] Actual,
    double[] Predicted,
    RowIntervals? Intervals,
    Func<EncodedRows, double[]> Predict)
{
    public PredictionTask Task { get; } = PredictionTasks.Regression;

    /// <summary>Largest |y|, used as the unit of errors so that their squares do not overflow.</summary>
    public double LossUnit { get; } = Actual.Max(Math.Abs) is > 0 and var largest ? largest : 1;

    /// <summary>Returns [row], squared errors of other inputs for the first of these rows, in <see cref="LossUnit"/>².</summary>
    public double[] Losses(EncodedRows inputs)
    {
        var losses = Predict(inputs);
        for (var row = 0; row < losses.Length; row++) losses[row] = Math.Pow((losses[row] / LossUnit) - (Actual[row] / LossUnit), 2);
        return losses;
    }
}
