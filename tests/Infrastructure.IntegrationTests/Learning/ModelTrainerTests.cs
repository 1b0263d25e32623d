using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class ModelTrainerTests
{
    [Fact]
    public void It_learns_a_line()
    {
        var table = Curve(100, x => (2 * x) + 1);
        var model = Train(table);

        model.Report.Test![RegressionTask.Rmse].ShouldBeLessThan(0.02);
        Serve(table, model).Predict(ColumnValue.Of(0.5)).Y.ShouldBe(2, 0.02);
    }

    [Fact]
    public void It_fits_a_sine()
    {
        var model = Train(Curve(400, x => Math.Sin(6 * Math.PI * x), noise: 0.1), new TrainingOptions { HiddenSizes = [64, 64], Epochs = 120 });

        model.Report.Test![RegressionTask.Rmse].ShouldBeLessThan(0.13);
        model.Report.Linear[RegressionTask.Rmse].ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void Networks_too_large_to_be_kept_are_refused_before_they_are_trained() =>
        Should.Throw<TrainingFailedException>(() => Train(Curve(80, x => x), new TrainingOptions { Members = 32, HiddenSizes = [1024, 1024, 1024, 1024, 1024, 1024] }))
            .Message.ShouldContain("the limit is 60,000,000");

    [Fact]
    public void The_same_seed_gives_the_same_weights_also_with_two_simultaneous_trainings()
    {
        var table = Curve(80, x => x * x, noise: 0.1);
        var alone = Train(table);
        var together = new TrainedModel[2];
        Parallel.For(0, 2, i => together[i] = Train(table));

        Weights(together[0]).ShouldBe(Weights(alone));
        Weights(together[1]).ShouldBe(Weights(alone));
        Weights(Train(table, Quick with { Seed = 4 })).ShouldNotBe(Weights(alone));
    }

    [Fact]
    public void The_order_of_the_examples_does_not_matter()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 60).Select(_ => (new[] { ColumnValue.Of(random.NextDouble()) }, random.NextDouble())).ToList();

        Weights(Train(Table([Number("x")], rows))).ShouldBe(Weights(Train(Table([Number("x")], Enumerable.Reverse(rows)))));
    }

    [Fact]
    public void Without_a_test_part_the_report_rests_on_out_of_fold_predictions()
    {
        var report = Train(Curve(60, x => x, noise: 0.1), Quick with { TestFraction = 0 }).Report;

        report.Test.ShouldBeNull();
        report.Coverage.ShouldBeNull();
        (report.TrainedOn, report.TestedOn).ShouldBe((60, 0));
        report.OutOfFold.Count.ShouldBe(60);
        report.Linear.Count.ShouldBe(60);
    }

    [Fact]
    public void Every_epoch_is_reported()
    {
        var epochs = new List<EpochMetrics>();
        new ModelTrainer().Train(Curve(60, x => x * x), Quick, null, (metrics, _) =>
        {
            epochs.Add(metrics);
            return true;
        }, CancellationToken.None);

        epochs.Select(metrics => metrics.Epoch).ShouldBe(Enumerable.Range(1, epochs.Count));
        epochs.ShouldAllBe(metrics => metrics.Epoch <= metrics.Epochs && metrics.LearningRate >= 0);
    }

    [Fact]
    public void A_training_that_is_ended_early_keeps_the_model_of_its_epochs_so_far()
    {
        var epochs = 0;
        var model = new ModelTrainer().Train(Curve(60, x => x * x), Quick, null, (metrics, _) => (epochs = metrics.Epoch) < 3, CancellationToken.None);

        epochs.ShouldBe(3);
        model.Report.OutOfFold[RegressionTask.Rmse].ShouldBePositive();
    }

    [Fact]
    public void It_can_be_cancelled_within_an_epoch()
    {
        using var source = new CancellationTokenSource();
        var epochs = 0;
        Should.Throw<OperationCanceledException>(() => new ModelTrainer().Train(
            Curve(200, x => x),
            Quick with { Epochs = 10_000 },
            null,
            (_, _) =>
            {
                if (++epochs == 3) source.Cancel();
                return true;
            },
            source.Token));
        epochs.ShouldBe(3);
    }

    [Fact]
    public void Training_can_continue_from_a_model()
    {
        var table = Curve(120, x => Math.Sin(6 * x), noise: 0.05);
        var first = Train(table, Quick with { Epochs = 40 });
        var second = Train(table, Quick with { Epochs = 40, Seed = 9, StartFrom = TrainingStart.ActiveModel }, first.Network);

        second.Report.OutOfFold[RegressionTask.Rmse].ShouldBeLessThanOrEqualTo(first.Report.OutOfFold[RegressionTask.Rmse] + 1e-6);
    }

    [Fact]
    public void Training_starts_from_scratch_where_the_model_was_trained_on_test_rows_or_has_other_columns()
    {
        var table = Curve(120, x => x * x, noise: 0.05);
        var all = Train(table, Quick with { TestFraction = 0 });
        var other = Train(Table([Number("z")], [.. Enumerable.Range(0, 40).Select(i => (new[] { ColumnValue.Of(i) }, (double)i))]));

        Weights(Train(table, Quick, all.Network)).ShouldBe(Weights(Train(table)));
        Weights(Train(table, Quick, other.Network)).ShouldBe(Weights(Train(table)));
    }

    [Fact]
    public void Missing_values_carry_information()
    {
        var random = new Random(2);
        var table = Table([Number("a"), Category("b")], Enumerable.Range(0, 300).Select(i =>
        {
            var (a, missingB) = (random.NextDouble(), random.Next(3) == 0);
            var missingA = i % 4 == 0;
            return (
                new[] { missingA ? ColumnValue.Missing : ColumnValue.Of(a), missingB ? ColumnValue.Missing : ColumnValue.Of(i % 2 == 0 ? "even" : "odd") },
                (missingA ? 5 : a) + (missingB ? 10 : 0));
        }));
        var model = Train(table);

        model.Report.Test![RegressionTask.Rmse].ShouldBeLessThan(0.3);
        Serve(table, model).Predict(ColumnValue.Missing, ColumnValue.Missing).Y.ShouldBe(15, 0.5);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(30)]
    public void Categories_are_learned_one_hot_and_embedded(int levels)
    {
        var random = new Random(3);
        var table = Table([Category("c"), Number("x")], Enumerable.Range(0, 600).Select(_ =>
        {
            var (level, x) = (random.Next(levels), random.NextDouble());
            return (new[] { ColumnValue.Of($"level {level}"), ColumnValue.Of(x) }, level + (level % 2 == 0 ? x : -x));
        }));

        Train(table).Report.Test![RegressionTask.Rmse].ShouldBeLessThan(0.4);
    }

    /// <summary>A dataset with only embedded columns has no dense inputs, and so no linear layer.</summary>
    [Fact]
    public void Categories_of_many_levels_are_enough_to_learn_from()
    {
        var random = new Random(3);
        var table = Table([Category("c")], Enumerable.Range(0, 600).Select(_ =>
        {
            var level = random.Next(30);
            return (new[] { ColumnValue.Of($"level {level}") }, level + (0.1 * Normal(random)));
        }));

        Train(table).Report.Test![RegressionTask.Rmse].ShouldBeLessThan(0.4);
    }

    [Fact]
    public void A_constant_column_is_ignored()
    {
        var random = new Random(4);
        var table = Table([Number("constant"), Number("x"), Category("same")], Enumerable.Range(0, 60).Select(_ =>
        {
            var x = random.NextDouble();
            return (new[] { ColumnValue.Of(7), ColumnValue.Of(x), ColumnValue.Of("always") }, 3 * x);
        }));
        var model = Train(table);

        model.Report.Test![RegressionTask.Rmse].ShouldBeLessThan(0.1);
        Serve(table, model).Predict(ColumnValue.Of(8), ColumnValue.Of(0.5), ColumnValue.Of("other")).Y.ShouldBe(1.5, 0.1);
    }

    [Fact]
    public void Too_few_examples_are_refused_with_a_reason() => Failure(Curve(8, x => x))
        .ShouldBe("Training needs at least 10 different training examples; there are 6 (2 more are test rows).");

    [Fact]
    public void Repeated_examples_count_once() =>
        Failure(Table([Number("x")], Enumerable.Range(0, 50).Select(i => (new[] { ColumnValue.Of(i % 3) }, (double)(i % 3))))).ShouldContain("at least 10 different");

    [Fact]
    public void A_constant_target_is_refused_with_a_reason() => Failure(Curve(40, _ => 4)).ShouldContain("The target is 4 in every training example");

    [Fact]
    public void Inputs_that_do_not_vary_are_refused_with_a_reason() =>
        Failure(Table([Number("x")], Enumerable.Range(0, 40).Select(i => (new[] { ColumnValue.Of(1) }, (double)i)))).ShouldContain("No input column varies");

    [Fact]
    public void Values_too_large_to_compute_with_are_refused_with_a_reason() =>
        Failure(Curve(40, x => 1e300 * (x - 0.5))).ShouldContain("the limit is 1E+150");

    [Fact]
    public void A_diverging_loss_is_reported_with_a_reason()
    {
        // Exceeds the limits, so that the weights overflow immediately.
        Failure(Curve(60, x => Math.Sin(9 * x)), Quick with { LearningRate = 1e30 }).ShouldContain("The loss diverged");
    }

    private static float[] Weights(TrainedModel model) => [.. model.Network.Tensors.SelectMany(tensor => tensor.Values)];

    private static string Failure(TrainingData table, TrainingOptions? options = null) =>
        Should.Throw<TrainingFailedException>(() => Train(table, options)).Message;
}
