using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
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
            var layer = View(Parameters, block).detach().requires_grad_(true);

            // Preset gradients are accumulated in place, so backward() writes directly into the shared tensor.
            layer.grad = View(Gradients, block);
            _gradients.Add(block.Name, View(Gradients, block).MoveToOuterDisposeScope());
            _layers.Add(block.Name, layer.MoveToOuterDisposeScope());
        }
    }

    /// <summary>[K·P].</summary>
    public Tensor Parameters { get; }

    /// <summary>[K·P].</summary>
    public Tensor Gradients { get; }

    /// <param name="dense">Dense inputs, [K, B, DenseWidth].</param>
    /// <param name="codes">Level codes, [K, B] per embedded column.</param>
    /// <returns>Predictions t, [K, B, output].</returns>
    public Tensor Forward(Tensor dense, IReadOnlyList<Tensor> codes)
    {
        var (members, rows) = (dense.shape[0], dense.shape[1]);
        var output = _layers.TryGetValue(EnsembleArchitecture.LinearWeight, out var linear) ? dense.bmm(linear) : zeros(members, rows, _architecture.Outputs);
        for (var column = 0; column < codes.Count; column++) output = output.Plus(Lookup(EnsembleArchitecture.LinearLevels(column), codes[column]));

        var inputs = new List<Tensor>();
        if (_architecture.HiddenWidth > 0)
            inputs.Add(dense.narrow(2, 0, _architecture.HiddenWidth).mul(_layers[EnsembleArchitecture.Scale].unsqueeze(1)));
        if (_architecture.PeriodicWidth > 0)
        {
            var numbers = dense.narrow(2, 0, _architecture.Numbers).unsqueeze(3);
            var angle = numbers.mul(_layers[EnsembleArchitecture.Frequency].unsqueeze(1)).Increase(_layers[EnsembleArchitecture.Phase].unsqueeze(1));
            inputs.Add(angle.cos().view(members, rows, _architecture.PeriodicWidth));
        }

        for (var column = 0; column < codes.Count; column++) inputs.Add(Lookup(EnsembleArchitecture.Embedding(column), codes[column]));

        var hidden = cat(inputs, 2);
        for (var layer = 0; layer < _architecture.Hidden.Count; layer++)
            hidden = hidden.bmm(_layers[EnsembleArchitecture.HiddenWeight(layer)]).Increase(_layers[EnsembleArchitecture.HiddenBias(layer)].unsqueeze(1)).silu();

        return output.Increase(hidden.bmm(_layers[EnsembleArchitecture.OutputWeight])).Increase(_layers[EnsembleArchitecture.OutputBias].unsqueeze(1));
    }

    /// <summary>Returns a layer's parameters, [K, …]; null where the architecture lacks the layer.</summary>
    public Tensor? Layer(string name) => _layers.GetValueOrDefault(name);

    /// <summary>Returns the gradient of a layer, to which backward() would add; null where the architecture lacks the layer.</summary>
    public Tensor? Gradient(string name) => _gradients.GetValueOrDefault(name);

    public void Dispose()
    {
        foreach (var gradient in _gradients.Values) gradient.Dispose();
        foreach (var layer in _layers.Values) layer.Dispose();
        Gradients.Dispose();
        Parameters.Dispose();
    }

    private Tensor Lookup(string table, Tensor codes)
    {
        var values = _layers[table];
        return values.gather(1, codes.unsqueeze(2).expand(-1, -1, values.shape[2]));
    }

    private Tensor View(Tensor all, ParameterBlock block) => all
        .narrow(0, (long)_architecture.Members * block.Offset, (long)_architecture.Members * block.Size)
        .view([_architecture.Members, .. block.Shape.Select(dimension => (long)dimension)]);
}
