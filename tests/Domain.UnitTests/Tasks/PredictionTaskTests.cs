using System.Text.Json;
using Regressor.Domain.Datasets;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.UnitTests.Tasks;

public sealed class PredictionTaskTests
{
    [Fact]
    public void A_numeric_target_makes_a_regression() => PredictionTasks.FindFor(ColumnTypes.Numeric).ShouldBe(PredictionTasks.Regression);

    [Fact]
    public void A_target_that_no_task_predicts_is_refused() =>
        Should.Throw<DomainException>(() => Dataset.Create(
            "d", [new InputColumn("a", ColumnTypes.Numeric, null)], new TargetColumn("note", null) { Type = ColumnTypes.Text }, DateTimeOffset.UnixEpoch))
            .Message.ShouldBe("'note' holds texts and cannot be the target.");

    [Fact]
    public void Tasks_have_different_names_and_target_types()
    {
        PredictionTasks.All.Select(task => task.Name).ShouldBeUnique();
        PredictionTasks.All.Select(task => task.TargetType).ShouldBeUnique();
    }

    [Fact]
    public void A_task_is_stored_as_its_name()
    {
        JsonSerializer.Serialize<PredictionTask>(PredictionTasks.Regression).ShouldBe("\"regression\"");
        JsonSerializer.Deserialize<PredictionTask>("\"regression\"").ShouldBe(PredictionTasks.Regression);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<PredictionTask>("\"clustering\""));
    }

    [Fact]
    public void The_primary_metric_of_a_regression_follows_from_its_mean_loss()
    {
        double[] actual = [1, 2, 4], predicted = [1, 3, 2];
        var task = PredictionTasks.Regression;

        task.FromMeanLoss(PredictionTasks.Regression.Losses(actual, predicted, 1).Average()).ShouldBe(new RegressionRows(actual, predicted).Measure()[0]!.Value, 1e-12);
        task.PrimaryMetric.Direction.ShouldBe(MetricDirection.LowerIsBetter);
    }

    [Fact]
    public void The_best_constant_prediction_is_the_mean_or_the_shares_of_the_classes()
    {
        PredictionTasks.Regression.BestConstant([1, 2, 6], 1).ShouldBe([3]);
        PredictionTasks.Classification.BestConstant([0, 1, 0, 0], 3).ShouldBe([0.75, 0.25, 0]);
    }

    [Fact]
    public void A_rows_influence_is_what_more_weight_on_it_changes()
    {
        var task = PredictionTasks.Regression;
        double[] losses = [1, 4, 9];
        var mean = losses.Average();
        const double Weight = 1e-6;

        var heavier = ((1 - Weight) * mean) + (Weight * losses[2]);
        ((task.FromMeanLoss(heavier) - task.FromMeanLoss(mean)) / Weight).ShouldBe(task.Influence(losses[2], mean), 1e-5);
    }
}
