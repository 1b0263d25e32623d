using System.Numerics.Tensors;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.Features.Generators;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Serving;

/// <summary>Answers with a number and its interval.</summary>
/// <param name="description">Description of the model.</param>
/// <param name="target">Conversion of the members' outputs to y.</param>
/// <param name="calibration">Calibration of the intervals.</param>
/// <param name="version">Version that the predictions state.</param>
internal sealed class RegressionAnswerer(ModelDescription description, TargetBlend target, ConformalCalibration calibration, int version) : IAnswerer
{
    private readonly PromiseBasis _basis = PromiseBases.Of(description.TestSplit.By);

    public IReadOnlyList<string> Classes => [];

    public Prediction Answer(ReadOnlySpan<float> dense, ReadOnlySpan<double> members, double confidence, List<Oddity>? odd, DistributionRequest? asked)
    {
        Span<double> byFold = stackalloc double[members.Length / target.Scalings.Length];
        var y = target.Of(members, byFold);

        // Weights of an uploaded model may be finite and yet too large to compute with.
        if (!double.IsFinite(y) || !TensorPrimitives.IsFiniteAll<double>(byFold)) throw Answering.NotANumber(version);
        var disagreement = target.Disagreement(members, byFold);
        var covered = odd is null || !odd.Exists(oddity => oddity.IsUncovered);
        var widening = covered ? 1 : odd!.Where(oddity => oddity.IsUncovered).Select(oddity => oddity.Widening).Aggregate(IntervalWidening.Together);
        var interval = calibration.Interval(description.Encoder, dense, target, byFold, y, confidence, widening);
        if (!covered && description.Widening is not null) interval = WithDisagreement(interval, y, disagreement, target.Least);
        var warnings = odd?.ConvertAll(oddity => oddity.Warning);
        if (interval is null) (warnings ??= []).Add(Answering.TooFewExamples(confidence, "an interval"));
        covered &= interval is not null;
        var distribution = asked is not null && covered ? calibration.Distribution(description.Encoder, dense, target, byFold, y, asked) : null;
        return new RegressionPrediction(y, interval, disagreement, version, warnings is null ? [] : warnings, covered, distribution) { Basis = _basis };
    }

    /// <summary>
    /// Widens the interval to at least two ensemble standard deviations on each side: far from the data nothing else shows the uncertainty.
    /// </summary>
    private static PredictionInterval? WithDisagreement(PredictionInterval? interval, double y, double disagreement, double? least)
    {
        if (interval is null) return null;
        var (lower, upper) = (Math.Max(y - (2 * disagreement), double.MinValue), Math.Min(y + (2 * disagreement), double.MaxValue));
        return interval with
        {
            Lower = Math.Min(interval.Lower, Math.Max(lower, least ?? lower)),
            Upper = Math.Max(interval.Upper, upper),
            CutAtZero = interval.CutAtZero || least > lower,
        };
    }
}
