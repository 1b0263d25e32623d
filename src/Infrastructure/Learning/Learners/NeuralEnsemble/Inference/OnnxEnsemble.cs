using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

/// <summary>The formulae of <see cref="EnsembleArchitecture"/> as ONNX graph nodes. Tensors are [K, N, …], with all members batched.</summary>
internal sealed class OnnxEnsemble
{
    private readonly OnnxGraph _graph;
    private readonly EnsembleArchitecture _architecture;
    private readonly Dictionary<string, NamedTensor> _tensors;

    /// <exception cref="CorruptCheckpointException">A layer is missing or has another shape.</exception>
    public OnnxEnsemble(OnnxGraph graph, EnsembleArchitecture architecture, IReadOnlyList<NamedTensor> tensors)
    {
        ParameterLayout.Flatten(architecture, tensors);
        _graph = graph;
        _architecture = architecture;
        _tensors = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <returns>Name of t, [K, N, 1].</returns>
    public string Members(OnnxInputs inputs)
    {
        var h = FirstLayerInputs(inputs);
        for (var layer = 0; layer < _architecture.Hidden.Count; layer++)
            h = Silu(_graph.Node("Add", _graph.Node("MatMul", h, Weights(EnsembleArchitecture.HiddenWeight(layer))), PerRow(EnsembleArchitecture.HiddenBias(layer))));
        var t = _graph.Node("Add", _graph.Node("MatMul", h, Weights(EnsembleArchitecture.OutputWeight)), PerRow(EnsembleArchitecture.OutputBias));
        if (inputs.Dense is { } dense) t = _graph.Node("Add", t, _graph.Node("MatMul", dense, Weights(EnsembleArchitecture.LinearWeight)));
        for (var column = 0; column < inputs.Codes.Count; column++)
            t = _graph.Node("Add", t, _graph.Gather(Weights(EnsembleArchitecture.LinearLevels(column)), 1, inputs.Codes[column]));
        return t;
    }

    /// <summary>h₀ = (s ⊙ x, cos(x_j·f_jl + φ_jl), E_c).</summary>
    private string FirstLayerInputs(OnnxInputs inputs)
    {
        List<string> parts = [];
        if (inputs.Hidden is { } hidden) parts.Add(_graph.Node("Mul", hidden, PerRow(EnsembleArchitecture.Scale)));
        if (inputs.Numbers is { } numbers && _architecture.Frequencies > 0)
        {
            var x = _graph.Node("Unsqueeze", numbers, _graph.Constant([2]));
            var angle = _graph.Node("Add", _graph.Node("Mul", x, PerRow(EnsembleArchitecture.Frequency)), PerRow(EnsembleArchitecture.Phase));
            parts.Add(_graph.Node("Reshape", _graph.Node("Cos", angle), _graph.Constant([0, 0, _architecture.PeriodicWidth])));
        }

        parts.AddRange(inputs.Codes.Select((code, column) => _graph.Gather(Weights(EnsembleArchitecture.Embedding(column)), 1, code)));
        return _graph.Concat(2, parts);
    }

    private string Silu(string value) => _graph.Node("Mul", value, _graph.Node("Sigmoid", value));

    /// <summary>Adds a stored tensor unchanged, [K, …].</summary>
    private string Weights(string name) => _graph.Constant(_tensors[name].Shape, _tensors[name].Values);

    /// <summary>Adds a stored tensor [K, …] as [K, 1, …], which broadcasts over rows.</summary>
    private string PerRow(string name) => _graph.Constant([_architecture.Members, 1, .. _tensors[name].Shape.Skip(1)], _tensors[name].Values);
}
