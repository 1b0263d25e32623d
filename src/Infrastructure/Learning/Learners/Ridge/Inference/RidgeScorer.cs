using System.Numerics.Tensors;

namespace Regressor.Infrastructure.Learning.Learners.Ridge.Inference;

/// <summary>Computes t_c = w_cᵀx + Σ levels + b_c for each member.</summary>
internal sealed class RidgeScorer : IScorer
{
    private readonly RidgeWeights _weights;

    /// <summary>[member, output, D], the weights of the dense inputs, transposed so that those of an output are contiguous.</summary>
    private readonly float[] _dense;

    public RidgeScorer(RidgeWeights weights)
    {
        _weights = weights;
        _dense = new float[weights.Dense.Length];
        var (outputs, size) = (weights.Outputs, weights.DenseWidth * weights.Outputs);
        for (var i = 0; i < _dense.Length; i++)
        {
            var (member, own) = (i / size, i % size);
            _dense[(member * size) + (own % outputs * weights.DenseWidth) + (own / outputs)] = weights.Dense[i];
        }
    }

    public int Members => _weights.Members;

    public int Outputs => _weights.Outputs;

    public void Predict(int rows, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs)
    {
        var (width, columns) = (_weights.DenseWidth, _weights.Levels.Length);
        for (var row = 0; row < rows; row++)
        {
            for (var member = 0; member < Members; member++)
            {
                for (var output = 0; output < Outputs; output++)
                {
                    var place = (member * Outputs) + output;
                    double t = _weights.Intercept[place] + TensorPrimitives.Dot(dense.Slice(row * width, width), _dense.AsSpan(place * width, width));
                    for (var column = 0; column < columns; column++)
                    {
                        var levels = _weights.Levels[column].Length / Members / Outputs;
                        t += _weights.Levels[column][(((member * levels) + codes[(row * columns) + column]) * Outputs) + output];
                    }

                    outputs[(row * Members * Outputs) + place] = t;
                }
            }
        }
    }
}
