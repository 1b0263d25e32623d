using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>
/// Forward and backward pass of a training step, with the formulae of <see cref="EnsembleArchitecture"/> and their derivatives written
/// out. libtorch computes the matrix products. Each stage between them is a single pass over memory, where autograd allocates a tensor
/// per operation.
/// </summary>
/// <remarks>The linear part is not trained (see <see cref="ParameterGroups"/>) and gets no gradient.</remarks>
internal sealed class TrainingStep : IDisposable
{
    private readonly EnsembleNetwork _network;
    private readonly EnsembleArchitecture _architecture;
    private readonly int _members;
    private readonly int _batch;
    private readonly Tensor _first;
    private readonly Tensor _gradient;
    private readonly OutputLayer _output;
    private readonly float[] _sines;
    private readonly float[][] _slopes;

    /// <param name="network">Network in training.</param>
    /// <param name="architecture">Architecture of the network.</param>
    /// <param name="batch">Rows per member, B.</param>
    /// <param name="loss">Loss to minimize.</param>
    public TrainingStep(EnsembleNetwork network, EnsembleArchitecture architecture, int batch, MemberLoss loss)
    {
        (_network, _architecture, _members, _batch) = (network, architecture, architecture.Members, batch);
        _first = zeros(_members, batch, architecture.FirstWidth);
        _gradient = zeros(_members, batch, architecture.Hidden.DefaultIfEmpty(architecture.FirstWidth).Last());
        _output = loss.NewLayer(network, architecture, batch);
        _sines = new float[_members * batch * architecture.PeriodicWidth];
        _slopes = [.. architecture.Hidden.Select(width => new float[_members * batch * width])];
    }

    /// <summary>Adds the gradients of the members' mean losses to the network's gradients.</summary>
    /// <param name="dense">Dense inputs, [K, B, DenseWidth].</param>
    /// <param name="codes">Level codes, [K, B] per embedded column.</param>
    /// <param name="target">Targets, [K, B].</param>
    /// <param name="dropout">Dropout masks of the hidden units; null disables dropout.</param>
    /// <returns>Sum of the members' mean losses.</returns>
    public double Run(ReadOnlySpan<float> dense, IReadOnlyList<long[]> codes, ReadOnlySpan<float> target, Dropout? dropout)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        FillFirst(dense, codes);
        var layers = new List<Tensor> { _first };
        for (var layer = 0; layer < _architecture.Hidden.Count; layer++)
        {
            var hidden = layers[^1].bmm(_network.Layer(EnsembleArchitecture.HiddenWeight(layer))!);
            Activate(Values(hidden), Layer(EnsembleArchitecture.HiddenBias(layer)), _slopes[layer], _architecture.Hidden[layer], dropout);
            layers.Add(hidden);
        }

        var gradient = _gradient;
        var loss = _output.Run(dense, codes, target, layers[^1], gradient);
        for (var layer = _architecture.Hidden.Count - 1; layer >= 0; layer--)
        {
            Through(Values(gradient), _slopes[layer], Gradient(EnsembleArchitecture.HiddenBias(layer)), _architecture.Hidden[layer]);
            _network.Gradient(EnsembleArchitecture.HiddenWeight(layer))!.copy_(layers[layer].transpose(1, 2).bmm(gradient));
            gradient = gradient.bmm(_network.Layer(EnsembleArchitecture.HiddenWeight(layer))!.transpose(1, 2));
        }

        First(dense, codes, Values(gradient));
        return loss;
    }

    public void Dispose()
    {
        _first.Dispose();
        _gradient.Dispose();
        _output.Dispose();
    }

    private void FillFirst(ReadOnlySpan<float> dense, IReadOnlyList<long[]> codes)
    {
        var scale = Layer(EnsembleArchitecture.Scale);
        var frequency = Layer(EnsembleArchitecture.Frequency);
        var phase = Layer(EnsembleArchitecture.Phase);
        var first = Values(_first);
        var (inputs, periodic, frequencies) = (_architecture.HiddenWidth, _architecture.PeriodicWidth, _architecture.Frequencies);
        for (var row = 0; row < _members * _batch; row++)
        {
            var member = row / _batch;
            var x = dense.Slice(row * _architecture.DenseWidth, _architecture.DenseWidth);
            var h = first.Slice(row * _architecture.FirstWidth, _architecture.FirstWidth);
            var sines = _sines.AsSpan(row * periodic, periodic);
            TensorPrimitives.Multiply(x[..inputs], scale.Slice(member * inputs, inputs), h);
            for (var number = 0; number < _architecture.Numbers; number++)
            {
                var from = number * frequencies;
                var parameter = (member * periodic) + from;
                var value = Vector256.Create(x[number]);
                for (var i = 0; i < frequencies; i += 8)
                {
                    var count = Math.Min(8, frequencies - i);
                    var angle = Vector256.MultiplyAddEstimate(value, Load(frequency.Slice(parameter + i, count)), Load(phase.Slice(parameter + i, count)));
                    var (sin, cos) = Vector256.GreaterThanAny(Vector256.Abs(angle), Vector256.Create(FastMath.MaxAngle)) ? FarSinCos(angle) : FastMath.SinCos(angle);
                    Store(sin, sines.Slice(from + i, count));
                    Store(cos, h.Slice(inputs + from + i, count));
                }
            }

            for (var column = 0; column < codes.Count; column++)
            {
                EmbeddingOf(Layer(EnsembleArchitecture.Embedding(column)), member, column, codes[column][row])
                    .CopyTo(h[(inputs + periodic + (column * _architecture.EmbeddingSize))..]);
            }
        }
    }

    /// <summary>Computes a ← SiLU(a + b) ⊙ mask, and slopes ← its derivative.</summary>
    private void Activate(Span<float> a, ReadOnlySpan<float> bias, Span<float> slopes, int width, Dropout? dropout)
    {
        var mask = dropout is null ? default : dropout.Window(a.Length);
        var one = Vector256<float>.One;
        for (var row = 0; row < _members * _batch; row++)
        {
            var b = bias.Slice(row / _batch * width, width);
            for (var i = 0; i < width; i += 8)
            {
                var count = Math.Min(8, width - i);
                var at = (row * width) + i;
                var x = Load(a.Slice(at, count)) + Load(b.Slice(i, count));
                var sigmoid = FastMath.Sigmoid(x);
                var scaled = mask.IsEmpty ? sigmoid : sigmoid * Load(mask.Slice(at, count));
                Store(scaled * x, a.Slice(at, count));
                Store(Vector256.MultiplyAddEstimate(scaled * x, one - sigmoid, scaled), slopes.Slice(at, count));
            }
        }
    }

    private void Through(Span<float> gradient, ReadOnlySpan<float> slopes, Span<float> biasGradient, int width)
    {
        TensorPrimitives.Multiply(gradient, slopes, gradient);
        for (var row = 0; row < _members * _batch; row++)
        {
            var own = biasGradient.Slice(row / _batch * width, width);
            TensorPrimitives.Add(own, gradient.Slice(row * width, width), own);
        }
    }

    private void First(ReadOnlySpan<float> dense, IReadOnlyList<long[]> codes, ReadOnlySpan<float> gradient)
    {
        var scale = Gradient(EnsembleArchitecture.Scale);
        var frequency = Gradient(EnsembleArchitecture.Frequency);
        var phase = Gradient(EnsembleArchitecture.Phase);
        var (inputs, periodic, frequencies) = (_architecture.HiddenWidth, _architecture.PeriodicWidth, _architecture.Frequencies);
        for (var row = 0; row < _members * _batch; row++)
        {
            var member = row / _batch;
            var x = dense.Slice(row * _architecture.DenseWidth, _architecture.DenseWidth);
            var g = gradient.Slice(row * _architecture.FirstWidth, _architecture.FirstWidth);
            var own = scale.Slice(member * inputs, inputs);
            TensorPrimitives.MultiplyAdd(x[..inputs], g[..inputs], own, own);
            for (var number = 0; number < _architecture.Numbers; number++)
            {
                var value = Vector256.Create(x[number]);
                for (var i = number * frequencies; i < (number + 1) * frequencies; i += 8)
                {
                    var count = Math.Min(8, ((number + 1) * frequencies) - i);
                    var at = (member * periodic) + i;
                    var slope = Load(g.Slice(inputs + i, count)) * Load(_sines.AsSpan((row * periodic) + i, count));
                    Store(Load(phase.Slice(at, count)) - slope, phase.Slice(at, count));
                    Store(Load(frequency.Slice(at, count)) - (slope * value), frequency.Slice(at, count));
                }
            }

            var size = _architecture.EmbeddingSize;
            for (var column = 0; column < codes.Count; column++)
            {
                var embedding = EmbeddingOf(Gradient(EnsembleArchitecture.Embedding(column)), member, column, codes[column][row]);
                TensorPrimitives.Add(embedding, g.Slice(inputs + periodic + (column * size), size), embedding);
            }
        }
    }

    private Span<float> EmbeddingOf(Span<float> table, int member, int column, long code) =>
        table.Slice(((member * _architecture.Levels[column]) + (int)code) * _architecture.EmbeddingSize, _architecture.EmbeddingSize);

    /// <summary>Handles angles for which the fast version loses digits; occurs only when parameters diverge.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Vector256<float> Sin, Vector256<float> Cos) FarSinCos(Vector256<float> angle) => Vector256.SinCos(angle);

    /// <summary>Loads up to eight numbers. The rare short end stays out of line, so that the enclosing loops stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ReadOnlySpan<float> values) => values.Length == 8 ? Vector256.Create(values) : LoadEnd(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> vector, Span<float> values)
    {
        if (values.Length == 8) vector.CopyTo(values);
        else StoreEnd(vector, values);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<float> LoadEnd(ReadOnlySpan<float> values)
    {
        Span<float> padded = stackalloc float[8];
        padded.Clear();
        values.CopyTo(padded);
        return Vector256.Create((ReadOnlySpan<float>)padded);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreEnd(Vector256<float> vector, Span<float> values)
    {
        Span<float> padded = stackalloc float[8];
        vector.CopyTo(padded);
        padded[..values.Length].CopyTo(values);
    }

    /// <summary>Returns a layer's values; empty where the architecture lacks the layer.</summary>
    private Span<float> Layer(string name) => _network.Layer(name) is { } layer ? Values(layer) : default;

    private Span<float> Gradient(string name) => _network.Gradient(name) is { } gradient ? Values(gradient) : default;

    private static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
