using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>Tests datasets with more inputs than rows: 100 categories of 9 levels each are 900 inputs.</summary>
public sealed class WideTableTests
{
    private static readonly TrainingOptions Brief = Quick with { Epochs = 2, HiddenSizes = [8] };

    [Fact]
    public void A_table_of_many_categories_is_learned_from()
    {
        var report = Train(Wide(150, 100), Brief).Report;

        report.Linear[RegressionTask.Rmse].ShouldBeLessThan(report.Baseline[RegressionTask.Rmse]);
    }

    [Fact]
    public void Its_training_can_be_cancelled_before_the_first_epoch_and_after_the_last()
    {
        var table = Wide(60, 100);
        using var before = new CancellationTokenSource();
        before.Cancel();
        Should.Throw<OperationCanceledException>(() => new ModelTrainer().Train(table, Brief, null, (_, _) => throw new InvalidOperationException("An epoch was begun."), before.Token));

        using var after = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => new ModelTrainer().Train(
            table,
            Brief,
            null,
            (metrics, _) =>
            {
                if (metrics.Epoch == metrics.Epochs) after.Cancel();
                return true;
            },
            after.Token));
    }

    private static TrainingData Wide(int rows, int columns)
    {
        var random = new Random(9);
        return Placed(
            [.. Enumerable.Range(0, columns).Select(column => Category($"c{column}"))],
            Enumerable.Range(0, rows).Select(_ =>
            {
                int[] levels = [.. Enumerable.Range(0, columns).Select(_ => random.Next(9))];
                return (Array.ConvertAll(levels, level => ColumnValue.Of($"level {level}")), (levels[0] < 4 ? 5.0 : 0) + levels[1] + Normal(random));
            }));
    }
}
