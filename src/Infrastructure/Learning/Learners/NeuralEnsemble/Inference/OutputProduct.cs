using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

/// <summary>
/// Adds products of a row with the weights [in, out] of a few or many outputs per member. With few outputs each is an inner product; with
/// many, eight outputs are summed side by side, which needs no sums within a vector.
/// </summary>
internal sealed class OutputProduct
{
    private const int Lanes = 8;

    private readonly int _inputs;
    private readonly int _outputs;
    private readonly bool _byLanes;

    /// <summary>[member, output, in], or [member, outputs / 8, in, 8] with zeros for outputs that do not exist.</summary>
    private readonly float[] _weights;

    /// <param name="members">Number of members.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="outputs">Number of outputs per member.</param>
    /// <param name="weightsOf">Weights of a member, [in, out].</param>
    public OutputProduct(int members, int inputs, int outputs, Func<int, float[]> weightsOf)
    {
        (_inputs, _outputs, _byLanes) = (inputs, outputs, outputs >= Lanes);
        _weights = new float[members * Size];
        for (var member = 0; member < members; member++)
        {
            var weights = weightsOf(member);
            for (var i = 0; i < weights.Length; i++) _weights[(member * Size) + PlaceOf(i / outputs, i % outputs)] = weights[i];
        }
    }

    private int Groups => (_outputs + Lanes - 1) / Lanes;

    private int Size => _inputs * (_byLanes ? Groups * Lanes : _outputs);

    /// <param name="member">The member.</param>
    /// <param name="x">Inputs, [in].</param>
    /// <param name="outputs">The products are added to these, [out].</param>
    public void Add(int member, ReadOnlySpan<float> x, Span<double> outputs)
    {
        var own = _weights.AsSpan(member * Size, Size);
        if (_byLanes)
        {
            for (var group = 0; group < Groups; group++) AddLanes(own.Slice(group * _inputs * Lanes, _inputs * Lanes), x, outputs[(group * Lanes)..]);
            return;
        }

        for (var output = 0; output < outputs.Length; output++) outputs[output] += TensorPrimitives.Dot(x, own.Slice(output * _inputs, _inputs));
    }

    private int PlaceOf(int input, int output) =>
        _byLanes ? (((output / Lanes * _inputs) + input) * Lanes) + (output % Lanes) : (output * _inputs) + input;

    /// <summary>Sums four inputs at a time, so that one multiply-add need not wait for another.</summary>
    private static void AddLanes(ReadOnlySpan<float> weights, ReadOnlySpan<float> x, Span<double> outputs)
    {
        ref var w = ref MemoryMarshal.GetReference(weights);
        var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            var at = (nuint)(i * Lanes);
            a = Vector256.MultiplyAddEstimate(Vector256.Create(x[i]), Vector256.LoadUnsafe(ref w, at), a);
            b = Vector256.MultiplyAddEstimate(Vector256.Create(x[i + 1]), Vector256.LoadUnsafe(ref w, at + 8), b);
            c = Vector256.MultiplyAddEstimate(Vector256.Create(x[i + 2]), Vector256.LoadUnsafe(ref w, at + 16), c);
            d = Vector256.MultiplyAddEstimate(Vector256.Create(x[i + 3]), Vector256.LoadUnsafe(ref w, at + 24), d);
        }

        for (; i < x.Length; i++) a = Vector256.MultiplyAddEstimate(Vector256.Create(x[i]), Vector256.LoadUnsafe(ref w, (nuint)(i * Lanes)), a);
        Span<float> sums = stackalloc float[Lanes];
        (a + b + (c + d)).CopyTo(sums);
        for (var lane = 0; lane < Math.Min(Lanes, outputs.Length); lane++) outputs[lane] += sums[lane];
    }
}
