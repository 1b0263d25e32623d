using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Samples;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>Trains the data sets that ship with the server.</summary>
public sealed class SampleTests
{
    /// <param name="code">The sample.</param>
    /// <param name="ratio">Upper bound of the ensemble's RMSE divided by that of linear regression.</param>
    [Theory]
    [InlineData("bikes", 0.6)]
    [InlineData("houses", 1.02)]
    [InlineData("cars", 0.8)]
    [InlineData("chicago", 1)]
    [InlineData("wave", 0.4)]
    public void The_ensemble_learns_each_sample_of_numbers(string code, double ratio)
    {
        var sample = new SampleCatalog().All.Single(sample => sample.Code == code);
        var table = Table(sample.Inputs, sample.Read().Select(row => (row.X.ToArray(), row.Y.Number!.Value)));
        var report = Train(table, new TrainingOptions { Epochs = 60, HiddenSizes = [64, 64] }).Report;

        report.Test![RegressionTask.Rmse].ShouldBeLessThan(ratio * report.Linear[RegressionTask.Rmse]);
        report.Linear[RegressionTask.Rmse].ShouldBeLessThan(report.Baseline[RegressionTask.Rmse]);
        report.Coverage!.Covered.ShouldBe(0.9, 0.12);
    }

    [Fact]
    public void The_samples_are_small()
    {
        new SampleCatalog().All.ShouldAllBe(sample => sample.Read().Count <= 1500);
    }
}
