using System.Runtime.InteropServices;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Tensor = TorchSharp.torch.Tensor;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>Computes the output layer and the loss of a training step, and backpropagates through them.</summary>
/// <param name="network">Network in training.</param>
/// <param name="architecture">Architecture of the network.</param>
/// <param name="batch">Rows per member, B.</param>
internal abstract class OutputLayer(EnsembleNetwork network, EnsembleArchitecture architecture, int batch) : IDisposable
{
    protected EnsembleNetwork Network => network;

    protected EnsembleArchitecture Architecture => architecture;

    protected int Batch => batch;

    /// <summary>Width of the last hidden layer.</summary>
    protected int Width => architecture.Hidden.DefaultIfEmpty(architecture.FirstWidth).Last();

    /// <param name="dense">Dense inputs, [K, B, DenseWidth].</param>
    /// <param name="codes">Level codes, [K, B] per embedded column.</param>
    /// <param name="target">Targets, [K, B].</param>
    /// <param name="hidden">Outputs of the last hidden layer, [K, B, Width].</param>
    /// <param name="gradient">Filled with their gradients, of the same shape.</param>
    /// <returns>Sum of the members' mean losses.</returns>
    public abstract double Run(ReadOnlySpan<float> dense, IReadOnlyList<long[]> codes, ReadOnlySpan<float> target, Tensor hidden, Tensor gradient);

    public abstract void Dispose();

    /// <summary>Returns a layer's values; empty where the architecture lacks the layer.</summary>
    protected Span<float> Layer(string name) => network.Layer(name) is { } layer ? Values(layer) : default;

    protected Span<float> Gradient(string name) => network.Gradient(name) is { } values ? Values(values) : default;

    protected static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
