using System.Numerics.Tensors;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.Blend.Inference;

namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>
/// Converts logits to probabilities: p_k = (1 − m)·Σ_c w_c·softmax(z_ck/T_c) + m/C for fold k, p = mean_k p_k. The temperatures T_c correct the
/// confidence of the learners (Guo et al. 2017). The share m of equal probabilities keeps every class possible (rule of succession, Laplace
/// 1814).
/// </summary>
/// <param name="Classes">The classes, the most frequent one of the training first.</param>
/// <param name="Temperatures">[component], temperatures T_c, positive; members are ordered [component, fold].</param>
/// <param name="Weights">[component], weights w_c from 0 to 1 with the sum 1.</param>
/// <param name="Mixing">Share m, in (0, 1).</param>
internal sealed record ClassOutput(IReadOnlyList<string> Classes, double[] Temperatures, double[] Weights, double Mixing) : ModelOutput
{
    /// <summary>Number of logits up to which intermediate results are kept on the stack.</summary>
    private const int Stack = 1024;


    /// <summary>Creates the output of one learner.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="rows">Number of rows n that the logits were fitted to; equal probabilities weigh as much as one of them.</param>
    /// <param name="temperature">Temperature T; 1 keeps the confidence of the logits.</param>
    public static ClassOutput Of(IReadOnlyList<string> classes, int rows, double temperature = 1) => new(classes, [temperature], [1], 1.0 / (rows + 1));

    /// <summary>Joins the outputs of several learners.</summary>
    public static ClassOutput Join(IReadOnlyList<ClassOutput> outputs, IReadOnlyList<double> weights) => outputs[0] with
    {
        Temperatures = [.. outputs.SelectMany(output => output.Temperatures)],
        Weights = [.. outputs.SelectMany((output, learner) => output.Weights.Select(weight => weights[learner] * weight))],
    };

    /// <summary>Multiplies the temperatures by a factor.</summary>
    public ClassOutput Heated(double factor) => this with { Temperatures = Array.ConvertAll(Temperatures, temperature => temperature * factor) };

    /// <summary>Converts probabilities of one component to those at its temperature multiplied by a factor.</summary>
    /// <param name="p">[row × class], probabilities at the temperature of this output.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="heated">Filled with the converted ones; may be <paramref name="p"/>.</param>
    public void Heat(ReadOnlySpan<double> p, double factor, Span<double> heated)
    {
        var classes = Width;
        TensorPrimitives.Subtract(p, Mixing / classes, heated);
        TensorPrimitives.Max(heated, 0, heated);
        TensorPrimitives.Log(heated, heated);
        TensorPrimitives.Multiply(heated, 1 / factor, heated);
        TensorPrimitives.Exp(heated, heated);
        for (var from = 0; from < heated.Length; from += classes)
        {
            var row = heated.Slice(from, classes);
            TensorPrimitives.Multiply(row, (1 - Mixing) / TensorPrimitives.Sum<double>(row), row);
            TensorPrimitives.Add(row, Mixing / classes, row);
        }
    }

    public override ClassOutput Part(int first, int count) =>
        this with { Temperatures = Temperatures[first..(first + count)], Weights = Normalized(Weights[first..(first + count)]) };

    public override PredictionTask Task => PredictionTasks.Classification;

    public override int Width => Classes.Count;

    public override int Components => Temperatures.Length;

    public override void Predict(ReadOnlySpan<double> members, Span<double> y, Span<double> byFold)
    {
        var classes = Classes.Count;
        var (component, perComponent) = (0, members.Length / Temperatures.Length);
        var powers = members.Length <= Stack ? stackalloc double[members.Length] : new double[members.Length];
        for (var from = 0; from < members.Length; from += classes)
            Center(members.Slice(from, classes), Temperatures[from / perComponent], powers.Slice(from, classes));
        TensorPrimitives.Exp(powers, powers);
        byFold.Fill(Mixing / classes);
        for (var from = 0; from < members.Length; component++)
        {
            var share = (1 - Mixing) * Weights[component];
            for (var to = 0; to < perComponent; to += classes, from += classes) AddNormalized(powers.Slice(from, classes), share, byFold.Slice(to, classes));
        }

        y.Clear();
        for (var from = 0; from < byFold.Length; from += classes) TensorPrimitives.Add(y, byFold.Slice(from, classes), y);
        TensorPrimitives.Multiply(y, (double)classes / byFold.Length, y);
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

    private static void AddNormalized(ReadOnlySpan<double> powers, double share, Span<double> p)
    {
        double sum = 0;
        foreach (var power in powers) sum += power;
        var factor = share / sum;
        for (var c = 0; c < p.Length; c++) p[c] += factor * powers[c];
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
        && Mixing is > 0 and < 1;
}
