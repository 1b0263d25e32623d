using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Features.Generators;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

namespace Regressor.Infrastructure.Learning.Memory;

/// <summary>Estimates the memory that a training needs before its table is read: somewhat more than it then uses.</summary>
internal static class MemoryEstimate
{
    /// <summary>Bytes that do not grow with the training, including libtorch once it is loaded.</summary>
    private const long Fixed = 100L << 20;

    /// <summary>A target may be learned on two scales, each by all members; only the rows determine whether it is.</summary>
    private const int Scales = 2;

    /// <summary>
    /// Bytes per row, without its columns: target, position and id; then target, prediction and baseline on each scale, fold, and order.
    /// </summary>
    private const long Row = 24 + 72;

    /// <summary>Bytes per number: raw, encoded for the hidden layers, encoded for the linear part, and its missing indicator.</summary>
    private const long Number = 8 + (3 * 4);

    /// <summary>Bytes per value of an input that is left out: only raw.</summary>
    private const long LeftOut = 8;

    /// <summary>Bytes per category: its code, and its one-hot inputs.</summary>
    private const long Category = 4 + (4 * (FeatureEncoder.MaxOneHotLevels + 1));

    /// <summary>Bytes per parameter: value, gradient, two moments, the best so far, and a copy.</summary>
    private const long Parameter = 6 * 4;

    /// <summary>
    /// Bytes per unit of the first layer (value, gradient, sine), and per hidden unit (value, slope, mask, and two gradients).
    /// </summary>
    private const long FirstUnit = 3 * 4, HiddenUnit = 5 * 4;

    /// <returns>Estimate, in bytes.</returns>
    public static long Of(IReadOnlyList<InputColumn> inputs, int rows, TrainingOptions options)
    {
        var learned = options.LearnedOf(inputs);
        var features = learned.SelectMany(input => FeatureGenerators.For(input.Type).Features).ToList();
        long numbers = features.Count(feature => feature == FeatureKind.Numeric);
        var categories = features.Count - numbers;
        var plan = ResolvedHyperparameters.For(options, rows, (int)numbers);
        long members = Scales * options.Members;
        var (steps, batch) = plan.BatchesOf(rows);

        var table = rows * (Row + (Number * numbers) + (Category * categories) + (LeftOut * (inputs.Count - learned.Count)));
        var order = members * ((4L * rows) + (16L * steps * batch));
        var first = (numbers * (2 + plan.Frequencies)) + (categories * (FeatureEncoder.MaxOneHotLevels + 1));
        var parameters = categories * Math.Min(rows, FeatureEncoder.MaxLevels) * (plan.EmbeddingSize + 1);
        long units = FirstUnit * first, width = first;
        foreach (var hidden in plan.Hidden)
        {
            parameters += (width + 1) * hidden;
            units += HiddenUnit * hidden;
            width = hidden;
        }

        return Fixed + table + order + (members * ((Parameter * parameters) + (Math.Max(batch, Math.Min(rows, TrainingTensors.Chunk)) * units)));
    }
}
