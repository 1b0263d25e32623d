using Regressor.Infrastructure.Learning.Conformal;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Conformal;

public sealed class EnsembleScoresTests
{
    private const int Parts = 8;

    [Fact]
    public void They_determine_the_share_covered_far_better_than_the_calibration_rows_alone()
    {
        var (alone, mapped) = (new List<double>(), new List<double>());
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var outOfFold = Draw(5000, random).Select(row => row.Parts[0]).ToArray();
            var (calibration, later) = (Draw(200, random), Draw(5000, random));
            double[] ofEnsemble = [.. calibration.Select(row => row.Whole).Order()];
            var scores = EnsembleScores.Map(outOfFold, [.. calibration.SelectMany(row => row.Parts)], [.. ofEnsemble], 2000);
            double CoveredBy(double limit) => later.Count(row => row.Whole <= limit) / (double)later.Length;
            alone.Add(CoveredBy(ofEnsemble[(int)Math.Ceiling(0.9 * 201) - 1]));
            mapped.Add(CoveredBy(scores[(int)Math.Ceiling(0.9 * 2001) - 1]));
        }

        mapped.Average().ShouldBe(0.9, 0.005);
        Deviation(mapped).ShouldBeLessThan(0.6 * Deviation(alone));
    }

    [Fact]
    public void Scores_beyond_the_calibration_rows_keep_growing()
    {
        var random = new Random(1);
        var calibration = Draw(200, random);
        var outOfFold = Draw(20_000, random).Select(row => row.Parts[0]).ToArray();

        var scores = EnsembleScores.Map(outOfFold, [.. calibration.SelectMany(row => row.Parts)], [.. calibration.Select(row => row.Whole)], 2000);

        scores[^1].ShouldBeGreaterThan(calibration.Max(row => row.Whole));
        scores.ShouldBeInOrder();
        scores.Length.ShouldBe(2000);
    }

    [Fact]
    public void Exact_predictions_have_scores_of_zero() =>
        EnsembleScores.Map(new double[500], new double[800], new double[100], 2000).ShouldAllBe(score => score == 0);

    /// <summary>Draws absolute errors: noise of the target, and errors of the parts that their mean has less of.</summary>
    private static (double[] Parts, double Whole)[] Draw(int rows, Random random) =>
    [
        .. Enumerable.Range(0, rows).Select(_ =>
        {
            var noise = Synthetic.Normal(random);
            var errors = Enumerable.Range(0, Parts).Select(_ => 0.5 * Synthetic.Normal(random)).ToArray();
            return (Array.ConvertAll(errors, error => Math.Abs(noise + error)), Math.Abs(noise + errors.Average()));
        }),
    ];

    private static double Deviation(List<double> values) => Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2)));
}
