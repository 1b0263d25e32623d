using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.UnitTests.Tasks;

public sealed class ClassificationRowsTests
{
    private const int Rows = 40;

    /// <summary>Rows that scikit-learn 1.2 measured too, of two classes.</summary>
    private static readonly double[] TwoClasses = [.. Enumerable.Range(0, Rows).Select(i => (double)(i * 7 % 5 % 2))];
    private static readonly double[] TwoProbabilities = [.. Enumerable.Range(0, Rows).Select(i => ((i * 37 % 23) + 1) / 25.0).SelectMany(p => new[] { 1 - p, p })];

    /// <summary>The same of three classes.</summary>
    private static readonly double[] ThreeClasses = [.. Enumerable.Range(0, Rows).Select(i => (double)(i * 11 % 7 % 3))];
    private static readonly double[] ThreeProbabilities = [.. Enumerable.Range(0, Rows).SelectMany(i =>
    {
        double[] weights = [(i * 13 % 10) + 1, (i * 17 % 11) + 1, (i * 19 % 6) + 1];
        return weights.Select(weight => weight / weights.Sum());
    })];

    [Fact]
    public void Measures_two_classes_as_scikit_learn_does() => ShouldBe(
        new ClassificationRows(TwoClasses, TwoProbabilities).Measure(), 0.7914361030746211, 0.54048, 0.625, 0.625, 0.6015625);

    [Fact]
    public void Measures_more_classes_as_scikit_learn_does() => ShouldBe(
        new ClassificationRows(ThreeClasses, ThreeProbabilities).Measure(), 1.2441262357113814, 0.7248783321117005, 0.425, 0.40972222222222227, 0.496875);

    [Fact]
    public void Removes_from_the_calibration_error_what_chance_explains()
    {
        new ClassificationRows(TwoClasses, TwoProbabilities).Measure()[5]!.Value.ShouldBe(0.07572109488462471, 1e-12);
        new ClassificationRows(ThreeClasses, ThreeProbabilities).Measure()[5]!.Value.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void A_sample_is_measured_like_rows_of_their_own()
    {
        int[] sample = [3, 3, 8, 15, 20, 21, 22, 35, 39, 1, 1, 1];
        var expected = new ClassificationRows(
            Array.ConvertAll(sample, row => ThreeClasses[row]), [.. sample.SelectMany(row => ThreeProbabilities[(3 * row)..((3 * row) + 3)])]).Measure();
        var metrics = new double[6];
        new ClassificationRows(ThreeClasses, ThreeProbabilities).Measure(sample, metrics);

        ShouldBe([.. metrics], [.. expected.Take(5).Select(value => value!.Value)]);
    }

    [Fact]
    public void All_rows_are_measured_as_their_sample()
    {
        foreach (var rows in new[] { new ClassificationRows(TwoClasses, TwoProbabilities), new ClassificationRows(ThreeClasses, ThreeProbabilities) })
        {
            var metrics = new double[6];
            rows.Measure([.. Enumerable.Range(0, Rows)], metrics);
            metrics.Select(value => (double?)value).ShouldBe(rows.Measure());
        }
    }

    [Fact]
    public void A_class_that_the_model_does_not_know_is_a_certain_mistake()
    {
        var metrics = new ClassificationRows([0, 5, -1], [0.9, 0.1, 0.9, 0.1, 0.2, 0.8]).Measure();

        metrics[0]!.Value.ShouldBe((ClassificationTask.Loss(0.9) + (2 * ClassificationTask.Loss(0))) / 3, 1e-12);
        metrics[2].ShouldBe(1 / 3.0);
        PredictionTasks.Classification.Losses([5], [0.5, 0.5], 1).ShouldBe([ClassificationTask.Loss(0)]);
    }

    [Fact]
    public void A_single_class_has_no_area() =>
        new ClassificationRows([1, 1, 1], [0.9, 0.1, 0.5, 0.5, 0.2, 0.8]).Measure()[4].ShouldBeNull();

    [Fact]
    public void Equal_probabilities_share_a_bin_and_count_half()
    {
        var metrics = new ClassificationRows([.. Enumerable.Range(0, 100).Select(row => row % 4 == 0 ? 1.0 : 0)], [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 0.75 : 0.25)]).Measure();

        metrics[4].ShouldBe(0.5);
        metrics[5].ShouldBe(0);
    }

    [Fact]
    public void Many_different_probabilities_keep_their_area_in_samples()
    {
        var random = new Random(1);
        const int Many = 20_000;
        var p = Enumerable.Range(0, Many).Select(_ => random.NextDouble()).ToArray();
        var rows = new ClassificationRows(Array.ConvertAll(p, value => random.NextDouble() < value ? 1.0 : 0), [.. p.SelectMany(value => new[] { 1 - value, value })]);
        var metrics = new double[6];
        rows.Measure([.. Enumerable.Range(0, Many)], metrics);

        metrics[4].ShouldBe(rows.Measure()[4]!.Value, 1e-5);
        metrics[5].ShouldBeLessThan(0.02);
    }

    [Fact]
    public void The_interval_of_a_calibration_error_contains_it_in_nineteen_of_twenty_tables()
    {
        // Stated p, true p + 0.1: the error is 0.1.
        var random = new Random(2);
        var held = 0;
        for (var table = 0; table < 40; table++)
        {
            var p = Enumerable.Range(0, 300).Select(_ => 0.8 * random.NextDouble()).ToArray();
            var rows = new ClassificationRows(Array.ConvertAll(p, value => random.NextDouble() < value + 0.1 ? 1.0 : 0), [.. p.SelectMany(value => new[] { 1 - value, value })]);
            var interval = EvaluationMetrics.ComputeWithIntervals(rows).Find(ClassificationTask.CalibrationError)!.Interval!;
            if (interval.Lower <= 0.1 && interval.Upper >= 0.1) held++;
        }

        held.ShouldBeGreaterThanOrEqualTo(34);
    }

    private static void ShouldBe(double?[] metrics, params double[] expected)
    {
        for (var metric = 0; metric < expected.Length; metric++) metrics[metric]!.Value.ShouldBe(expected[metric], 1e-12);
    }
}
