namespace Regressor.Domain.Tasks;

/// <summary>Predicts a number. The loss of a row is its squared error.</summary>
public sealed class RegressionTask : PredictionTask
{
    /// <summary>Root mean squared error √(Σ(y−ŷ)²/n), in the target's unit.</summary>
    public static readonly MetricDefinition Rmse = new("rmse", "RMSE", MetricDirection.LowerIsBetter);

    /// <summary>Mean absolute error Σ|y−ŷ|/n, in the target's unit.</summary>
    public static readonly MetricDefinition Mae = new("mae", "MAE", MetricDirection.LowerIsBetter);

    /// <summary>Median absolute error, the median of |y−ŷ|, in the target's unit.</summary>
    public static readonly MetricDefinition MedianAe = new("medianAe", "median absolute error", MetricDirection.LowerIsBetter);

    /// <summary>
    /// Coefficient of determination 1 − Σ(y−ŷ)²/Σ(y−ȳ)²; undefined where y is constant, with fewer than two rows, or where it overflows.
    /// </summary>
    public static readonly MetricDefinition R2 = new("r2", "R²", MetricDirection.HigherIsBetter);

    internal RegressionTask() { }

    public override string Name => "regression";

    public override string LinearModel => "linear regression";

    public override ColumnType TargetType => ColumnTypes.Numeric;

    public override bool HasQuantiles => true;

    public override IReadOnlyList<MetricDefinition> Metrics { get; } = [Rmse, Mae, MedianAe, R2];

    public override double FromMeanLoss(double meanLoss) => Math.Sqrt(meanLoss);

    public override double Influence(double loss, double meanLoss) => meanLoss > 0 ? (loss - meanLoss) / (2 * Math.Sqrt(meanLoss)) : 0;

    /// <returns>The largest absolute error: in this unit the losses of these predictions cannot overflow.</returns>
    public override double LossUnit(double[] actual, params ReadOnlySpan<double[]> predictions)
    {
        double largest = 0;
        foreach (var predicted in predictions)
            for (var row = 0; row < actual.Length; row++) largest = Math.Max(largest, Math.Abs(actual[row] - predicted[row]));
        return largest;
    }

    /// <summary>Computes squared errors; 0 where the unit is 0.</summary>
    public override void ComputeLosses(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, double unit, Span<double> losses)
    {
        for (var row = 0; row < losses.Length; row++) losses[row] = unit > 0 ? Math.Pow(Math.Abs(actual[row] - predicted[row]) / unit, 2) : 0;
    }

    /// <returns>The mean.</returns>
    public override double[] BestConstant(ReadOnlySpan<double> actual, int width)
    {
        double sum = 0;
        foreach (var y in actual) sum += y;
        return [sum / actual.Length];
    }

    public override EvaluatedRows Rows(double[] actual, double[] predicted) => new RegressionRows(actual, predicted);
}
