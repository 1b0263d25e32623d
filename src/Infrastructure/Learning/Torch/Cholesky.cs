using System.Numerics.Tensors;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Torch;

/// <summary>Solves a·x = b for a symmetric positive definite a (Golub and Van Loan 2013, section 4.2).</summary>
internal static class Cholesky
{
    /// <summary>Number of equations from which libtorch is several times as fast, because its blocks fit the cache.</summary>
    private const int ByLibrary = 256;

    /// <param name="a">[n, n], the matrix; only the lower triangle is read. Overwritten.</param>
    /// <param name="n">Number of equations.</param>
    /// <param name="b">One or more right-hand sides, each [n]; overwritten with their solutions x.</param>
    public static void Solve(double[] a, int n, params double[][] b)
    {
        if (n >= ByLibrary && SolveByLibrary(a, n, b)) return;
        Factorize(a, n);
        foreach (var side in b) Substitute(a, side, n);
    }

    /// <returns>False, with nothing overwritten, where a is not positive definite because of rounding.</returns>
    private static bool SolveByLibrary(double[] a, int n, double[][] b)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (factor, info) = linalg.cholesky_ex(AlignedTensor.Of(a, n, n));
        if (info.item<int>() != 0) return false;
        for (var side = 0; side < b.Length; side++) cholesky_solve(AlignedTensor.Of(b[side], n, 1), factor).data<double>().CopyTo(b[side]);
        return true;
    }

    private static void Factorize(double[] a, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var rowI = a.AsSpan(i * n, n);
            for (var j = 0; j <= i; j++)
            {
                var rowJ = a.AsSpan(j * n, n);
                var sum = rowI[j] - TensorPrimitives.Dot<double>(rowI[..j], rowJ[..j]);
                rowI[j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / rowJ[j];
            }
        }
    }

    private static void Substitute(double[] factor, double[] b, int n)
    {
        for (var i = 0; i < n; i++)
            b[i] = (b[i] - TensorPrimitives.Dot<double>(factor.AsSpan(i * n, i), b.AsSpan(0, i))) / factor[(i * n) + i];
        for (var i = n - 1; i >= 0; i--)
        {
            b[i] /= factor[(i * n) + i];
            for (var j = 0; j < i; j++) b[j] -= factor[(i * n) + j] * b[i];
        }
    }
}
