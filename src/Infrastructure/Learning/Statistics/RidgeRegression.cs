using System.Numerics.Tensors;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>
/// Linear regression with an L2 penalty: w minimizes Σ(t − b − wᵀx)² + λ‖w‖², the intercept b unpenalized (Hoerl and Kennard 1970).
/// x is the dense row and, for each embedded column, a one-hot level.
/// </summary>
/// <remarks>Solves the smaller system: one equation per weight (<see cref="RidgeByWeights"/>) or one per row (<see cref="RidgeByRows"/>).</remarks>
internal static class RidgeRegression
{
    /// <summary>Maximum total number of weights for levels of embedded columns; further levels have none, because the equations are solved densely.</summary>
    private const int MaxWeights = 512;

    /// <summary>Candidates for λ, for standardized inputs; the middle one is the default.</summary>
    private static readonly double[] Penalties = [0.001, 0.01, 0.1, 1, 10, 100, 1000];

    /// <summary>Relative reduction of the squared error that another λ must achieve over the default.</summary>
    private const double LeastGain = 0.05;

    /// <param name="First">Index of the first dense column used.</param>
    /// <param name="Dense">[dense column from First], the weights.</param>
    /// <param name="Levels">[embedded column][level], the weights; 0 for levels without one and for the unknown level.</param>
    /// <param name="Intercept">The intercept b.</param>
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
    /// Fits one regression per fold to all rows except that fold's, and a last one to all rows. λ is the default, unless another value has
    /// a clearly lower error on the rows left out: a small difference may be chance.
    /// </summary>
    /// <param name="rows">The encoded inputs x.</param>
    /// <param name="first">Index of the first dense column to use.</param>
    /// <param name="levels">[embedded column], the number of levels without the unknown one.</param>
    /// <param name="t">[row], the standardized targets.</param>
    /// <param name="folds">[row], the fold.</param>
    /// <param name="foldCount">Number of folds K.</param>
    /// <param name="penalties">Candidates for λ, the default in the middle; null for the usual candidates.</param>
    /// <param name="cancellationToken">Cancels the fit, which is slow for many columns.</param>
    public static Weights[] FitLeavingOut(
        EncodedRows rows,
        int first,
        IReadOnlyList<int> levels,
        double[] t,
        int[] folds,
        int foldCount,
        double[]? penalties = null,
        CancellationToken cancellationToken = default)
    {
        penalties ??= Penalties;
        var inputs = new Inputs(rows, first, Kept(levels));
        IRidgeSystem system = rows.Rows < inputs.Width
            ? new RidgeByRows(inputs, t, folds, cancellationToken)
            : new RidgeByWeights(inputs, t, folds, foldCount, cancellationToken);
        var fits = Array.ConvertAll(penalties, _ => new double[foldCount + 1][]);
        var errors = new double[penalties.Length];
        Array.Fill(errors, TensorPrimitives.SumOfSquares<double>(t));
        for (var leftOut = 0; leftOut <= foldCount; leftOut++)
        {
            system.LeaveOut(leftOut);
            for (var i = 0; i < penalties.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var fit = fits[i][leftOut] = system.Solve(penalties[i]);
                if (leftOut < foldCount) errors[i] += system.Error(fit);
            }
        }

        var usual = penalties.Length / 2;
        var best = Array.IndexOf(errors, errors.Min());
        var chosen = errors[best] < (1 - LeastGain) * errors[usual] ? best : usual;
        return Array.ConvertAll(fits[chosen], fit => ToWeights(fit, inputs, levels));
    }

    internal static int[] Kept(IReadOnlyList<int> levels)
    {
        var perColumn = levels.Count == 0 ? 0 : Math.Max(1, MaxWeights / levels.Count);
        return [.. levels.Select(count => Math.Min(count, perColumn))];
    }

    private static Weights ToWeights(double[] fit, Inputs inputs, IReadOnlyList<int> levels)
    {
        var dense = inputs.Rows.DenseWidth - inputs.First;
        var offset = dense;
        var levelWeights = new double[levels.Count][];
        for (var column = 0; column < levels.Count; column++)
        {
            levelWeights[column] = new double[levels[column] + 1];
            fit.AsSpan(offset, inputs.Kept[column]).CopyTo(levelWeights[column]);
            offset += inputs.Kept[column];
        }

        return new Weights(inputs.First, fit[..dense], levelWeights, fit[^1]);
    }

    /// <summary>Rows as sparse inputs of a regression.</summary>
    /// <param name="Rows">The encoded inputs x.</param>
    /// <param name="First">Index of the first dense column used.</param>
    /// <param name="Kept">[embedded column], the number of levels with a weight.</param>
    internal sealed record Inputs(EncodedRows Rows, int First, int[] Kept)
    {
        /// <summary>Number of inputs: dense columns, levels and, last, the intercept.</summary>
        public int Width { get; } = Rows.DenseWidth - First + Kept.Sum() + 1;

        /// <param name="row">Index of a row in <see cref="Rows"/>.</param>
        /// <param name="index">[Width], filled with the indices of the nonzero inputs, ascending.</param>
        /// <param name="value">[Width], filled with their values.</param>
        /// <returns>Number of nonzero inputs; the intercept is the last.</returns>
        public int NonZeros(int row, int[] index, double[] value)
        {
            var used = 0;
            var x = Rows.DenseRow(row)[First..];
            for (var i = 0; i < x.Length; i++)
                if (x[i] != 0) (index[used], value[used++]) = (i, x[i]);

            var offset = x.Length;
            for (var column = 0; column < Kept.Length; column++)
            {
                if (Rows.Codes[column][row] < Kept[column]) (index[used], value[used++]) = (offset + (int)Rows.Codes[column][row], 1);
                offset += Kept[column];
            }

            (index[used], value[used++]) = (Width - 1, 1);
            return used;
        }
    }
}

/// <summary>Equations of a ridge regression on all rows except those of one fold.</summary>
internal interface IRidgeSystem
{
    /// <summary>Leaves out the rows of a fold in later calls; the number of folds leaves out none.</summary>
    void LeaveOut(int fold);

    /// <returns>[width], the weights, the intercept last.</returns>
    double[] Solve(double penalty);

    /// <summary>Computes Σ(t − ŷ)² − Σt² over the rows left out.</summary>
    double Error(double[] fit);
}
