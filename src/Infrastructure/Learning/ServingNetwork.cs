using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Learning;

/// <summary>
/// The ensemble's forward pass for one row without libtorch, whose call overhead alone would cost more than the arithmetic. Immutable:
/// any number of threads may predict at once. The formulae are those of <see cref="Architecture"/>.
/// </summary>
internal sealed class ServingNetwork
{
    private readonly Architecture _architecture;
    private readonly Member[] _members;
    private readonly int _widest;

    /// <exception cref="CheckpointDamagedException">The tensors do not fit the architecture.</exception>
    public ServingNetwork(Architecture architecture, IReadOnlyList<NamedTensor> tensors)
    {
        _architecture = architecture;
        _widest = architecture.Hidden.Append(architecture.FirstWidth).Max();
        var values = WeightTensors.Flatten(architecture, tensors);
        _members = [.. Enumerable.Range(0, architecture.Members).Select(member => new Member(architecture, values, member))];
    }

    public int Members => _members.Length;

    /// <param name="dense">[DenseWidth].</param>
    /// <param name="codes">[embedded column].</param>
    /// <param name="outputs">[member], t.</param>
    public void Predict(ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs)
    {
        var buffer = System.Buffers.ArrayPool<float>.Shared.Rent(2 * _widest);
        for (var member = 0; member < _members.Length; member++)
            outputs[member] = Predict(_members[member], dense, codes, buffer.AsSpan(0, _widest), buffer.AsSpan(_widest, _widest));
        System.Buffers.ArrayPool<float>.Shared.Return(buffer);
    }

    private double Predict(Member member, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<float> current, Span<float> next)
    {
        double linear = member.OutputBias + TensorPrimitives.Dot(dense, member.Linear.Span);
        for (var column = 0; column < codes.Length; column++) linear += member.LinearLevels[column].Span[codes[column]];

        var width = FirstLayerInputs(member, dense, codes, current);
        foreach (var (weight, bias) in member.Hidden)
        {
            var output = next[..bias.Length];
            bias.Span.CopyTo(output);
            AddProduct(current[..width], weight.Span, output);

            // SiLU(a) = a · sigmoid(a).
            var sigmoid = current[..bias.Length];
            TensorPrimitives.Sigmoid(output, sigmoid);
            TensorPrimitives.Multiply(output, sigmoid, output);
            width = output.Length;
            var swap = current;
            current = next;
            next = swap;
        }

        return linear + TensorPrimitives.Dot(current[..width], member.Output.Span);
    }

    /// <summary>h₀ = (s ⊙ x, cos(x_j·f_jl + φ_jl), E_c); returns its length.</summary>
    private int FirstLayerInputs(Member member, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<float> inputs)
    {
        var width = _architecture.HiddenWidth;
        TensorPrimitives.Multiply(dense[..width], member.Scale.Span, inputs);
        var periodic = inputs.Slice(width, _architecture.PeriodicWidth);
        var frequencies = _architecture.Frequencies;
        for (var number = 0; number < _architecture.Numbers; number++)
        {
            var range = (number * frequencies)..((number + 1) * frequencies);
            TensorPrimitives.MultiplyAdd(member.Frequency.Span[range], dense[number], member.Phase.Span[range], periodic[range]);
        }

        TensorPrimitives.Cos(periodic, periodic);
        width += periodic.Length;
        var size = _architecture.EmbeddingSize;
        for (var column = 0; column < codes.Length; column++, width += size)
            member.Embeddings[column].Span.Slice(codes[column] * size, size).CopyTo(inputs[width..]);
        return width;
    }

    /// <summary>
    /// y += Wᵀx for W [in, out]: 64 outputs at a time are kept in registers while the inputs pass by, so that eight sums grow
    /// independently and hide each other's latency; five times faster than a dot product per output.
    /// </summary>
    private static void AddProduct(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y)
    {
        const int Block = 64;
        ref var w = ref MemoryMarshal.GetReference(weight);
        ref var target = ref MemoryMarshal.GetReference(y);
        var outputs = (nuint)y.Length;
        var column = 0;
        for (; column <= y.Length - Block; column += Block)
        {
            ref var sums = ref Unsafe.Add(ref target, column);
            var (a, b, c, d) = (Vector256.LoadUnsafe(ref sums), Vector256.LoadUnsafe(ref sums, 8), Vector256.LoadUnsafe(ref sums, 16), Vector256.LoadUnsafe(ref sums, 24));
            var (e, f, g, h) = (Vector256.LoadUnsafe(ref sums, 32), Vector256.LoadUnsafe(ref sums, 40), Vector256.LoadUnsafe(ref sums, 48), Vector256.LoadUnsafe(ref sums, 56));
            var offset = (nuint)column;
            foreach (var value in x)
            {
                var input = Vector256.Create(value);
                a = Vector256.MultiplyAddEstimate(input, Vector256.LoadUnsafe(ref w, offset), a);
                b = Vector256.MultiplyAddEstimate(input, Vector256.LoadUnsafe(ref w, offset + 8), b);
                c = Vector256.MultiplyAddEstimate(input, Vector256.LoadUnsafe(ref w, offset + 16), c);
                d = Vector256.MultiplyAddEstimate(input, Vector256.LoadUnsafe(ref w, offset + 24), d);
                e = Vector256.MultiplyAddEstimate(input, Vector256.LoadUnsafe(ref w, offset + 32), e);
                f = Vector256.MultiplyAddEstimate(input, Vector256.LoadUnsafe(ref w, offset + 40), f);
                g = Vector256.MultiplyAddEstimate(input, Vector256.LoadUnsafe(ref w, offset + 48), g);
                h = Vector256.MultiplyAddEstimate(input, Vector256.LoadUnsafe(ref w, offset + 56), h);
                offset += outputs;
            }

            a.StoreUnsafe(ref sums);
            b.StoreUnsafe(ref sums, 8);
            c.StoreUnsafe(ref sums, 16);
            d.StoreUnsafe(ref sums, 24);
            e.StoreUnsafe(ref sums, 32);
            f.StoreUnsafe(ref sums, 40);
            g.StoreUnsafe(ref sums, 48);
            h.StoreUnsafe(ref sums, 56);
        }

        if (column == y.Length) return;
        var rest = y[column..];
        for (var input = 0; input < x.Length; input++)
            TensorPrimitives.MultiplyAdd(weight.Slice((input * y.Length) + column, rest.Length), x[input], rest, rest);
    }

    /// <summary>One member's parameters, as windows of one array.</summary>
    private sealed class Member
    {
        public Member(Architecture architecture, ReadOnlyMemory<float> values, int member)
        {
            var blocks = architecture.Blocks().ToDictionary(
                block => block.Name, block => values.Slice((architecture.Members * block.Offset) + (member * block.Size), block.Size));
            Scale = blocks.GetValueOrDefault(Architecture.Scale);
            Frequency = blocks.GetValueOrDefault(Architecture.Frequency);
            Phase = blocks.GetValueOrDefault(Architecture.Phase);
            Linear = blocks.GetValueOrDefault(Architecture.LinearWeight);
            Output = blocks[Architecture.OutputWeight];
            OutputBias = blocks[Architecture.OutputBias].Span[0];
            Embeddings = [.. architecture.Levels.Select((_, column) => blocks[Architecture.Embedding(column)])];
            LinearLevels = [.. architecture.Levels.Select((_, column) => blocks[Architecture.LinearLevels(column)])];
            Hidden = [.. architecture.Hidden.Select((_, layer) => (blocks[Architecture.HiddenWeight(layer)], blocks[Architecture.HiddenBias(layer)]))];
        }

        public ReadOnlyMemory<float> Scale { get; }

        public ReadOnlyMemory<float> Frequency { get; }

        public ReadOnlyMemory<float> Phase { get; }

        public ReadOnlyMemory<float> Linear { get; }

        public ReadOnlyMemory<float> Output { get; }

        public float OutputBias { get; }

        public ReadOnlyMemory<float>[] Embeddings { get; }

        public ReadOnlyMemory<float>[] LinearLevels { get; }

        public (ReadOnlyMemory<float> Weight, ReadOnlyMemory<float> Bias)[] Hidden { get; }
    }
}
