using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Torch;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// K networks as one: every layer is a batched product [K, rows, in]·[K, in, out]. One tensor holds all parameters, layer after layer,
/// and another holds all gradients. Layers are views, so the optimizer touches only two tensors, regardless of the number of layers.
/// </summary>
internal sealed class EnsembleNetwork : IDisposable
{
    private readonly EnsembleArchitecture _architecture;
    private readonly Dictionary<string, Tensor> _layers = [];
    private readonly Dictionary<string, Tensor> _gradients = [];

    /// <param name="architecture">Number of members K, and the layers.</param>
    /// <param name="values">Parameters, [K·P], layer after layer, each [K, …].</param>
    public EnsembleNetwork(EnsembleArchitecture architecture, float[] values)
    {
        _architecture = architecture;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Parameters = AlignedTensor.Of(values, values.Length).MoveToOuterDisposeScope();
        Gradients = zeros_like(Parameters).MoveToOuterDisposeScope();
        foreach (var block in architecture.Blocks())
        {
            _gradients.Add(block.Name, View(Gradients, block).MoveToOuterDisposeScope());
            _layers.Add(block.Name, View(Parameters, block).MoveToOuterDisposeScope());
        }
    }

    /// <summary>[K·P].</summary>
    public Tensor Parameters { get; }

    /// <summary>[K·P].</summary>
    public Tensor Gradients { get; }

    /// <summary>Returns a layer's parameters, [K, …]; null where the architecture lacks the layer.</summary>
    public Tensor? Layer(string name) => _layers.GetValueOrDefault(name);

    /// <summary>Returns the gradient of a layer, [K, …]; null where the architecture lacks the layer.</summary>
    public Tensor? Gradient(string name) => _gradients.GetValueOrDefault(name);

    public void Dispose()
    {
        foreach (var gradient in _gradients.Values) gradient.Dispose();
        foreach (var layer in _layers.Values) layer.Dispose();
        Gradients.Dispose();
        Parameters.Dispose();
    }

    private Tensor View(Tensor all, ParameterBlock block) => all
        .narrow(0, (long)_architecture.Members * block.Offset, (long)_architecture.Members * block.Size)
        .view([_architecture.Members, .. block.Shape.Select(dimension => (long)dimension)]);
}
