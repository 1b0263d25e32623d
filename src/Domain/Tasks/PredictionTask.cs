using System.Text.Json.Serialization;

namespace Regressor.Domain.Tasks;

/// <summary>
/// What a model predicts. The task defines the loss of a row and the metrics of a report. Intervals, comparisons and permutation importance
/// are computed from those alone, the same way for every task.
/// </summary>
[JsonConverter(typeof(PredictionTaskConverter))]
public abstract class PredictionTask
{
    private protected PredictionTask() { }

    /// <summary>Name in the API, in the database and in checkpoints.</summary>
    public abstract string Name { get; }

    /// <summary>Name in sentences of the linear model that every report compares with.</summary>
    public abstract string LinearModel { get; }

    /// <summary>Type of the target column that the task follows from.</summary>
    public abstract ColumnType TargetType { get; }

    /// <summary>True where y has quantiles and may be greater than a value.</summary>
    public virtual bool HasQuantiles => false;

    /// <summary>True where a prediction is a choice, which may have costs.</summary>
    public virtual bool HasDecisions => false;

    /// <summary>The metrics of a report, the primary metric first.</summary>
    public abstract IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>The metric that models are compared by; lower is better.</summary>
    public MetricDefinition PrimaryMetric => Metrics[0];

    /// <summary>
    /// Computes the primary metric from the mean loss. It is a power of the mean loss, so that the ratio of two metrics follows from the ratio
    /// of their losses.
    /// </summary>
    public abstract double FromMeanLoss(double meanLoss);

    /// <summary>Computes the influence of a row on the primary metric: its derivative by the weight of the row (Hampel 1974).</summary>
    /// <param name="loss">Loss of the row.</param>
    /// <param name="meanLoss">Mean loss of all rows.</param>
    public abstract double Influence(double loss, double meanLoss);

    /// <param name="actual">[row], actual values.</param>
    /// <param name="predictions">[prediction][row × values per prediction], predictions of the same rows.</param>
    /// <returns>A unit in which the losses of these predictions cannot overflow; 0 where all predictions are exact.</returns>
    public abstract double LossUnit(double[] actual, params ReadOnlySpan<double[]> predictions);

    /// <param name="actual">[row], actual values.</param>
    /// <param name="predicted">[row × values per prediction], predictions: one number, or one probability per class.</param>
    /// <param name="unit">Unit of the errors; see <see cref="LossUnit"/>.</param>
    /// <returns>[row], losses.</returns>
    public double[] Losses(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, double unit)
    {
        var losses = new double[actual.Length];
        ComputeLosses(actual, predicted, unit, losses);
        return losses;
    }

    /// <summary>Computes losses without a buffer of its own.</summary>
    /// <param name="actual">[row], actual values.</param>
    /// <param name="predicted">[row × values per prediction], predictions.</param>
    /// <param name="unit">Unit of the errors; see <see cref="LossUnit"/>.</param>
    /// <param name="losses">Filled with the losses, [row].</param>
    public abstract void ComputeLosses(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, double unit, Span<double> losses);

    /// <summary>Computes the prediction of least loss that is the same for all rows.</summary>
    /// <param name="actual">[row], actual values; at least one.</param>
    /// <param name="width">Number of values per prediction.</param>
    /// <returns>[value of the prediction].</returns>
    public abstract double[] BestConstant(ReadOnlySpan<double> actual, int width);

    /// <summary>Creates the rows that the metrics are measured on.</summary>
    /// <param name="actual">[row], actual values: numbers, or indices of classes.</param>
    /// <param name="predicted">[row × values per prediction], predictions, as for <see cref="Losses"/>.</param>
    public abstract EvaluatedRows Rows(double[] actual, double[] predicted);

    public override string ToString() => Name;
}
