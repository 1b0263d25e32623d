using System.Numerics.Tensors;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>
/// Linear regression with an L2 penalty: w minimizes Σ(t − b − wᵀx)² + λ‖w‖², the intercept b unpenalized (Hoerl and Kennard 1970).
/// x is the dense row and, for each embedded column, a one-hot level.
/// </summary>
/// <remarks>Solved by whichever is smaller: an equation a weight (<see cref="RidgeByWeights"/>) or one a row (<see cref="RidgeByRows"/>).</remarks>
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
    /// <param name="cancellationToken">Of a table with many columns this takes a while.</param>
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

    private static int[] Kept(IReadOnlyList<int> levels)
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

    /// <summary>The rows as a regression sees them.</summary>
    /// <param name="Rows">x.</param>
    /// <param name="First">The first dense column used.</param>
    /// <param name="Kept">[embedded column], how many of its levels have a weight.</param>
    internal sealed record Inputs(EncodedRows Rows, int First, int[] Kept)
    {
        /// <summary>Dense columns, levels, and last the intercept.</summary>
        public int Width { get; } = Rows.DenseWidth - First + Kept.Sum() + 1;

        /// <param name="row">Of <see cref="Rows"/>.</param>
        /// <param name="index">[Width]; filled, ascending.</param>
        /// <param name="value">[Width]; filled.</param>
        /// <returns>How many of the row's inputs are not 0; the intercept's is the last.</returns>
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

/// <summary>The equations of a ridge regression on all rows but those of a fold.</summary>
internal interface IRidgeSystem
{
    /// <summary>The fold whose rows are left out from now on; the number of folds for none.</summary>
    void LeaveOut(int fold);

    /// <returns>[width], the intercept last.</returns>
    double[] Solve(double penalty);

    /// <summary>Σ(t − ŷ)² − Σt² over the rows left out.</summary>
    double Error(double[] fit);
}
