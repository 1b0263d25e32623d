using Regressor.Domain.Datasets;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Serving;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Evaluation;

/// <summary>Tables of few different rows, each there many times.</summary>
public class FewDifferentRowsTests
{
    private static readonly string[] Levels = ["a", "b", "c", "d"];
    private static readonly TrainingOptions Short = new() { HiddenSizes = [16], Epochs = 24, Members = 4, Seed = 3 };

    [Fact]
    public void Ratings_by_category_are_predicted_by_their_means_and_the_report_tells_the_true_error()
    {
        var random = new Random(1);
        var table = Table([Category("c")], Enumerable.Range(0, 600).Select(_ => Rating(random)));
        var model = Train(table, Short);

        model.Report.TestedOn.ShouldBe(120);
        var serving = Serve(table, model);
        double squares = 0;
        const int Fresh = 20_000;
        for (var i = 0; i < Fresh; i++)
        {
            var (x, y) = Rating(random);
            squares += Math.Pow(y - serving.Predict(x).Y, 2);
        }

        var truth = Math.Sqrt(squares / Fresh);
        model.Report.Test![RegressionTask.Rmse].ShouldBe(truth, 0.1 * truth);
        for (var level = 0; level < Levels.Length; level++) serving.Predict(ColumnValue.Of(Levels[level])).Y.ShouldBe(MeanOf(level), 0.35);
    }

    [Fact]
    public void Targets_of_nought_and_one_by_category_can_be_learned()
    {
        var random = new Random(2);
        var model = Train(Table([Category("c")], Enumerable.Range(0, 600).Select(_ =>
        {
            var level = random.Next(Levels.Length);
            return (new[] { ColumnValue.Of(Levels[level]) }, random.NextDouble() < 0.2 + (0.2 * level) ? 1.0 : 0);
        })), Short);

        (model.Report.TrainedOn, model.Report.TestedOn).ShouldBe((480, 120));
        model.Report.Split.ShouldNotBeNull().CopiesTogether.ShouldBe(1);
    }

    [Fact]
    public void Copies_are_refused_where_few_different_rows_remain_and_the_reason_says_so() =>
        Should.Throw<TrainingFailedException>(() => Train(Table([Number("x")], Enumerable.Range(0, 50).Select(i => (new[] { ColumnValue.Of(i % 3) }, (double)(i % 3))))))
            .Message.ShouldContain("identical examples count once");

    [Fact]
    public void A_model_is_tested_on_exactly_its_share_and_its_threshold_is_kept_with_it()
    {
        var table = Curve(211, x => x);
        var model = Train(table, Short);

        model.Report.TestedOn.ShouldBe(42);
        table.TestRows(model.Report.Split.ShouldNotBeNull().Threshold).ShouldBe(42);
        ModelDescription.Parse(model.Network.Description).TestSplit.ShouldBe(model.Report.Split);
    }

    [Fact]
    public void Going_on_from_a_model_tests_no_row_that_it_was_trained_on()
    {
        var (half, all) = (Curve(100, x => x), Curve(200, x => x));
        var first = Train(half, Short);
        var second = Train(all, Short, first.Network);

        second.Report.Split!.Threshold.ShouldBe(Math.Min(first.Report.Split!.Threshold, all.SplitAt(Short.TestFraction).Threshold));
        var other = Train(all, Short with { Seed = 4 });
        var back = Train(half, Short, other.Network);
        back.Report.Split!.Threshold.ShouldBe(Math.Min(other.Report.Split!.Threshold, half.SplitAt(Short.TestFraction).Threshold));
    }

    [Fact]
    public void Networks_stored_before_the_threshold_was_kept_tested_what_lies_below_their_share()
    {
        var json = ModelDescription.Parse(Train(Curve(60, x => x), Short).Network.Description) with { Split = null };
        ModelDescription.Parse(json.ToJson()).TestSplit.ShouldBe(new TestSplit(Short.TestFraction));
    }

    private static double MeanOf(int level) => 2 + (0.6 * level);

    /// <summary>1 … 5: one of the three around the level's mean, or nearest to it.</summary>
    private static (ColumnValue[] X, double Y) Rating(Random random)
    {
        var level = random.Next(Levels.Length);
        var y = Math.Clamp(Math.Round(MeanOf(level) + Normal(random)), 1, 5);
        return ([ColumnValue.Of(Levels[level])], y);
    }
}
