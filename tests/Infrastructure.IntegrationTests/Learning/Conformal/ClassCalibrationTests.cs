using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Conformal;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Conformal;

public sealed class ClassCalibrationTests
{
    [Theory]
    [InlineData(39, 1)]
    [InlineData(40, 2)]
    public void Each_class_is_calibrated_by_itself_where_the_rarest_has_enough_rows(int rare, int groups) =>
        Calibrated(rare, folds: 4).Sets.Scores.Length.ShouldBe(groups);

    [Fact]
    public void Scores_are_kept_per_fold_and_returned_from_their_tensors()
    {
        foreach (var (rare, folds) in new[] { (10, 4), (10, 1), (60, 4), (60, 1) })
        {
            var calibration = Calibrated(rare, folds);
            var read = ClassCalibration.FromTensors([.. calibration.ToTensors()], classes: 2, folds: 4);

            read.Sets.Folds.ShouldBe(folds);
            read.Sets.Scores.SelectMany(group => group).ShouldBe(calibration.Sets.Scores.SelectMany(group => group));
            foreach (var fold in read.Sets.Scores.SelectMany(group => group)) fold.ShouldBeInOrder();
        }
    }

    [Fact]
    public void Damaged_scores_are_refused()
    {
        var tensors = Calibrated(60, 4).ToTensors().ToList();

        Should.Throw<CorruptCheckpointException>(() => ClassCalibration.FromTensors([.. tensors.SkipLast(1)], 2, 4)).Message.ShouldBe("The tensor 'calibration.classes.1.3' is missing or not in order.");
        tensors[^1] = tensors[^1] with { Values = [.. tensors[^1].Values.Reverse()] };
        Should.Throw<CorruptCheckpointException>(() => ClassCalibration.FromTensors(tensors, 2, 4));
        Should.Throw<CorruptCheckpointException>(() => ClassCalibration.FromTensors([], 2, 4));
    }

    [Fact]
    public void A_row_that_calibrated_is_in_the_set_that_its_own_score_bounds()
    {
        // 19 rows of p = 0.6 and one of 0.3: at 90 % confidence, 0.6 is enough.
        double[] probabilities = [.. Enumerable.Range(0, 20).SelectMany(row => Two(row == 0 ? 0.3 : 0.6))];
        var sets = ClassCalibrator.Fit(new double[20], probabilities, 2, null, 1).Sets;

        sets.Find([0.6, 0.4], [], Prediction.DefaultConfidence)!.Classes.ShouldBe([0]);
        sets.Find([0.4, 0.6], [], Prediction.DefaultConfidence)!.Classes.ShouldBe([1]);
        sets.Find([0.4, 0.6], [], 0.99).ShouldBeNull();
    }

    private static double[] Two(double p) => [p, 1 - p];

    /// <summary>200 rows of the first class and some of the second.</summary>
    private static ClassCalibration Calibrated(int rare, int folds)
    {
        var random = new Random(rare);
        double[] actual = [.. Enumerable.Range(0, 200 + rare).Select(row => row < 200 ? 0.0 : 1)];
        double[] predicted = [.. actual.SelectMany(_ => Two(random.NextDouble()))];
        return ClassCalibrator.Fit(actual, predicted, 2, folds == 1 ? null : [.. actual.Select((_, row) => row % folds)], folds);
    }
}
