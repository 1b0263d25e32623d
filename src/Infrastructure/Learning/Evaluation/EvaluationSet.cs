using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
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
/// <param name="Predicted">[row × width], predictions.</param>
/// <param name="Intervals">[row], intervals at the default confidence; null out of fold, because these rows calibrated the intervals.</param>
/// <param name="Predict">Function that returns predictions [row × width] of other inputs for the first of these rows.</param>
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
    public double LossUnit { get; } = Task.LossUnit(Actual, new double[Predicted.Length]) is > 0 and var unit ? unit : 1;

    /// <summary>[row], sets of classes at the default confidence; null where <see cref="Intervals"/> would be, and for numbers.</summary>
    public PredictionSet?[]? Sets { get; init; }

    /// <summary>Number of values per prediction.</summary>
    public int Width => Actual.Length == 0 ? 1 : Predicted.Length / Actual.Length;

    /// <summary>Returns the prediction of a row, [width].</summary>
    public ReadOnlySpan<double> PredictionOf(int row) => Predicted.AsSpan(row * Width, Width);

    /// <summary>Returns a unit in which neither the losses of these predictions nor those of others overflow.</summary>
    /// <param name="others">[row × width], other predictions of these rows.</param>
    public double UnitWith(double[] others) => Task.LossUnit(Actual, Predicted, others);

    /// <summary>Returns [row], losses of other inputs for the first of these rows, in <see cref="LossUnit"/>.</summary>
    public double[] Losses(EncodedRows inputs)
    {
        var predicted = Predict(inputs);
        return Task.Losses(Actual.AsSpan(0, inputs.Rows), predicted, LossUnit);
    }
}
