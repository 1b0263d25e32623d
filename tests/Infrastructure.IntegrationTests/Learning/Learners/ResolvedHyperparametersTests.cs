using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class ResolvedHyperparametersTests
{
    [Theory]
    [InlineData(240)]
    [InlineData(20_000)]
    public void The_requested_epochs_are_planned(int rows) => EpochsOf(new TrainingOptions { Epochs = 3000, EpochsGiven = true }, rows).ShouldBe(3000);

    [Fact]
    public void Of_a_million_rows_hours_are_planned_at_most_and_not_weeks() =>
        EpochsOf(new TrainingOptions { Epochs = 10_000, EpochsGiven = true }, 1_000_000).ShouldBe(800 * 10);

    [Theory]
    [InlineData(100, 256)]
    [InlineData(240, 150)]
    [InlineData(20_000, 141)]
    [InlineData(1_000_000, 80)]
    public void Without_requested_epochs_the_number_of_rows_decides(int rows, int epochs) => EpochsOf(new TrainingOptions(), rows).ShouldBe(epochs);

    [Fact]
    public void Options_stored_before_this_distinction_keep_their_meaning() =>
        EpochsOf(new TrainingOptions { Epochs = 3000 }, 240).ShouldBe(1750);

    private static int EpochsOf(TrainingOptions options, int rows) => ResolvedHyperparameters.For(options, rows, numbers: 3).Epochs;
}
