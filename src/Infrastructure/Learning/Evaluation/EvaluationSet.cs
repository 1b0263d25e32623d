using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>
/// Rows that a model is evaluated on, the first of the table. They are the test part or, where that is empty, the training part, with each
/// row predicted by the networks that held it out.
/// </summary>
/// <param name="Task">Task of the model.</param>
/// <param name="On">Which of the two parts the rows are.</param>
/// <param name="Encoded">Encoded inputs x.</param>
/// <param name="Actual">[row], y.</param>
/// <param name="Predicted">[row], ŷ.</param>
/// <param name="Intervals">[row], intervals at the default confidence; null out of fold, because these rows calibrated the intervals.</param>
/// <param name="Predict">Function that returns ŷ of other inputs for the first of these rows.</param>
internal sealed record EvaluationSet(
    PredictionTask Task,
    MeasuredOn On,
    EncodedRows Encoded,
    double[] Actual,
    double[] Predicted,
    RowIntervals? Intervals,
    Func<EncodedRows, double[]> Predict)
{
    /// <summary>Unit of the losses of a prediction of 0, in which those of other predictions do not overflow either.</summary>
    public double LossUnit { get; } = Task.LossUnit(Actual, new double[Actual.Length]) is > 0 and var unit ? unit : 1;

    /// <summary>Returns [row], losses of other inputs for the first of these rows, in <see cref="LossUnit"/>.</summary>
    public double[] Losses(EncodedRows inputs)
    {
        var predicted = Predict(inputs);
        return Task.Losses(Actual.AsSpan(0, predicted.Length), predicted, LossUnit);
    }
}
