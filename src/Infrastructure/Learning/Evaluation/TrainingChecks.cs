using Regressor.Domain.Evaluation;
using Regressor.Infrastructure.Learning.CrossFitting;
using static Regressor.Infrastructure.Learning.Evaluation.InvariantText;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>
/// Reports what affects the start of a training: that it did not continue from another model, and that single targets determine its scale.
/// </summary>
internal static class TrainingChecks
{
    /// <summary>Limit in interquartile ranges from the nearer quartile; of normal targets one in 10⁴⁰⁰ lies beyond.</summary>
    private const double Wild = 30;

    public static IEnumerable<ModelFinding> Of(PreparedData data)
    {
        // Indices of classes have no scale.
        ModelFinding?[] notes = [BegunAfresh(data.Misfit), data.Targets.Count == 0 ? null : WildTargets(data.TrainY, data.Targets.FirstOrDefault(scaling => scaling.Log)?.Offset)];
        return notes.OfType<ModelFinding>();
    }

    private static ModelFinding? BegunAfresh(string? misfit) => misfit is null
        ? null
        : new ModelFinding(FindingCode.BegunAfresh, null, $"Training started from scratch instead of continuing from the active model: {misfit}.");

    /// <param name="y">[row], targets of the training part.</param>
    /// <param name="logOffset">Offset of the logarithmic scale that targets are also learned on and then checked on; null where there is none.</param>
    internal static ModelFinding? WildTargets(double[] y, double? logOffset)
    {
        var sorted = logOffset is { } offset ? Array.ConvertAll(y, value => Math.Log(value + offset)) : [.. y];
        Array.Sort(sorted);
        var (lower, upper) = (Quantiles.Of(sorted, 0.25), Quantiles.Of(sorted, 0.75));
        var reach = Wild * (upper - lower);
        var wild = sorted.Where(value => value < lower - reach || value > upper + reach).ToList();
        if (wild.Count == 0 || reach == 0) return null;

        var farthest = wild.MaxBy(value => Math.Abs(value - lower));
        var (which, they) = wild.Count == 1 ? ("1 target lies", "it is a mistake, correct or exclude its example") : ($"{wild.Count} targets lie", "they are mistakes, correct or exclude their examples");
        return new ModelFinding(FindingCode.WildTargets, null, Text(
            $"{which} further than {Wild} quartile ranges out: half of the targets are between {Shown(lower)} and {Shown(upper)}, and one is {Shown(farthest)}. All others are learned on a scale that this sets. If {they}."))
            .With(("count", wild.Count), ("lower", Value(lower)), ("upper", Value(upper)), ("farthest", Value(farthest)));

        double Value(double learned) => logOffset is { } addend ? Math.Exp(learned) - addend : learned;
        string Shown(double learned) => Rounded(Value(learned));
    }
}
