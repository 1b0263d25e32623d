using System.Numerics.Tensors;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>A logit per class and member, and the cross-entropy of their softmax. Two classes have two logits.</summary>
internal sealed class SoftmaxLayer : OutputLayer
{
    private readonly Tensor? _dense;

    public SoftmaxLayer(EnsembleNetwork network, EnsembleArchitecture architecture, int batch)
        : base(network, architecture, batch)
    {
        if (architecture.DenseWidth > 0) _dense = zeros(architecture.Members, batch, architecture.DenseWidth);
    }

    public override double Run(ReadOnlySpan<float> dense, IReadOnlyList<long[]> codes, ReadOnlySpan<float> target, Tensor hidden, Tensor gradient)
    {
        var weight = Network.Layer(EnsembleArchitecture.OutputWeight)!;
        var logits = hidden.bmm(weight);
        if (_dense is not null)
        {
            dense.CopyTo(Values(_dense));
            logits.Increase(_dense.bmm(Network.Layer(EnsembleArchitecture.LinearWeight)!));
        }

        var loss = ToSlopes(Values(logits), codes, target);
        Network.Gradient(EnsembleArchitecture.OutputWeight)!.copy_(hidden.transpose(1, 2).bmm(logits));
        gradient.copy_(logits.bmm(weight.transpose(1, 2)));
        return loss;
    }

    public override void Dispose() => _dense?.Dispose();

    /// <summary>Adds biases and levels, and replaces logits by the slopes of the loss, (p − [y = c])/B.</summary>
    private double ToSlopes(Span<float> logits, IReadOnlyList<long[]> codes, ReadOnlySpan<float> target)
    {
        var bias = Layer(EnsembleArchitecture.OutputBias);
        var biasGradient = Gradient(EnsembleArchitecture.OutputBias);
        var classes = Architecture.Outputs;
        double loss = 0;
        for (var row = 0; row < Architecture.Members * Batch; row++)
        {
            var member = row / Batch;
            var z = logits.Slice(row * classes, classes);
            TensorPrimitives.Add(z, bias.Slice(member * classes, classes), z);
            for (var column = 0; column < codes.Count; column++)
            {
                var level = (member * Architecture.Levels[column]) + (int)codes[column][row];
                TensorPrimitives.Add(z, Layer(EnsembleArchitecture.LinearLevels(column)).Slice(level * classes, classes), z);
            }

            var actual = (int)target[row];
            TensorPrimitives.Subtract(z, TensorPrimitives.Max<float>(z), z);
            var own = z[actual];
            TensorPrimitives.Exp<float>(z, z);
            var sum = TensorPrimitives.Sum<float>(z);
            loss += (MathF.Log(sum) - own) / Batch;
            TensorPrimitives.Multiply(z, 1 / (sum * Batch), z);
            z[actual] -= 1f / Batch;
            var gradient = biasGradient.Slice(member * classes, classes);
            TensorPrimitives.Add(gradient, z, gradient);
        }

        return loss;
    }
}
