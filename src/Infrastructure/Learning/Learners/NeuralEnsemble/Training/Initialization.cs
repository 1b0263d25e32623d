using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Starting values. The linear part starts as the member's ridge regression and the output layer at zero, so that training starts from
/// the best linear fit and early stopping can always fall back on it.
/// </summary>
internal static class Initialization
{
    /// <summary>In cycles per unit of an encoded number, which is about its quartile range.</summary>
    private const double LowestFrequency = 0.05;

    /// <returns>[K·P], layer after layer, each [K, …].</returns>
    public static float[] Draw(EnsembleArchitecture architecture, double highestFrequency, IReadOnlyList<RidgeRegression.Weights> ridge, Random random)
    {
        var blocks = architecture.Blocks();
        var values = new float[architecture.Members * blocks.Sum(block => block.Size)];
        foreach (var block in blocks)
        {
            for (var member = 0; member < architecture.Members; member++)
                Fill(block, values.AsSpan((architecture.Members * block.Offset) + (member * block.Size), block.Size), architecture, highestFrequency, ridge[member], random);
        }

        return values;
    }

    /// <summary>What a layer is in a network that is nothing but a linear regression; null for layers that it has no use for.</summary>
    public static double[]? Linear(string layer, RidgeRegression.Weights ridge) => layer switch
    {
        EnsembleArchitecture.OutputBias => [ridge.Intercept],
        EnsembleArchitecture.LinearWeight => ridge.Dense,
        _ when layer.StartsWith(EnsembleArchitecture.LinearLevelsPrefix, StringComparison.Ordinal) =>
            ridge.Levels[int.Parse(layer.AsSpan(EnsembleArchitecture.LinearLevelsPrefix.Length), System.Globalization.CultureInfo.InvariantCulture)],
        _ => null,
    };

    private static void Fill(
        ParameterBlock block, Span<float> values, EnsembleArchitecture architecture, double highestFrequency, RidgeRegression.Weights ridge, Random random)
    {
        switch (block.Name)
        {
            case EnsembleArchitecture.Scale:
                values.Fill(1);
                break;
            case EnsembleArchitecture.Frequency:
                foreach (ref var value in values)
                    value = (float)(2 * Math.PI * LowestFrequency * Math.Pow(highestFrequency / LowestFrequency, random.NextDouble()));
                break;
            case EnsembleArchitecture.Phase:
                foreach (ref var value in values) value = (float)((random.NextDouble() - 0.5) * 2 * Math.PI);
                break;
            case EnsembleArchitecture.OutputWeight:
                values.Clear();
                break;
            case var name when Linear(name, ridge) is { } linear:
                for (var i = 0; i < values.Length; i++) values[i] = (float)linear[i];
                break;
            case var name when name.StartsWith("embedding.", StringComparison.Ordinal):
                Normal(values[..^architecture.EmbeddingSize], 0.3, random);
                break;
            case var name when name.EndsWith(".bias", StringComparison.Ordinal):
                Normal(values, 0.5, random);
                break;
            default:
                Normal(values, 1 / Math.Sqrt(block.Shape[0]), random);
                break;
        }
    }

    /// <summary>Box and Muller (1958).</summary>
    private static void Normal(Span<float> values, double deviation, Random random)
    {
        foreach (ref var value in values)
            value = (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }
}
