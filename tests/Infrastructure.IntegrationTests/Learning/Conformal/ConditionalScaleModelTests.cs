using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.CrossFitting;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Conformal;

public sealed class ConditionalScaleModelTests
{
    [Fact]
    public void Noise_that_is_everywhere_alike_has_none_in_nearly_all_draws() =>
        Enumerable.Range(1, 20).Count(draw => Fit(draw, _ => 1).Difficulty is null).ShouldBeGreaterThanOrEqualTo(18);

    [Fact]
    public void It_follows_noise_that_follows_x()
    {
        var (data, difficulty, _) = Fit(3, x => Math.Exp(2 * x), rows: 1900);

        // σ is known up to a factor, and pulled towards a constant a little.
        (At(data, difficulty!, 0.95) / At(data, difficulty!, 0.05)).ShouldBeInRange(0.75 * Math.Exp(2 * 0.9), 1.25 * Math.Exp(2 * 0.9));
    }

    [Fact]
    public void It_is_the_same_in_whatever_unit_errors_are()
    {
        var (data, small, residuals) = Fit(4, x => Math.Exp(2 * x));
        var large = ConditionalScaleModel.Fit(data, new double[residuals.Length], Array.ConvertAll(residuals, residual => 1000 * residual), default);

        (At(data, large!, 0.9) / At(data, large!, 0.1)).ShouldBe(At(data, small!, 0.9) / At(data, small!, 0.1), 1e-3);
    }

    [Fact]
    public void What_it_says_of_a_fold_hardly_depends_on_the_errors_in_that_fold()
    {
        var (data, before, residuals) = Fit(5, x => Math.Exp(2 * x));
        var row = Array.IndexOf(data.Folds, 0);
        double[] changed = [.. residuals];
        changed[row] *= 20;
        var after = ConditionalScaleModel.Fit(data, new double[changed.Length], changed, default);

        // They come in by the other folds' predictions only, from which the weights of this one are improved.
        Change(fold: 0).ShouldBeLessThan(Change(fold: 1) / 2);

        double Change(int fold) => Math.Abs((after!.Of(fold, FeaturesOf(data, row)) / before!.Of(fold, FeaturesOf(data, row))) - 1);
    }

    private static double At(PreparedData data, ConditionalScaleModel difficulty, double x)
    {
        var row = Enumerable.Range(0, data.Train.Rows).MinBy(row => Math.Abs(data.Table.Columns[0][row].Number!.Value - x));
        return difficulty.Mean(FeaturesOf(data, row));
    }

    private static float[] FeaturesOf(PreparedData data, int row)
    {
        var features = new float[ConditionalScaleModel.Features(data.Encoder)];
        ConditionalScaleModel.Fill(data.Encoder, data.Train.DenseRow(row), 0, features);
        return features;
    }

    /// <summary>Errors |N(0, σ(x)²)|, x uniform in [0, 1), around a prediction that is 0 everywhere.</summary>
    private static (PreparedData Data, ConditionalScaleModel? Difficulty, double[] Residuals) Fit(int seed, Func<double, double> sigma, int rows = 300)
    {
        var random = new Random(seed);
        var table = Table([Number("x")], Enumerable.Range(0, rows).Select(_ => random.NextDouble()).Select(x => (new[] { ColumnValue.Of(x) }, sigma(x) * Normal(random))));
        var data = PreparedData.Prepare(table, new TrainingOptions { TestFraction = 0 }, start: null);
        var residuals = Array.ConvertAll(data.TrainY, Math.Abs);
        return (data, ConditionalScaleModel.Fit(data, new double[rows], residuals, default), residuals);
    }
}
