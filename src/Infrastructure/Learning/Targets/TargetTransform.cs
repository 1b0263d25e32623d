using System.Numerics.Tensors;
using System.Text.Json.Serialization;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>
/// Transforms the target y to what the networks predict, t = (g(y) − center)/scale with g = identity, ln(y + offset) or arsinh((y + offset)/width),
/// so that t has mean 0 and standard deviation 1. The inverse clamps t to slightly more than the training range: a network knows nothing beyond it.
/// </summary>
/// <param name="Log">True for the logarithm, used for targets that are never negative and cover several orders of magnitude.</param>
/// <param name="Center">Mean of g(y).</param>
/// <param name="Scale">Standard deviation of g(y).</param>
/// <param name="Lower">Smallest t predicted.</param>
/// <param name="Upper">Largest t predicted.</param>
/// <param name="Smearing">
/// Factor of a predicted y + offset. The exponential of a mean logarithm is a median; this factor converts it to the mean (Duan 1983). 1 where g
/// is the identity.
/// </param>
/// <param name="Offset">Addend that makes zeros positive before the logarithm, and 0 where all targets are; or minus the center of the arsinh.</param>
/// <param name="Width">
/// Unit of the arsinh (Johnson 1949), used for targets of both signs with heavy tails: around the center it is linear, further out logarithmic. 0
/// without it.
/// </param>
internal sealed record TargetTransform(
    bool Log,
    double Center,
    double Scale,
    double Lower,
    double Upper,
    double Smearing,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double Offset = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double Width = 0)
{
    private static readonly TargetTransform Identity = new(Log: false, Center: 0, Scale: 1, double.MaxValue, double.MinValue, Smearing: 1);

    /// <summary>Maximum distance of a prediction from the training range, as a share of that range.</summary>
    private const double Margin = 0.1;

    /// <summary>Number of rows below which the mean of skewed values is uncertain.</summary>
    private const int FewRows = 200;

    /// <summary>Largest magnitude of a target, so that sums of squared errors do not overflow; see <see cref="CheckRange"/>.</summary>
    private const double Greatest = 1e150;

    /// <param name="y">Targets of all rows, including the test part, whose errors are squared too.</param>
    /// <param name="trainY">Targets of the training part.</param>
    /// <exception cref="TrainingFailedException">The targets are too large, or too close to each other, to compute with.</exception>
    public static void CheckRange(ReadOnlySpan<double> y, ReadOnlySpan<double> trainY)
    {
        var largest = TensorPrimitives.MaxMagnitude(y);
        if (Math.Abs(largest) > Greatest)
        {
            throw new TrainingFailedException(
                TrainingFailureCode.TargetTooLarge,
                InvariantText.Text($"The target is {largest:G6} in one of the examples; the limit is {Greatest:G6}. Correct or exclude that example, or use a larger unit."),
                ("value", largest),
                ("limit", Greatest));
        }

        if (Moments.MeanAndDeviation(trainY).Deviation < 1 / Greatest)
        {
            throw new TrainingFailedException(
                TrainingFailureCode.TargetsTooClose,
                InvariantText.Text($"The target's values differ by less than {1 / Greatest:G6}, which is too little to compute with. Use a smaller unit."),
                ("limit", 1 / Greatest));
        }
    }

    /// <param name="y">Targets of the training part.</param>
    /// <param name="logOffset">Offset for a logarithmic scale; null for a linear one.</param>
    public static TargetTransform Fit(ReadOnlySpan<double> y, double? logOffset) =>
        (Identity with { Log = logOffset is not null, Offset = logOffset ?? 0 }).FittedTo(y);

    /// <summary>Fits the same function g to other targets.</summary>
    public TargetTransform FittedTo(ReadOnlySpan<double> y)
    {
        var unfitted = Identity with { Log = Log, Offset = Offset, Width = Width };
        var g = y.ToArray();
        for (var row = 0; row < g.Length; row++) g[row] = unfitted.ToNetwork(g[row]);
        var (center, scale) = Moments.MeanAndDeviation(g);
        return (unfitted with { Center = center, Scale = scale }).Including(y);
    }

    /// <summary>Returns the scales to learn y on, the linear one first.</summary>
    /// <param name="y">Targets of the training part.</param>
    public static IReadOnlyList<TargetTransform> ScalesFor(ReadOnlySpan<double> y)
    {
        var sorted = y.ToArray();
        Array.Sort(sorted);
        var linear = Fit(y, logOffset: null);
        if (Moments.LogOffset(sorted, new double[sorted.Length]) is { } offset) return [linear, Fit(y, offset)];
        return Moments.TailsOf(sorted) is { } tails ? [linear, (Identity with { Offset = -tails.Center, Width = tails.Width }).FittedTo(y)] : [linear];
    }

    /// <summary>Extends the range of predictions to these targets, on the same scale.</summary>
    public TargetTransform Including(ReadOnlySpan<double> y)
    {
        var (lower, upper) = (TensorPrimitives.Min(y), TensorPrimitives.Max(y));

        // A tenth of a range of both signs on a logarithm would be a large factor.
        var (least, most) = Width > 0
            ? (ToNetwork(lower - (Margin * (upper - lower))), ToNetwork(upper + (Margin * (upper - lower))))
            : WithMargin(ToNetwork(lower), ToNetwork(upper));
        return this with { Lower = Math.Min(Lower, least), Upper = Math.Max(Upper, most) };

        static (double, double) WithMargin(double from, double to) => (from - (Margin * (to - from)), to + (Margin * (to - from)));
    }

    /// <summary>Restricts predictions to at least the smallest possible y.</summary>
    public TargetTransform HeldAbove(double? least) => least is { } y && Reaches(y) ? this with { Lower = Math.Clamp(ToNetwork(y), Lower, Upper) } : this;

    /// <summary>Returns whether y has a place on the scale: below the smallest one a logarithm does not exist.</summary>
    public bool Reaches(double y) => !Log || y + Offset > 0;

    public double ToNetwork(double y) => ((Log ? Math.Log(y + Offset) : Width > 0 ? Math.Asinh((y + Offset) / Width) : y) - Center) / Scale;

    /// <summary>Transforms a predicted y, which need not be in the domain of the logarithm.</summary>
    public double ToNetworkClamped(double y) => Reaches(y) ? Clamp(ToNetwork(y)) : Lower;

    public double Clamp(double t) => Math.Clamp(t, Lower, Upper);

    /// <summary>Returns the predicted mean of y.</summary>
    public double ToTarget(double t) => ToMean(QuantileToTarget(Clamp(t)));

    /// <summary>Converts a predicted median of y to the mean.</summary>
    public double ToMean(double median) => (Smearing * (median + Offset)) - Offset;

    /// <summary>Converts a predicted mean of y to the median.</summary>
    public double ToMedian(double mean) => ((mean + Offset) / Smearing) - Offset;

    /// <summary>Transforms a quantile of t to the same quantile of y, without clamping.</summary>
    public double QuantileToTarget(double t)
    {
        var g = Center + (Scale * t);
        return Log ? Math.Exp(g) - Offset : Width > 0 ? (Width * Math.Sinh(g)) - Offset : g;
    }

    /// <summary>
    /// Fits the smearing factor: on a logarithmic scale, the one that makes the mean prediction equal the mean target; with both signs, whose means
    /// cancel out, the one of least squares.
    /// </summary>
    public TargetTransform WithSmearing(ReadOnlySpan<double> y, ReadOnlySpan<double> t)
    {
        if (!Log && Width == 0) return this;
        double actual = 0, predicted = 0;
        for (var row = 0; row < y.Length; row++)
        {
            var median = QuantileToTarget(Clamp(t[row])) + Offset;
            var weight = Log ? 1 : median;
            actual += weight * (y[row] + Offset);
            predicted += weight * median;
        }

        var most = y.Length < FewRows ? 1.25 : 2;
        return predicted > 0 ? this with { Smearing = Math.Clamp(actual / predicted, 1 / most, most) } : this;
    }
}
