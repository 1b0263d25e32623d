using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

/// <summary>
/// Multiplies rows by a weight matrix W [in, out]. The sums stay in registers across all inputs; there are enough of them to hide the
/// latency of a multiply-add. The weights are read once per tile.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Rows per tile: 6 × 16 sums, two weights and one input fit into the sixteen registers.</summary>
    private const int TileRows = 6;
    private const int TileColumns = 16;

    /// <summary>Computes y = x·W + b.</summary>
    /// <param name="rows">Number of rows N.</param>
    /// <param name="inputs">Number of inputs, in.</param>
    /// <param name="x">Rows, [N, in].</param>
    /// <param name="weight">Weight matrix W, [in, out].</param>
    /// <param name="bias">Bias b, [out].</param>
    /// <param name="y">Buffer for the result, [N, out].</param>
    public static void Affine(int rows, int inputs, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y)
    {
        var outputs = bias.Length;
        var row = 0;
        for (; row <= rows - TileRows; row += TileRows)
            AffineTiles(inputs, x.Slice(row * inputs, TileRows * inputs), weight, bias, y.Slice(row * outputs, TileRows * outputs));
        for (; row < rows; row++) AffineRow(x.Slice(row * inputs, inputs), weight, bias, y.Slice(row * outputs, outputs));
    }

    /// <summary>Multiplies one row, with 64 sums at a time in eight vectors that hide each other's latency.</summary>
    private static void AffineRow(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y)
    {
        const int Block = 64;
        ref var w = ref MemoryMarshal.GetReference(weight);
        ref var target = ref MemoryMarshal.GetReference(y);
        var outputs = (nuint)y.Length;
        var column = Vector512.IsHardwareAccelerated ? AffineWide(x, weight, bias, y) : 0;
        for (; column <= y.Length - Block; column += Block)
        {
            ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(bias), column);
            var (a, b, c, d) = (Vector256.LoadUnsafe(ref start), Vector256.LoadUnsafe(ref start, 8), Vector256.LoadUnsafe(ref start, 16), Vector256.LoadUnsafe(ref start, 24));
            var (e, f, g, h) = (Vector256.LoadUnsafe(ref start, 32), Vector256.LoadUnsafe(ref start, 40), Vector256.LoadUnsafe(ref start, 48), Vector256.LoadUnsafe(ref start, 56));
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

            ref var sums = ref Unsafe.Add(ref target, column);
            a.StoreUnsafe(ref sums);
            b.StoreUnsafe(ref sums, 8);
            c.StoreUnsafe(ref sums, 16);
            d.StoreUnsafe(ref sums, 24);
            e.StoreUnsafe(ref sums, 32);
            f.StoreUnsafe(ref sums, 40);
            g.StoreUnsafe(ref sums, 48);
            h.StoreUnsafe(ref sums, 56);
        }

        AffineRest(x, weight, bias, y, column);
    }

    /// <summary>Multiplies one row, with 128 sums at a time. A wide layer's weights fill the second-level cache, and whole rows of them load faster.</summary>
    /// <returns>Number of columns done.</returns>
    private static int AffineWide(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y)
    {
        const int Block = 128;
        ref var target = ref MemoryMarshal.GetReference(y);
        var outputs = y.Length;
        var column = 0;
        for (; column <= outputs - Block; column += Block)
        {
            ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(bias), column);
            var (a, b, c, d) = (Vector512.LoadUnsafe(ref start), Vector512.LoadUnsafe(ref start, 16), Vector512.LoadUnsafe(ref start, 32), Vector512.LoadUnsafe(ref start, 48));
            var (e, f, g, h) = (Vector512.LoadUnsafe(ref start, 64), Vector512.LoadUnsafe(ref start, 80), Vector512.LoadUnsafe(ref start, 96), Vector512.LoadUnsafe(ref start, 112));
            ref var w = ref Unsafe.Add(ref MemoryMarshal.GetReference(weight), column);
            foreach (var value in x)
            {
                var input = Vector512.Create(value);
                a = Vector512.MultiplyAddEstimate(input, Vector512.LoadUnsafe(ref w), a);
                b = Vector512.MultiplyAddEstimate(input, Vector512.LoadUnsafe(ref w, 16), b);
                c = Vector512.MultiplyAddEstimate(input, Vector512.LoadUnsafe(ref w, 32), c);
                d = Vector512.MultiplyAddEstimate(input, Vector512.LoadUnsafe(ref w, 48), d);
                e = Vector512.MultiplyAddEstimate(input, Vector512.LoadUnsafe(ref w, 64), e);
                f = Vector512.MultiplyAddEstimate(input, Vector512.LoadUnsafe(ref w, 80), f);
                g = Vector512.MultiplyAddEstimate(input, Vector512.LoadUnsafe(ref w, 96), g);
                h = Vector512.MultiplyAddEstimate(input, Vector512.LoadUnsafe(ref w, 112), h);
                w = ref Unsafe.Add(ref w, outputs);
            }

            ref var sums = ref Unsafe.Add(ref target, column);
            a.StoreUnsafe(ref sums);
            b.StoreUnsafe(ref sums, 16);
            c.StoreUnsafe(ref sums, 32);
            d.StoreUnsafe(ref sums, 48);
            e.StoreUnsafe(ref sums, 64);
            f.StoreUnsafe(ref sums, 80);
            g.StoreUnsafe(ref sums, 96);
            h.StoreUnsafe(ref sums, 112);
        }

        return column;
    }

    private static void AffineTiles(int inputs, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y)
    {
        var outputs = bias.Length;
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var x1 = ref Unsafe.Add(ref x0, inputs);
        ref var x2 = ref Unsafe.Add(ref x1, inputs);
        ref var x3 = ref Unsafe.Add(ref x2, inputs);
        ref var x4 = ref Unsafe.Add(ref x3, inputs);
        ref var x5 = ref Unsafe.Add(ref x4, inputs);
        var column = 0;
        for (; column <= outputs - TileColumns; column += TileColumns)
        {
            ref var y0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(y), column);
            ref var y1 = ref Unsafe.Add(ref y0, outputs);
            ref var y2 = ref Unsafe.Add(ref y1, outputs);
            ref var y3 = ref Unsafe.Add(ref y2, outputs);
            ref var y4 = ref Unsafe.Add(ref y3, outputs);
            ref var y5 = ref Unsafe.Add(ref y4, outputs);
            ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(bias), column);
            var (a0, b0) = (Vector256.LoadUnsafe(ref start), Vector256.LoadUnsafe(ref start, 8));
            var (a1, b1, a2, b2, a3, b3, a4, b4, a5, b5) = (a0, b0, a0, b0, a0, b0, a0, b0, a0, b0);
            ref var w = ref Unsafe.Add(ref MemoryMarshal.GetReference(weight), column);
            for (nint input = 0; input < inputs; input++)
            {
                var (left, right) = (Vector256.LoadUnsafe(ref w), Vector256.LoadUnsafe(ref w, 8));
                w = ref Unsafe.Add(ref w, outputs);
                var value = Vector256.Create(Unsafe.Add(ref x0, input));
                a0 = Vector256.MultiplyAddEstimate(value, left, a0);
                b0 = Vector256.MultiplyAddEstimate(value, right, b0);
                value = Vector256.Create(Unsafe.Add(ref x1, input));
                a1 = Vector256.MultiplyAddEstimate(value, left, a1);
                b1 = Vector256.MultiplyAddEstimate(value, right, b1);
                value = Vector256.Create(Unsafe.Add(ref x2, input));
                a2 = Vector256.MultiplyAddEstimate(value, left, a2);
                b2 = Vector256.MultiplyAddEstimate(value, right, b2);
                value = Vector256.Create(Unsafe.Add(ref x3, input));
                a3 = Vector256.MultiplyAddEstimate(value, left, a3);
                b3 = Vector256.MultiplyAddEstimate(value, right, b3);
                value = Vector256.Create(Unsafe.Add(ref x4, input));
                a4 = Vector256.MultiplyAddEstimate(value, left, a4);
                b4 = Vector256.MultiplyAddEstimate(value, right, b4);
                value = Vector256.Create(Unsafe.Add(ref x5, input));
                a5 = Vector256.MultiplyAddEstimate(value, left, a5);
                b5 = Vector256.MultiplyAddEstimate(value, right, b5);
            }

            a0.StoreUnsafe(ref y0);
            b0.StoreUnsafe(ref y0, 8);
            a1.StoreUnsafe(ref y1);
            b1.StoreUnsafe(ref y1, 8);
            a2.StoreUnsafe(ref y2);
            b2.StoreUnsafe(ref y2, 8);
            a3.StoreUnsafe(ref y3);
            b3.StoreUnsafe(ref y3, 8);
            a4.StoreUnsafe(ref y4);
            b4.StoreUnsafe(ref y4, 8);
            a5.StoreUnsafe(ref y5);
            b5.StoreUnsafe(ref y5, 8);
        }

        for (var row = 0; row < TileRows; row++) AffineRest(x.Slice(row * inputs, inputs), weight, bias, y.Slice(row * outputs, outputs), column);
    }

    /// <summary>Computes the remaining columns, fewer than a block.</summary>
    private static void AffineRest(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int column)
    {
        if (column == y.Length) return;
        var rest = y[column..];
        bias[column..].CopyTo(rest);
        for (var input = 0; input < x.Length; input++)
            TensorPrimitives.MultiplyAdd(weight.Slice((input * y.Length) + column, rest.Length), x[input], rest, rest);
    }
}
