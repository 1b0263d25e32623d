using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Initializes the parameters. The linear part starts as the member's linear regression and the output layer at zero. Training therefore
/// starts from the best linear fit, and early stopping can always fall back on it.
/// </summary>
internal static class Initialization
{
    /// <summary>Lowest initial frequency, in cycles per unit of an encoded number; a unit is about its interquartile range.</summary>
    private const double LowestFrequency = 0.05;

    /// <returns>Parameters, [K·P], layer after layer, each [K, …].</returns>
    public static float[] Draw(EnsembleArchitecture architecture, double highestFrequency, IReadOnlyList<LinearWeights> linear, Random random)
    {
        var blocks = architecture.Blocks();
        var values = new float[architecture.Members * blocks.Sum(block => block.Size)];
        foreach (var block in blocks)
        {
            for (var member = 0; member < architecture.Members; member++)
                Fill(block, values.AsSpan((architecture.Members * block.Offset) + (member * block.Size), block.Size), architecture, highestFrequency, linear[member], random);
        }

        return values;
    }

    /// <summary>Returns a block's parameters in a purely linear network; null for blocks that such a network does not use.</summary>
    public static double[]? Linear(ParameterBlock block, LinearWeights linear) => block.Group switch
    {
        ParameterGroup.OutputBias => linear.Intercepts,
        ParameterGroup.LinearWeight => linear.Dense,
        ParameterGroup.LinearLevels => linear.Levels[block.Index],
        _ => null,
    };

    private static void Fill(
        ParameterBlock block, Span<float> values, EnsembleArchitecture architecture, double highestFrequency, LinearWeights start, Random random)
    {
        switch (block.Group)
        {
            case ParameterGroup.Scale:
                values.Fill(1);
                break;
            case ParameterGroup.Frequency:
                foreach (ref var value in values)
                    value = (float)(2 * Math.PI * LowestFrequency * Math.Pow(highestFrequency / LowestFrequency, random.NextDouble()));
                break;
            case ParameterGroup.Phase:
                foreach (ref var value in values) value = (float)((random.NextDouble() - 0.5) * 2 * Math.PI);
                break;
            case ParameterGroup.OutputWeight:
                values.Clear();
                break;
            case ParameterGroup.Embedding:
                Normal(values[..^architecture.EmbeddingSize], 0.3, random);
                break;
            case ParameterGroup.HiddenBias:
                Normal(values, 0.5, random);
                break;
            case ParameterGroup.HiddenWeight:
                Normal(values, 1 / Math.Sqrt(block.Shape[0]), random);
                break;
            default:
                var linear = Linear(block, start)!;
                for (var i = 0; i < values.Length; i++) values[i] = (float)linear[i];
                break;
        }
    }

    /// <summary>Draws normal values by the Box–Muller transform (Box and Muller 1958).</summary>
    private static void Normal(Span<float> values, double deviation, Random random)
    {
        foreach (ref var value in values)
            value = (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }
}
