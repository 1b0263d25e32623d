using System.Numerics.Tensors;

namespace Regressor.Infrastructure.Learning.Learners.Ridge.Inference;

/// <summary>Computes t = wᵀx + Σ levels + b for each member.</summary>
internal sealed class RidgeScorer(RidgeWeights weights) : IScorer
{
    public int Members => weights.Members;

    public void Predict(int rows, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs)
    {
        var (width, columns) = (weights.DenseWidth, weights.Levels.Length);
        for (var row = 0; row < rows; row++)
        {
            for (var member = 0; member < Members; member++)
            {
                double t = weights.Intercept[member] + TensorPrimitives.Dot(dense.Slice(row * width, width), weights.Dense.AsSpan(member * width, width));
                for (var column = 0; column < columns; column++)
                    t += weights.Levels[column][(member * (weights.Levels[column].Length / Members)) + codes[(row * columns) + column]];
                outputs[(row * Members) + member] = t;
            }
        }
    }
}
