using System.Numerics.Tensors;

namespace Regressor.Infrastructure.Learning;

/// <summary>
/// Linear regression with an L2 penalty: w minimizes Σ(t − b − wᵀx)² + λ‖w‖², the intercept b unpenalized (Hoerl and Kennard 1970).
/// x is the dense row and, for each embedded column, a one-hot level.
/// </summary>
internal static class RidgeRegression
{
    /// <summary>Levels of embedded columns beyond this many weights in all have none: the normal equations are solved densely.</summary>
    private const int MaxWeights = 512;

    /// <summary>The penalties to choose from, for standardized inputs; the middle one is the usual.</summary>
    private static readonly double[] Penalties = [0.001, 0.01, 0.1, 1, 10, 100, 1000];

    /// <summary>In squared error, by which another penalty must beat the usual.</summary>
    private const double LeastGain = 0.05;

    /// <param name="First">The first dense column used.</param>
    /// <param name="Dense">[dense column from First].</param>
    /// <param name="Levels">[embedded column][level]; 0 for levels without a weight and for the unknown.</param>
    /// <param name="Intercept">b.</param>
    internal sealed record Weights(int First, double[] Dense, double[][] Levels, double Intercept)
    {
        public double Predict(EncodedRows rows, int row)
        {
            var t = Intercept;
            var x = rows.DenseRow(row)[First..];
            for (var i = 0; i < x.Length; i++) t += Dense[i] * x[i];
            for (var column = 0; column < Levels.Length; column++) t += Levels[column][rows.Codes[column][row]];
            return t;
        }
    }


    /// <summary>
    /// One fit per fold, each to all rows but that fold's; and last one to all rows. λ is the usual one, unless
    /// another has clearly less error on the rows left out: choosing by little would be choosing by chance.
    /// </summary>
    /// <param name="rows">x.</param>
    /// <param name="first">The first dense column to use.</param>
    /// <param name="levels">Slots per embedded column, the unknown's not counted.</param>
    /// <param name="t">[row].</param>
    /// <param name="folds">[row] → fold.</param>
    /// <param name="foldCount">K.</param>
    /// <param name="penalties">The λ to choose from; null for the usual ones.</param>
    public static Weights[] FitLeavingOut(
        EncodedRows rows, int first, IReadOnlyList<int> levels, double[] t, int[] folds, int foldCount, double[]? penalties = null)
    {
        var denseWidth = rows.DenseWidth - first;
        var perColumn = levels.Count == 0 ? 0 : Math.Max(1, MaxWeights / levels.Count);
        var kept = levels.Select(count => Math.Min(count, perColumn)).ToArray();
        var width = denseWidth + kept.Sum() + 1;
        var gram = new double[foldCount][];
        var cross = new double[foldCount][];
        for (var fold = 0; fold < foldCount; fold++) (gram[fold], cross[fold]) = (new double[width * width], new double[width]);

        var index = new int[width];
        var value = new double[width];
        for (var row = 0; row < rows.Rows; row++)
        {
            var used = NonZeros(rows, row, first, kept, width, index, value);
            var (g, c) = (gram[folds[row]], cross[folds[row]]);
            for (var i = 0; i < used; i++)
            {
                var line = index[i] * width;
                for (var j = 0; j <= i; j++) g[line + index[j]] += value[i] * value[j];
                c[index[i]] += value[i] * t[row];
            }
        }

        var square = TensorPrimitives.SumOfSquares<double>(t);
        var candidates = (penalties ?? Penalties)
            .Select(lambda => Enumerable.Range(0, foldCount + 1).Select(leftOut => Solve(gram, cross, leftOut, lambda)).ToArray())
            .Select(fits => (Fits: fits, Error: square + Enumerable.Range(0, foldCount).Sum(fold => Error(gram[fold], cross[fold], fits[fold]))))
            .ToList();
        var usual = candidates[candidates.Count / 2];
        var best = candidates.MinBy(candidate => candidate.Error);
        var chosen = best.Error < (1 - LeastGain) * usual.Error ? best : usual;
        return [.. chosen.Fits.Select(fit => ToWeights(fit, first, denseWidth, kept, levels))];
    }

    private static int NonZeros(EncodedRows rows, int row, int first, int[] kept, int width, int[] index, double[] value)
    {
        var used = 0;
        var x = rows.DenseRow(row)[first..];
        for (var i = 0; i < x.Length; i++)
            if (x[i] != 0) (index[used], value[used++]) = (i, x[i]);

        var offset = x.Length;
        for (var column = 0; column < kept.Length; column++)
        {
            if (rows.Codes[column][row] < kept[column]) (index[used], value[used++]) = (offset + (int)rows.Codes[column][row], 1);
            offset += kept[column];
        }

        (index[used], value[used++]) = (width - 1, 1);
        return used;
    }

    private static double[] Solve(double[][] gram, double[][] cross, int leftOut, double penalty)
    {
        var width = cross[0].Length;
        var a = new double[width * width];
        var b = new double[width];
        for (var fold = 0; fold < gram.Length; fold++)
        {
            if (fold == leftOut) continue;
            TensorPrimitives.Add<double>(a, gram[fold], a);
            TensorPrimitives.Add<double>(b, cross[fold], b);
        }

        for (var i = 0; i < width - 1; i++) a[(i * width) + i] += penalty;
        SolveCholesky(a, b, width);
        return b;
    }

    /// <summary>Σ(t − wᵀx)² over the rows of a gram matrix, less Σt²: wᵀGw − 2wᵀc, with the lower triangle of G.</summary>
    private static double Error(double[] gram, double[] cross, double[] w)
    {
        double error = 0;
        for (var i = 0; i < w.Length; i++)
        {
            var line = gram.AsSpan(i * w.Length, i + 1);
            error += w[i] * ((2 * TensorPrimitives.Dot<double>(line[..i], w.AsSpan(0, i))) + (line[i] * w[i]) - (2 * cross[i]));
        }

        return error;
    }

    private static Weights ToWeights(double[] fit, int first, int denseWidth, int[] kept, IReadOnlyList<int> levels)
    {
        var offset = denseWidth;
        var levelWeights = new double[kept.Length][];
        for (var column = 0; column < kept.Length; column++)
        {
            levelWeights[column] = new double[levels[column] + 1];
            fit.AsSpan(offset, kept[column]).CopyTo(levelWeights[column]);
            offset += kept[column];
        }

        return new Weights(first, fit[..denseWidth], levelWeights, fit[^1]);
    }

    /// <summary>Solves a·x = b in place for a symmetric positive definite a given by its lower triangle.</summary>
    private static void SolveCholesky(double[] a, double[] b, int n)
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

            b[i] = (b[i] - TensorPrimitives.Dot<double>(rowI[..i], b.AsSpan(0, i))) / rowI[i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            b[i] /= a[(i * n) + i];
            for (var j = 0; j < i; j++) b[j] -= a[(i * n) + j] * b[i];
        }
    }
}
