namespace Regressor.Domain.Tasks;

/// <summary>
/// Predicts a class, as a probability for each. Actual values are class indices, and a prediction is one probability per class. The loss of a
/// row is its logarithmic loss.
/// </summary>
public sealed class ClassificationTask : PredictionTask
{
    public const int MinClasses = 2;
    public const int MaxClasses = 100;

    /// <summary>
    /// A probability below this counts as this: a single row can cost at most 16 nats, so that one confident mistake does not decide a mean.
    /// </summary>
    public const double LeastProbability = 1e-7;

    /// <summary>Logarithmic loss −Σ ln p(y)/n, in nats.</summary>
    public static readonly MetricDefinition LogLoss = new("logLoss", "log loss", MetricDirection.LowerIsBetter);

    /// <summary>Brier score Σ Σ_c (p_c − [y = c])²/n, from 0 to 2 (Brier 1950).</summary>
    public static readonly MetricDefinition Brier = new("brier", "Brier score", MetricDirection.LowerIsBetter);

    /// <summary>Share of rows whose most probable class is the actual one.</summary>
    public static readonly MetricDefinition Accuracy = new("accuracy", "accuracy", MetricDirection.HigherIsBetter);

    /// <summary>Mean over the classes that occur of the share of their rows that are recognized.</summary>
    public static readonly MetricDefinition BalancedAccuracy = new("balancedAccuracy", "balanced accuracy", MetricDirection.HigherIsBetter);

    /// <summary>
    /// Area under the ROC curve; for more than two classes the mean of one class against the rest, weighted by the rows of the class. Undefined
    /// where fewer than two classes occur.
    /// </summary>
    public static readonly MetricDefinition Auc = new("auc", "AUC", MetricDirection.HigherIsBetter);

    /// <summary>Distance of the stated probabilities from the observed shares, without the part that chance explains.</summary>
    public static readonly MetricDefinition CalibrationError = new("calibrationError", "calibration error", MetricDirection.LowerIsBetter);

    internal ClassificationTask() { }

    public override string Name => "classification";

    public override string LinearModel => "logistic regression";

    public override ColumnType TargetType => ColumnTypes.Categorical;

    public override bool HasDecisions => true;

    public override IReadOnlyList<MetricDefinition> Metrics { get; } = [LogLoss, Brier, Accuracy, BalancedAccuracy, Auc, CalibrationError];

    public override double FromMeanLoss(double meanLoss) => meanLoss;

    public override double Influence(double loss, double meanLoss) => loss - meanLoss;

    /// <returns>1: a loss cannot overflow.</returns>
    public override double LossUnit(double[] actual, params ReadOnlySpan<double[]> predictions) => 1;

    /// <summary>Computes −ln of the probability of the actual class.</summary>
    public override void ComputeLosses(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, double unit, Span<double> losses)
    {
        var classes = actual.Length == 0 ? 0 : predicted.Length / actual.Length;
        for (var row = 0; row < losses.Length; row++) losses[row] = Loss(ProbabilityOf((int)actual[row], predicted.Slice(row * classes, classes)));
    }

    /// <param name="actual">Index of a class; one that the model does not know is out of range.</param>
    /// <param name="probabilities">[class].</param>
    /// <returns>The probability of that class, 0 where the model does not know it.</returns>
    public static double ProbabilityOf(int actual, ReadOnlySpan<double> probabilities) =>
        (uint)actual < (uint)probabilities.Length ? probabilities[actual] : 0;

    /// <summary>Returns the index of the most probable class; of equally probable ones the first, which is the most frequent.</summary>
    public static int MostProbable(ReadOnlySpan<double> probabilities)
    {
        var best = 0;
        for (var c = 1; c < probabilities.Length; c++)
            if (probabilities[c] > probabilities[best]) best = c;
        return best;
    }

    /// <summary>Computes the loss of a row from the probability of its class.</summary>
    public static double Loss(double probability) => -Math.Log(Math.Max(probability, LeastProbability));

    /// <returns>The shares of the classes.</returns>
    public override double[] BestConstant(ReadOnlySpan<double> actual, int width)
    {
        var shares = new double[width];
        foreach (var c in actual) shares[(int)c] += 1.0 / actual.Length;
        return shares;
    }

    public override EvaluatedRows Rows(double[] actual, double[] predicted) => new ClassificationRows(actual, predicted);
}
