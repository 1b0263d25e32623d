using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>Whoever watches a training sees its error in the target's unit, beside those of simple models.</summary>
public sealed class ValidationErrorTests
{
    [Fact]
    public void The_error_falls_below_that_of_linear_regression_where_the_curve_is_not_straight()
    {
        var epochs = Watch(Curve(400, x => 100 * Math.Sin(6 * Math.PI * x), noise: 5));
        var references = epochs[0].References!;

        // The mean of |100 sin| is 64, and the noise alone has a mean absolute error of 4.
        references.Mean.ShouldBe(64, 3);
        references.Linear.ShouldBeInRange(50, references.Mean);
        epochs[^1].ValidationError!.Value.ShouldBeInRange(3.5, 15);
        epochs.ShouldAllBe(epoch => epoch.References == references);
    }

    [Fact]
    public void Linear_regression_is_as_good_as_its_noise_on_a_straight_line() =>
        Watch(Curve(300, x => 50 * x, noise: 2))[0].References!.Linear.ShouldBe(2 * Math.Sqrt(2 / Math.PI), 0.3);

    [Fact]
    public void The_error_of_a_target_learned_as_a_logarithm_is_in_its_unit()
    {
        var epochs = Watch(Curve(300, x => Math.Exp(8 * x), noise: 0));
        epochs[^1].ValidationError!.Value.ShouldBeLessThan(epochs[0].References!.Linear / 3);
    }

    [Fact]
    public void Linear_regression_has_no_epochs() => Watch(Curve(100, x => x), new TrainingOptions { Learners = [LearnerNames.Linear] }).ShouldBeEmpty();

    private static List<EpochMetrics> Watch(TrainingData table, TrainingOptions? options = null)
    {
        List<EpochMetrics> epochs = [];
        new ModelTrainer().Train(table, options ?? Quick, start: null, (epoch, _) =>
        {
            epochs.Add(epoch);
            return true;
        }, CancellationToken.None);
        return epochs;
    }
}
