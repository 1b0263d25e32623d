using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

/// <summary>
/// The ensemble's forward pass without libtorch, whose call overhead alone would cost more than the arithmetic of one row. Immutable
/// and safe for concurrent use. The formulae are those of <see cref="EnsembleArchitecture"/>.
/// </summary>
internal sealed class InferenceNetwork : IScorer
{
    /// <summary>Largest magnitude of an encoded number; see <see cref="NumericEncoding.Encode"/>.</summary>
    private const float MaxNumber = 3;

    /// <summary>Number of floats in a cache line.</summary>
    private const int LineLength = 16;

    private readonly EnsembleArchitecture _architecture;

    /// <summary>[member, parameter] from <see cref="_start"/> on, in the order of use; each layer begins on a cache line.</summary>
    private readonly float[] _parameters;
    private readonly int _start;
    private readonly OutputProduct _outputs, _linearOutputs;
    private readonly int _size;
    private readonly Block _scale, _frequency, _phase, _outputBias;
    private readonly Block[] _embeddings, _linearLevels;
    private readonly (Block Weight, Block Bias)[] _hidden;
    private readonly int _widest;
    private readonly bool _anglesAreSmall;

    /// <param name="architecture">Architecture of the ensemble.</param>
    /// <param name="tensors">Its layers.</param>
    /// <exception cref="CorruptCheckpointException">The tensors do not fit the architecture.</exception>
    public InferenceNetwork(EnsembleArchitecture architecture, IReadOnlyList<NamedTensor> tensors)
        : this(architecture, ParameterLayout.Flatten(architecture, tensors))
    {
    }

    /// <param name="architecture">Architecture of the ensemble.</param>
    /// <param name="layerByLayer">Parameters, [K·P], layer after layer, each [K, …].</param>
    public InferenceNetwork(EnsembleArchitecture architecture, float[] layerByLayer)
    {
        _architecture = architecture;
        _widest = architecture.Hidden.Append(architecture.FirstWidth).Max();
        var byName = new Dictionary<string, Block>();
        foreach (var block in architecture.Blocks())
        {
            byName.Add(block.Name, new Block(_size, block.Size));
            _size += Whole(block.Size);
        }

        // Rows of weights that straddle cache lines take longer to read: 9.3 instead of 8.0 µs for one row of 64-64 networks.
        _parameters = GC.AllocateArray<float>((architecture.Members * _size) + LineLength, pinned: true);
        _start = LineLength - (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_parameters, 0) / sizeof(float) % LineLength);
        foreach (var block in architecture.Blocks())
        {
            for (var member = 0; member < architecture.Members; member++)
                layerByLayer.AsSpan((architecture.Members * block.Offset) + (member * block.Size), block.Size).CopyTo(_parameters.AsSpan(Start(member, byName[block.Name])));
        }

        _scale = byName.GetValueOrDefault(EnsembleArchitecture.Scale);
        _frequency = byName.GetValueOrDefault(EnsembleArchitecture.Frequency);
        _phase = byName.GetValueOrDefault(EnsembleArchitecture.Phase);
        _outputBias = byName[EnsembleArchitecture.OutputBias];
        (_outputs, _linearOutputs) = (ProductOf(byName[EnsembleArchitecture.OutputWeight]), ProductOf(byName.GetValueOrDefault(EnsembleArchitecture.LinearWeight)));
        _embeddings = [.. architecture.Levels.Select((_, column) => byName[EnsembleArchitecture.Embedding(column)])];
        _linearLevels = [.. architecture.Levels.Select((_, column) => byName[EnsembleArchitecture.LinearLevels(column)])];
        _hidden = [.. architecture.Hidden.Select((_, layer) => (byName[EnsembleArchitecture.HiddenWeight(layer)], byName[EnsembleArchitecture.HiddenBias(layer)]))];
        _anglesAreSmall = Enumerable.Range(0, Members).All(member =>
            (MaxNumber * MaxMagnitude(Of(member, _frequency))) + MaxMagnitude(Of(member, _phase)) < FastMath.MaxAngle);
    }

    public int Members => _architecture.Members;

    public int Outputs => _architecture.Outputs;

    /// <param name="rows">Number of rows N, at most <see cref="EnsemblePredictor.MaxRows"/>.</param>
    /// <param name="dense">Dense inputs, [N, DenseWidth].</param>
    /// <param name="codes">Level codes, [N, embedded column].</param>
    /// <param name="outputs">Buffer for the predictions t, [N, member, output].</param>
    public void Predict(int rows, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs)
    {
        // With few rows, several members pass through a layer together, so that one member's products need not wait for another's sigmoids.
        var together = Math.Clamp(EnsemblePredictor.MaxRows / rows, 1, Members);
        var (layer, periodic) = (together * rows * _widest, rows * _architecture.PeriodicWidth);
        var buffer = ArrayPool<float>.Shared.Rent((2 * layer) + periodic);
        var numbers = buffer.AsSpan(2 * layer, periodic);
        RepeatNumbers(rows, dense, numbers);
        for (var first = 0; first < Members; first += together)
            Predict(first, Math.Min(together, Members - first), rows, dense, codes, numbers, buffer.AsSpan(0, layer), buffer.AsSpan(layer, layer), outputs);
        ArrayPool<float>.Shared.Return(buffer);
    }

    private void Predict(
        int first,
        int members,
        int rows,
        ReadOnlySpan<float> dense,
        ReadOnlySpan<int> codes,
        ReadOnlySpan<float> numbers,
        Span<float> current,
        Span<float> next,
        Span<double> outputs)
    {
        var width = _architecture.FirstWidth;
        for (var member = 0; member < members; member++)
        {
            for (var row = 0; row < rows; row++)
            {
                var x = Row(dense, row, _architecture.DenseWidth);
                var c = Row(codes, row, _embeddings.Length);
                FirstLayerInputs(first + member, x, c, Row(numbers, row, _architecture.PeriodicWidth), current.Slice(((member * rows) + row) * width, width));
                Linear(first + member, x, c, OutputsOf(outputs, row, first + member));
            }
        }

        foreach (var (weight, bias) in _hidden)
        {
            for (var member = 0; member < members; member++)
            {
                MatrixProduct.Affine(
                    rows, width, current.Slice(member * rows * width, rows * width), Of(first + member, weight), Of(first + member, bias), next.Slice(member * rows * bias.Size, rows * bias.Size));
            }

            width = bias.Size;
            FastMath.Silu(next[..(members * rows * width)]);
            var swap = current;
            current = next;
            next = swap;
        }

        for (var member = 0; member < members; member++)
        {
            for (var row = 0; row < rows; row++)
                _outputs.Add(first + member, Row(current, (member * rows) + row, width), OutputsOf(outputs, row, first + member));
        }
    }

    /// <summary>b + uᵀ(x, one-hot c).</summary>
    private void Linear(int member, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs)
    {
        var bias = Of(member, _outputBias);
        outputs.Clear();
        _linearOutputs.Add(member, dense, outputs);
        for (var output = 0; output < outputs.Length; output++) outputs[output] = bias[output] + (float)outputs[output];
        for (var column = 0; column < codes.Length; column++)
        {
            var level = Row(Of(member, _linearLevels[column]), codes[column], outputs.Length);
            for (var output = 0; output < outputs.Length; output++) outputs[output] += level[output];
        }
    }

    private Span<double> OutputsOf(Span<double> outputs, int row, int member) => outputs.Slice(((row * Members) + member) * Outputs, Outputs);

    private OutputProduct ProductOf(Block block) => new(Members, block.Size / Outputs, Outputs, member => Of(member, block).ToArray());

    /// <summary>h₀ = (s ⊙ x, cos(x_j·f_jl + φ_jl), E_c).</summary>
    private void FirstLayerInputs(int member, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, ReadOnlySpan<float> numbers, Span<float> inputs)
    {
        var width = _architecture.HiddenWidth;
        TensorPrimitives.Multiply(dense[..width], Of(member, _scale), inputs);
        var periodic = inputs.Slice(width, numbers.Length);
        if (_anglesAreSmall)
        {
            FastMath.CosOfLine(numbers, Of(member, _frequency), Of(member, _phase), periodic);
        }
        else
        {
            TensorPrimitives.MultiplyAdd(numbers, Of(member, _frequency), Of(member, _phase), periodic);
            TensorPrimitives.Cos(periodic, periodic);
        }

        width += periodic.Length;
        var size = _architecture.EmbeddingSize;
        for (var column = 0; column < codes.Length; column++, width += size)
            Of(member, _embeddings[column]).Slice(codes[column] * size, size).CopyTo(inputs[width..]);
    }

    /// <summary>Repeats x_j once per frequency; the result is the same for all members.</summary>
    private void RepeatNumbers(int rows, ReadOnlySpan<float> dense, Span<float> numbers)
    {
        var frequencies = _architecture.Frequencies;
        for (var row = 0; row < rows; row++)
        {
            var from = Row(dense, row, _architecture.DenseWidth);
            for (var number = 0; number < _architecture.Numbers; number++)
                numbers.Slice(((row * _architecture.Numbers) + number) * frequencies, frequencies).Fill(from[number]);
        }
    }

    private ReadOnlySpan<float> Of(int member, Block block) => _parameters.AsSpan(Start(member, block), block.Size);

    private int Start(int member, Block block) => _start + (member * _size) + block.Offset;

    /// <summary>Rounds up to whole cache lines.</summary>
    private static int Whole(int floats) => (floats + LineLength - 1) / LineLength * LineLength;

    private static ReadOnlySpan<T> Row<T>(ReadOnlySpan<T> all, int row, int width) => all.Slice(row * width, width);

    private static float MaxMagnitude(ReadOnlySpan<float> values) => values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(values));

    /// <summary>Position of a layer's parameters among a member's parameters.</summary>
    private readonly record struct Block(int Offset, int Size);
}
