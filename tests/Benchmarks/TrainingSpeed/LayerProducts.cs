using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using static TorchSharp.torch;

namespace Regressor.Benchmarks.TrainingSpeed;

/// <summary>
/// Measures the matrix products of a step alone: x·W for each layer, and backward xᵀ·g and g·Wᵀ on the same views that autograd
/// multiplies.
/// </summary>
internal sealed class LayerProducts : IDisposable
{
    private readonly List<(Tensor X, Tensor W, Tensor G, bool Input)> _layers = [];

    public LayerProducts(EnsembleArchitecture architecture, int batch)
    {
        var widths = architecture.Hidden.Prepend(architecture.FirstWidth).Append(1).ToList();
        for (var layer = 0; layer + 1 < widths.Count; layer++) Add(widths[layer], widths[layer + 1], input: true);

        // The linear part reads the data, whose gradient is not needed.
        Add(architecture.DenseWidth, 1, input: false);

        void Add(int from, int to, bool input)
        {
            var members = architecture.Members;
            _layers.Add((randn(members, batch, from), randn(members, from, to), randn(members, batch, to), input));
            Flop += 2.0 * members * batch * from * to * (input ? 3 : 2);
        }
    }

    /// <summary>Number of multiplications and additions.</summary>
    public double Flop { get; private set; }

    public void Run()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (x, w, g, input) in _layers)
        {
            x.bmm(w);
            x.transpose(1, 2).bmm(g);
            if (input) g.bmm(w.transpose(1, 2));
        }
    }

    public void Dispose()
    {
        foreach (var (x, w, g, _) in _layers)
        {
            x.Dispose();
            w.Dispose();
            g.Dispose();
        }
    }
}
