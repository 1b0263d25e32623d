using System.Numerics.Tensors;
using System.Text.Json.Serialization;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.Blend.Inference;

namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>
/// Converts logits to probabilities, p = mean_k p_k. Those of component c and fold k are p_ck = (1 − m)·softmax(z_ck/T_c) + m/C, and the components
/// are pooled to p_k ∝ Π_c p_ck^(β·w_c) (<see cref="OpinionPool"/>). The temperatures T_c correct the confidence of the learners (Guo et al.
/// 2017), the exponent β that of their pool. The share m of equal probabilities keeps every class possible (rule of succession, Laplace 1814).
/// </summary>
/// <param name="Classes">The classes, the most frequent one of the training first.</param>
/// <param name="Temperatures">[component], temperatures T_c, positive; members are ordered [component, fold].</param>
/// <param name="Weights">[component], weights w_c from 0 to 1 with the sum 1.</param>
/// <param name="Mixing">Share m, below 1.</param>
/// <param name="Exponent">Exponent β; null where p_k = Σ_c w_c·p_ck, as in older checkpoints and with a single component.</param>
internal sealed record ClassOutput(
    IReadOnlyList<string> Classes,
    double[] Temperatures,
    double[] Weights,
    double Mixing,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Exponent = null) : ModelOutput
{
    /// <summary>Number of logits up to which intermediate results are kept on the stack.</summary>
    private const int Stack = 1024;

    private static readonly OpinionPool Pool = OpinionPool.For(PredictionTasks.Classification);

    private const double LeastMixing = 1e-12, MostExponent = 100;

    /// <summary>Creates the output of one learner.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="rows">Number of rows n that the logits were fitted to; equal probabilities weigh as much as one of them.</param>
    /// <param name="temperature">Temperature T; 1 keeps the confidence of the logits.</param>
    public static ClassOutput Of(IReadOnlyList<string> classes, int rows, double temperature = 1) => new(classes, [temperature], [1], 1.0 / (rows + 1));

    /// <summary>Joins the outputs of several learners.</summary>
    /// <param name="outputs">Outputs of one component each.</param>
    /// <param name="weights">Weights w_c.</param>
    /// <param name="exponent">Exponent β.</param>
    public static ClassOutput Join(IReadOnlyList<ClassOutput> outputs, IReadOnlyList<double> weights, double exponent) => outputs is [var only] ? only : outputs[0] with
    {
        Temperatures = [.. outputs.SelectMany(output => output.Temperatures)],
        Weights = [.. weights],
        Exponent = exponent,
    };

    public override ClassOutput Part(int first, int count) =>
        this with { Temperatures = Temperatures[first..(first + count)], Weights = Normalized(Weights[first..(first + count)]), Exponent = count == 1 ? null : Exponent };

    public override PredictionTask Task => PredictionTasks.Classification;

    public override int Width => Classes.Count;

    public override int Components => Temperatures.Length;

    public override void Predict(ReadOnlySpan<double> members, Span<double> y, Span<double> byFold)
    {
        var classes = Classes.Count;
        var perComponent = members.Length / Temperatures.Length;
        var powers = members.Length <= Stack ? stackalloc double[members.Length] : new double[members.Length];
        for (var from = 0; from < members.Length; from += classes)
            Center(members.Slice(from, classes), Temperatures[from / perComponent], powers.Slice(from, classes));
        TensorPrimitives.Exp(powers, powers);
        for (var from = 0; from < powers.Length; from += classes) Mix(powers.Slice(from, classes));
        if (Exponent is { } exponent)
        {
            Pool.ToTerms(powers, powers);
            Sum(powers, exponent, byFold);
            Pool.ToPredictions(byFold, classes);
        }
        else
        {
            Sum(powers, 1, byFold);
        }

        Average(byFold, y);
    }

    /// <summary>Converts the logits of one fold.</summary>
    /// <param name="logits">[component × class], z.</param>
    /// <param name="p">Filled with the probabilities, [class].</param>
    public void Probabilities(ReadOnlySpan<double> logits, Span<double> p)
    {
        Span<double> fold = stackalloc double[p.Length];
        Predict(logits, p, fold);
    }

    /// <summary>Computes (z − max z)/T, whose exponentials do not overflow.</summary>
    private static void Center(ReadOnlySpan<double> logits, double temperature, Span<double> centered)
    {
        var (largest, factor) = (logits[0], 1 / temperature);
        foreach (var logit in logits) largest = logit > largest ? logit : largest;
        for (var c = 0; c < centered.Length; c++) centered[c] = (logits[c] - largest) * factor;
    }

    /// <summary>Converts powers to probabilities, none of which is 0.</summary>
    private void Mix(Span<double> powers)
    {
        double sum = 0;
        foreach (var power in powers) sum += power;
        var factor = (1 - Mixing) / sum;
        for (var c = 0; c < powers.Length; c++) powers[c] = (factor * powers[c]) + (Mixing / powers.Length);
    }

    /// <summary>Sums the components, [component, fold, class], with their weights.</summary>
    private void Sum(ReadOnlySpan<double> components, double factor, Span<double> byFold)
    {
        byFold.Clear();
        for (var component = 0; component < Weights.Length; component++)
            TensorPrimitives.MultiplyAdd(components.Slice(component * byFold.Length, byFold.Length), factor * Weights[component], byFold, byFold);
    }

    /// <summary>Converts logits of rows, each of one fold.</summary>
    /// <param name="logits">[row × class].</param>
    public double[] Probabilities(double[] logits)
    {
        var p = new double[logits.Length];
        for (var from = 0; from < p.Length; from += Width) Probabilities(logits.AsSpan(from, Width), p.AsSpan(from, Width));
        return p;
    }

    public override string? Misfit(IReadOnlyList<string> classes, ReadOnlySpan<double> trainY) =>
        Classes.Count == classes.Count && Classes.ToHashSet(StringComparer.Ordinal).SetEquals(classes) ? null : "the target has other classes than in that model's training";

    public override IReadOnlyList<TargetTransform> ScalesIncluding(double[] trainY) => [];

    public override bool IsSound() =>
        Classes.Count is >= ClassificationTask.MinClasses and <= ClassificationTask.MaxClasses
        && Classes.Distinct(StringComparer.Ordinal).Count() == Classes.Count
        && Temperatures.Length >= 1 && Temperatures.Length <= BlendFormat.MostOfALearner * LearnerNames.All.Count && Weights.Length == Temperatures.Length
        && Array.TrueForAll(Temperatures, temperature => temperature > 0) && Array.TrueForAll(Weights, weight => weight is >= 0 and <= 1)
        && Mixing is >= LeastMixing and < 1
        && Exponent is null or > 0 and <= MostExponent;
}
