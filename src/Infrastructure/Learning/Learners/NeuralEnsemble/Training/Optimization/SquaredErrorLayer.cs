using System.Numerics.Tensors;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Tensor = TorchSharp.torch.Tensor;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>One output per member, and its squared error.</summary>
internal sealed class SquaredErrorLayer(EnsembleNetwork network, EnsembleArchitecture architecture, int batch) : OutputLayer(network, architecture, batch)
{
    public override double Run(ReadOnlySpan<float> dense, IReadOnlyList<long[]> codes, ReadOnlySpan<float> target, Tensor hidden, Tensor gradient)
    {
        var weight = Layer(EnsembleArchitecture.OutputWeight);
        var bias = Layer(EnsembleArchitecture.OutputBias);
        var linear = Layer(EnsembleArchitecture.LinearWeight);
        var weightGradient = Gradient(EnsembleArchitecture.OutputWeight);
        var biasGradient = Gradient(EnsembleArchitecture.OutputBias);
        var hiddenValues = Values(hidden);
        var slopes = Values(gradient);
        var (width, inputs) = (Width, Architecture.DenseWidth);
        double loss = 0;
        for (var row = 0; row < Architecture.Members * Batch; row++)
        {
            var member = row / Batch;
            var h = hiddenValues.Slice(row * width, width);
            var w = weight.Slice(member * width, width);
            var output = TensorPrimitives.Dot<float>(h, w) + TensorPrimitives.Dot(dense.Slice(row * inputs, inputs), linear.Slice(member * inputs, inputs)) + bias[member];
            for (var column = 0; column < codes.Count; column++)
                output += Layer(EnsembleArchitecture.LinearLevels(column))[(member * Architecture.Levels[column]) + (int)codes[column][row]];
            var error = output - target[row];
            loss += error * error / Batch;
            var slope = 2 * error / Batch;
            var own = weightGradient.Slice(member * width, width);
            TensorPrimitives.MultiplyAdd(h, slope, own, own);
            biasGradient[member] += slope;
            TensorPrimitives.Multiply(w, slope, slopes.Slice(row * width, width));
        }

        return loss;
    }

    public override void Dispose()
    {
        // Holds no tensors.
    }
}
