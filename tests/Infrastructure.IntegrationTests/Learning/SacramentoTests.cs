using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Samples;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>Trains the sample dataset of the first start: 932 house sales.</summary>
public sealed class SacramentoTests
{
    [Fact]
    public void The_ensemble_beats_ridge_regression_on_real_house_prices()
    {
        var sample = new SacramentoSample();
        var table = Table(sample.CreateDataset(DateTimeOffset.UnixEpoch).Inputs, sample.Rows().Select(row => (row.X.ToArray(), row.Y)));
        var report = Train(table, new TrainingOptions { Epochs = 60, HiddenSizes = [64, 64] }).Report;

        report.Test![RegressionTask.Rmse].ShouldBeLessThan(report.Linear[RegressionTask.Rmse]);
        report.Linear[RegressionTask.Rmse].ShouldBeLessThan(report.Baseline[RegressionTask.Rmse]);
        report.Coverage!.Covered.ShouldBe(0.9, 0.06);
    }
}
