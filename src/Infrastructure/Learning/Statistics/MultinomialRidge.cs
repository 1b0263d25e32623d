using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>
/// Multinomial logistic regression with an L2 penalty (le Cessie and van Houwelingen 1992), the intercepts unpenalized. x is the dense row
/// and, for each embedded column, a one-hot level.
/// </summary>
internal static class MultinomialRidge
{
    /// <summary>Candidates for λ, for standardized inputs, from the strongest: each starts from the solution of the one before.</summary>
    private static readonly double[] Penalties = [1000, 300, 100, 30, 10, 3, 1, 0.3, 0.1, 0.01];

    /// <summary>Number of left-out rows that choose λ, and the fewest folds that have them: few rows would make the choice a matter of chance.</summary>
    private const int ChoosingRows = 1000, ChoosingFolds = 3;

    /// <summary>Number of worse candidates in a row after which weaker penalties are not tried.</summary>
    private const int Patience = 2;

    /// <summary>Maximum products of rows, inputs and classes, which bounds the work; and the rows that are used nevertheless.</summary>
    private const long MostProducts = 50_000_000;
    private const int FewestRows = 2000;

    private const int ChoosingIterations = 30, Iterations = 60;
    private const double ChoosingTolerance = 1e-4, Tolerance = 1e-6;

    /// <summary>Fits one regression per fold to all rows except that fold's, and a last one to all rows; λ has the lowest loss on rows left out.</summary>
    /// <param name="rows">The encoded inputs x.</param>
    /// <param name="first">Index of the first dense column to use.</param>
    /// <param name="levels">[embedded column], the number of levels without the unknown one.</param>
    /// <param name="y">[row], the classes.</param>
    /// <param name="classes">Number of classes C.</param>
    /// <param name="folds">[row], the fold.</param>
    /// <param name="foldCount">Number of folds K.</param>
    /// <param name="cancellationToken">Cancels the fit.</param>
    public static LinearWeights[] FitLeavingOut(
        EncodedRows rows, int first, IReadOnlyList<int> levels, double[] y, int classes, int[] folds, int foldCount, CancellationToken cancellationToken)
    {
        var inputs = new RidgeRegression.Inputs(rows, first, RidgeRegression.Kept(levels));
        var used = UsedRows(rows.Rows, inputs.Width, classes);
        using var system = new MultinomialSystem(Matrix(inputs, used), inputs.Width, [.. y.Take(used).Select(value => (int)value)], classes, folds[..used]);
        var penalty = Choose(system, Math.Clamp((foldCount * ChoosingRows / used) + 1, Math.Min(ChoosingFolds, foldCount), foldCount), cancellationToken);
        var fits = new LinearWeights[foldCount + 1];
        for (var fold = 0; fold <= foldCount; fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            system.LeaveOut(fold);
            fits[fold] = ToWeights(system.Solve(penalty, system.Start(), Iterations, Tolerance), inputs, levels, classes);
        }

        return fits;
    }

    /// <summary>Estimates the memory of a fit, in bytes: the inputs as a matrix, here and in libtorch, its square, and logits.</summary>
    public static long MostBytes(int rows, long width, int classes)
    {
        var used = UsedRows(rows, width, classes);
        return (2 * sizeof(float) * used * (width + classes)) + (4 * sizeof(double) * width * Math.Min(width, MultinomialSystem.MostForMatrix));
    }

    private static int UsedRows(int rows, long width, int classes) => (int)Math.Min(rows, Math.Max(FewestRows, MostProducts / (width * classes)));

    /// <param name="system">The rows.</param>
    /// <param name="choosing">Number of folds to compare penalties on.</param>
    /// <param name="cancellationToken">Cancels the fit.</param>
    private static double Choose(MultinomialSystem system, int choosing, CancellationToken cancellationToken)
    {
        var losses = new double[Penalties.Length];
        var starts = new double[choosing][];
        var (best, worse) = (0, 0);
        for (var i = 0; i < Penalties.Length && worse < Patience; i++)
        {
            for (var fold = 0; fold < choosing; fold++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                system.LeaveOut(fold);
                starts[fold] = system.Solve(Penalties[i], starts[fold] ?? system.Start(), ChoosingIterations, ChoosingTolerance);
                losses[i] += system.HeldOutLoss(starts[fold]);
            }

            worse = losses[i] < losses[best] || i == 0 ? 0 : worse + 1;
            if (losses[i] < losses[best]) best = i;
        }

        return Penalties[best];
    }

    /// <summary>Writes the inputs row-major, [row, width].</summary>
    private static float[] Matrix(RidgeRegression.Inputs inputs, int rows)
    {
        var x = new float[rows * inputs.Width];
        var index = new int[inputs.Width];
        var value = new double[inputs.Width];
        for (var row = 0; row < rows; row++)
        {
            var used = inputs.NonZeros(row, index, value);
            for (var i = 0; i < used; i++) x[(row * inputs.Width) + index[i]] = (float)value[i];
        }

        return x;
    }

    private static LinearWeights ToWeights(double[] fit, RidgeRegression.Inputs inputs, IReadOnlyList<int> levels, int classes)
    {
        var offset = (inputs.Rows.DenseWidth - inputs.First) * classes;
        var dense = fit[..offset];
        var levelWeights = new double[levels.Count][];
        for (var column = 0; column < levels.Count; column++)
        {
            levelWeights[column] = new double[(levels[column] + 1) * classes];
            fit.AsSpan(offset, inputs.Kept[column] * classes).CopyTo(levelWeights[column]);
            offset += inputs.Kept[column] * classes;
        }

        return new LinearWeights(inputs.First, dense, levelWeights, fit[offset..]);
    }
}
