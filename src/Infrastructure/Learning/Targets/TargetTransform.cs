using System.Numerics.Tensors;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>
/// Between the target y and what the networks predict, t = (g(y) − center)/scale with g = identity or ln, so that t has mean 0 and
/// deviation 1. Back, t is held to a little more than the range seen: a network knows nothing beyond it.
/// </summary>
/// <param name="Log">g = ln: for positive targets over several orders of magnitude.</param>
/// <param name="Center">Mean of g(y).</param>
/// <param name="Scale">Standard deviation of g(y).</param>
/// <param name="Lower">Least t answered.</param>
/// <param name="Upper">Greatest t answered.</param>
/// <param name="Smearing">
/// What a predicted y is multiplied by: exp of a mean logarithm is a median, and this brings it back to the mean (Duan 1983). 1 without log.
/// </param>
internal sealed record TargetTransform(bool Log, double Center, double Scale, double Lower, double Upper, double Smearing)
{
    /// <summary>How far beyond the range seen a prediction may lie, as a share of that range.</summary>
    private const double Margin = 0.1;

    /// <summary>Fewer tell a mean of skewed values badly.</summary>
    private const int FewRows = 200;

    /// <summary>Errors are squared and summed, and a double holds numbers up to 1.8e308 only; see <see cref="CheckRange"/>.</summary>
    private const double Greatest = 1e150;

    /// <param name="y">Of all rows: those of the test part are squared too.</param>
    /// <param name="trainY">Of the training part.</param>
    /// <exception cref="TrainingFailedException">They are too large, or too close to each other, to compute with.</exception>
    public static void CheckRange(ReadOnlySpan<double> y, ReadOnlySpan<double> trainY)
    {
        var largest = TensorPrimitives.MaxMagnitude(y);
        if (Math.Abs(largest) > Greatest)
        {
            throw new TrainingFailedException(InvariantText.Text(
                $"The target is {largest:G6} in one of the examples; the limit is {Greatest:G6}. Correct or exclude that example, or use a larger unit."));
        }

        if (Moments.MeanAndDeviation(trainY).Deviation < 1 / Greatest)
        {
            throw new TrainingFailedException(InvariantText.Text(
                $"The target's values differ by less than {1 / Greatest:G6}, which is too little to compute with. Use a smaller unit."));
        }
    }

    public static TargetTransform Fit(ReadOnlySpan<double> y, bool log)
    {
        var g = new double[y.Length];
        for (var row = 0; row < y.Length; row++) g[row] = log ? Math.Log(y[row]) : y[row];
        var (center, scale) = Moments.MeanAndDeviation(g);
        return new TargetTransform(log, center, scale, double.MaxValue, double.MinValue, 1).Including(y);
    }

    /// <summary>The same scale, and answers as far out as these targets too.</summary>
    public TargetTransform Including(ReadOnlySpan<double> y)
    {
        double lower = double.MaxValue, upper = double.MinValue;
        foreach (var value in y)
        {
            lower = Math.Min(lower, ToNetwork(value));
            upper = Math.Max(upper, ToNetwork(value));
        }

        var margin = Margin * (upper - lower);
        return this with { Lower = Math.Min(Lower, lower - margin), Upper = Math.Max(Upper, upper + margin) };
    }

    /// <summary>The same, answering nothing below the least y that there can be.</summary>
    public TargetTransform HeldAbove(double? least) => least is { } y && !Log ? this with { Lower = Math.Clamp(ToNetwork(y), Lower, Upper) } : this;

    /// <summary>Whether a logarithm is worth trying.</summary>
    public static bool MayBeLog(ReadOnlySpan<double> y)
    {
        var sorted = y.ToArray();
        Array.Sort(sorted);
        return sorted[0] > 0 && Moments.LogOffset(sorted, new double[sorted.Length]) is not null;
    }

    public double ToNetwork(double y) => ((Log ? Math.Log(y) : y) - Center) / Scale;

    /// <summary>Of a predicted y, which need not be positive.</summary>
    public double ToNetworkClamped(double y) => Log && y <= 0 ? Lower : Clamp(ToNetwork(y));

    public double Clamp(double t) => Math.Clamp(t, Lower, Upper);

    /// <summary>The predicted mean of y.</summary>
    public double ToTarget(double t) => Smearing * QuantileToTarget(Clamp(t));

    /// <summary>Order is kept, so a quantile of t becomes the same quantile of y; nothing is held to a range.</summary>
    public double QuantileToTarget(double t)
    {
        var g = Center + (Scale * t);
        return Log ? Math.Exp(g) : g;
    }

    /// <summary>Smearing such that predictions are right on average.</summary>
    public TargetTransform WithSmearing(ReadOnlySpan<double> y, ReadOnlySpan<double> t)
    {
        if (!Log) return this;
        double actual = 0, predicted = 0;
        for (var row = 0; row < y.Length; row++)
        {
            actual += y[row];
            predicted += QuantileToTarget(Clamp(t[row]));
        }

        var most = y.Length < FewRows ? 1.25 : 2;
        return this with { Smearing = Math.Clamp(actual / predicted, 1 / most, most) };
    }
}
