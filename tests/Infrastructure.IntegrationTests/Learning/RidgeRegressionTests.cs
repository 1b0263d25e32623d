using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Statistics;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class RidgeRegressionTests
{
    private const int Folds = 3;

    /// <summary>More rows than weights, fewer rows, and enough equations for the library: dense columns and levels of a category.</summary>
    [Theory]
    [InlineData(40, 4, 0)]
    [InlineData(40, 4, 5)]
    [InlineData(30, 60, 0)]
    [InlineData(30, 10, 50)]
    [InlineData(420, 300, 0)]
    [InlineData(420, 500, 0)]
    public void Its_weights_solve_the_normal_equations_of_the_rows_it_was_fitted_to(int count, int dense, int levels)
    {
        const double Lambda = 0.7;
        var (rows, t, folds) = Draw(count, dense, levels);
        var fits = RidgeRegression.FitLeavingOut(rows, 0, levels == 0 ? [] : [levels], t, folds, Folds, [Lambda]);

        for (var leftOut = 0; leftOut <= Folds; leftOut++)
        {
            var fit = fits[leftOut];
            var used = Enumerable.Range(0, count).Where(row => folds[row] != leftOut).ToList();
            var residual = Array.ConvertAll([.. used], row => t[row] - fit.Predict(rows, row));

            // The gradient of Σ(t − b − wᵀx)² + λ‖w‖² is zero.
            residual.Sum().ShouldBe(0, 1e-7);
            for (var i = 0; i < dense; i++)
                used.Select((row, at) => residual[at] * rows.DenseRow(row)[i]).Sum().ShouldBe(Lambda * fit.Dense[i], 1e-7);
            for (var level = 0; level < levels; level++)
                used.Select((row, at) => rows.Codes[0][row] == level ? residual[at] : 0).Sum().ShouldBe(Lambda * fit.Levels[0][level], 1e-7);
        }
    }

    [Theory]
    [InlineData(40, 4)]
    [InlineData(30, 60)]
    public void What_a_fold_holds_does_not_enter_the_fit_that_leaves_it_out(int count, int dense)
    {
        var (rows, t, folds) = Draw(count, dense, 0);
        var before = RidgeRegression.FitLeavingOut(rows, 0, [], t, folds, Folds, [1]);
        for (var row = 0; row < count; row++)
            if (folds[row] == 1) t[row] += 100;
        var after = RidgeRegression.FitLeavingOut(rows, 0, [], t, folds, Folds, [1]);

        after[1].Dense.ShouldBe(before[1].Dense);
        after[1].Intercept.ShouldBe(before[1].Intercept);
        after[0].Intercept.ShouldNotBe(before[0].Intercept);
    }

    [Fact]
    public void Only_so_many_levels_have_a_weight_and_the_others_answer_as_the_unknown_does()
    {
        var (rows, t, folds) = Draw(2000, 1, 800);
        var fit = RidgeRegression.FitLeavingOut(rows, 0, [800], t, folds, Folds)[Folds];

        fit.Levels[0].Length.ShouldBe(801);
        fit.Levels[0][..512].Count(weight => weight != 0).ShouldBeGreaterThan(400);
        fit.Levels[0][512..].ShouldAllBe(weight => weight == 0);
    }

    [Fact]
    public void Dense_columns_before_the_first_are_not_looked_at()
    {
        var (rows, t, folds) = Draw(40, 4, 0);
        var some = RidgeRegression.FitLeavingOut(rows, 1, [], t, folds, Folds, [1])[Folds];
        for (var row = 0; row < 40; row++) rows.Dense[row * 4] = row;

        some.Dense.Length.ShouldBe(3);
        RidgeRegression.FitLeavingOut(rows, 1, [], t, folds, Folds, [1])[Folds].Dense.ShouldBe(some.Dense);
    }

    /// <summary>The default of two penalties is the second.</summary>
    [Fact]
    public void Another_penalty_is_chosen_only_where_it_is_clearly_better()
    {
        var (rows, t, folds) = Draw(60, 3, 0);
        double[] Chosen(params double[] penalties) => RidgeRegression.FitLeavingOut(rows, 0, [], t, folds, Folds, penalties)[Folds].Dense;

        // A penalty that is nearly as good as the best is accepted; one that shrinks everything to zero is not.
        Chosen(0.5, 1).ShouldBe(Chosen(1));
        Chosen(0.5, 1e6).ShouldBe(Chosen(0.5));
        Chosen(1e6, 0.5).ShouldBe(Chosen(0.5));
    }

    [Theory]
    [InlineData(20, 40)]
    [InlineData(40, 4)]
    public void It_can_be_cancelled(int count, int dense)
    {
        var (rows, t, folds) = Draw(count, dense, 0);

        Should.Throw<OperationCanceledException>(() => RidgeRegression.FitLeavingOut(rows, 0, [], t, folds, Folds, cancellationToken: new CancellationToken(canceled: true)));
    }

    private static (EncodedRows Rows, double[] T, int[] Folds) Draw(int count, int dense, int levels)
    {
        var random = new Random(6);
        float[] values = [.. Enumerable.Range(0, count * dense).Select(_ => (float)Normal(random))];
        long[][] codes = levels == 0 ? [] : [[.. Enumerable.Range(0, count).Select(_ => random.NextInt64(levels))]];
        double[] t = [.. Enumerable.Range(0, count).Select(row => values[row * dense] + (levels == 0 ? 0 : codes[0][row] % 3) + (0.3 * Normal(random)))];
        return (new EncodedRows(count, dense, values, codes), t, [.. Enumerable.Range(0, count).Select(row => row % Folds)]);
    }
}
