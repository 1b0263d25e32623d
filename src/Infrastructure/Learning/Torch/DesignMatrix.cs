using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Torch;

/// <summary>Products with the inputs X [rows, columns] of a linear model, computed by libtorch.</summary>
internal sealed class DesignMatrix : IDisposable
{
    private readonly Tensor _x;
    private readonly Tensor _transposed;

    /// <param name="x">[rows, columns].</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public DesignMatrix(float[] x, int rows, int columns)
    {
        _x = AlignedTensor.Of(x, rows, columns).DetachFromDisposeScope();
        _transposed = _x.t().DetachFromDisposeScope();
    }

    /// <summary>Computes X·W.</summary>
    /// <param name="weights">W, [columns, outputs].</param>
    /// <param name="result">Filled with the product, [rows, outputs].</param>
    public void Multiply(double[] weights, float[] result) => Multiply(_x, Array.ConvertAll(weights, weight => (float)weight), result);

    /// <summary>Computes XᵀR.</summary>
    /// <param name="residuals">R, [rows, outputs].</param>
    /// <param name="result">Filled with the product, [columns, outputs].</param>
    public void MultiplyTransposed(float[] residuals, float[] result) => Multiply(_transposed, residuals, result);

    /// <summary>Computes Xᵀ·diag(w)·X, [columns, columns].</summary>
    /// <param name="weights">w, [rows].</param>
    public double[] Gram(float[] weights)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return [.. _transposed.mm(_x.mul(AlignedTensor.Of(weights, weights.Length, 1))).to(float64).data<double>()];
    }

    /// <summary>Computes the inverse of a symmetric positive definite matrix, [n, n].</summary>
    public static double[] Inverse(double[] matrix, int n)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return [.. linalg.inv(AlignedTensor.Of(matrix, n, n)).data<double>()];
    }

    /// <summary>Computes A·B of two matrices [n, n] and [n, outputs].</summary>
    public static double[] Multiply(double[] a, int n, double[] b)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return [.. AlignedTensor.Of(a, n, n).mm(AlignedTensor.Of(b, n, b.Length / n)).data<double>()];
    }

    public void Dispose()
    {
        _transposed.Dispose();
        _x.Dispose();
    }

    private static void Multiply(Tensor left, float[] right, float[] result)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var inner = left.shape[1];
        var product = left.mm(AlignedTensor.Of(right, inner, right.Length / inner));
        MemoryMarshal.Cast<byte, float>(product.bytes).CopyTo(result);
    }
}
