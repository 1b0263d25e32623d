using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

namespace Regressor.Infrastructure.Learning.Memory;

/// <summary>What a training needs of memory, told before its table is read: somewhat more than it then takes.</summary>
internal static class MemoryEstimate
{
    /// <summary>libtorch, once it is loaded, and what does not grow with the training.</summary>
    private const long Fixed = 100L << 20;

    /// <summary>A target may be learned on two scales, each by all members; the rows tell whether it is.</summary>
    private const int Scales = 2;

    /// <summary>Of a row, besides its columns: target, position and id; then target, prediction and baseline on each scale, fold, and order.</summary>
    private const long Row = 24 + 72;

    /// <summary>Of a number: as it is, and encoded for the hidden layers, for the linear part, and whether it is missing.</summary>
    private const long Number = 8 + (3 * 4);

    /// <summary>Of a category: its code, and its one-hot inputs.</summary>
    private const long Category = 4 + (4 * (FeatureEncoder.MaxOneHotLevels + 1));

    /// <summary>Of a parameter: value, gradient, two moments, the best so far, and a copy.</summary>
    private const long Parameter = 6 * 4;

    /// <summary>Of a unit of the first layer: value, gradient, sine. Of a hidden unit: value, slope, mask, and two gradients.</summary>
    private const long FirstUnit = 3 * 4, HiddenUnit = 5 * 4;

    /// <returns>Bytes.</returns>
    public static long Of(IReadOnlyList<InputColumn> inputs, int rows, TrainingOptions options)
    {
        long numbers = inputs.Count(input => input.Type == ColumnTypes.Numeric);
        var categories = inputs.Count - numbers;
        var plan = ResolvedHyperparameters.For(options, rows, (int)numbers);
        long members = Scales * options.Members;
        var (steps, batch) = plan.BatchesOf(rows);

        var table = rows * (Row + (Number * numbers) + (Category * categories));
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
