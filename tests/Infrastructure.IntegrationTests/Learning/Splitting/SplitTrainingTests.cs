using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.Splitting;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Splitting;

public class SplitTrainingTests
{
    private static readonly IReadOnlyList<InputColumn> Inputs = [Synthetic.Number("x"), Synthetic.Category("person")];

    private static readonly TrainingOptions Linear = new() { Learners = [LearnerNames.Linear], Seed = 3 };

    [Fact]
    public void Blocks_of_time_are_the_folds_with_gaps_between_them()
    {
        var table = TableOf(SplitBy.Time, People(1, 1000, spread: 0));
        var blocks = TimeBlocks.Of(table, testFraction: 0.2, folds: 4, searches: false);

        blocks.Parts.TestRows.ShouldBe(200);
        var times = blocks.Table.SplitPlaces.Select(place => -place).ToArray();
        times[..200].Min().ShouldBe(800);
        blocks.Parts.TrainEnd.ShouldBe(blocks.Table.Rows);
        var byFold = times[200..].Zip(blocks.Folds).GroupBy(row => row.Second).OrderBy(fold => fold.Key).Select(fold => (Oldest: fold.Min(row => row.First), Newest: fold.Max(row => row.First))).ToList();
        byFold.Count.ShouldBe(4);
        byFold[0].Newest.ShouldBe(795);
        byFold[^1].Oldest.ShouldBe(0);
        for (var fold = 1; fold < 4; fold++) (byFold[fold - 1].Oldest - byFold[fold].Newest).ShouldBe(5);
    }

    [Fact]
    public void The_newest_rows_outside_the_test_part_calibrate_where_there_are_many()
    {
        var blocks = TimeBlocks.Of(TableOf(SplitBy.Time, People(1, 4000, spread: 0)), testFraction: 0.25, folds: 8, searches: false);
        var calibrating = blocks.Table.SplitPlaces[blocks.Parts.TrainEnd..].Select(place => -place).ToList();
        calibrating.Count.ShouldBe(200);
        calibrating.Max().ShouldBe(2992);
        blocks.Table.SplitPlaces[1000..blocks.Parts.TrainEnd].Max(place => -place).ShouldBeLessThan(calibrating.Min());
    }

    [Fact]
    public void Every_group_has_the_same_number_of_scores()
    {
        double[] groups = [1, 2, 2, 2, 2, 3, 3];
        GroupScores.Even([5, 4, 1, 3, 2, 8, 7], groups, perGroup: 2).ShouldBe([5, 5, 2, 4, 7, 8]);
        GroupScores.PerGroup([0, 1, 5], 7, most: 100).ShouldBe(4);
        GroupScores.PerGroup([0, 1, 5], 7, most: 6).ShouldBe(2);
    }

    [Fact]
    public void Fewer_groups_than_members_make_as_many_folds()
    {
        var model = Synthetic.Train(TableOf(SplitBy.Group, People(8, 30, spread: 1)), Linear);
        model.Report.Extent.ShouldNotBeNull().ShouldSatisfyAllConditions(extent => extent.Tested.ShouldBeInRange(1, 4), extent => (extent.Trained + extent.Tested).ShouldBe(8));
        model.Report.Split.ShouldNotBeNull().By.ShouldBe(SplitBy.Group);
        model.Diagnostics.Notes.ShouldContain(note => note.Code == FindingCode.FewGroups);

        Should.Throw<TrainingFailedException>(() => Synthetic.Train(TableOf(SplitBy.Group, People(1, 60, spread: 1)), Linear)).Failure.Code.ShouldBe(TrainingFailureCode.TooFewGroups);
    }

    [Fact]
    public void The_figure_by_group_is_the_error_on_new_people_and_that_by_row_is_not()
    {
        var people = People(60, 12, spread: 3);
        var byGroup = TableOf(SplitBy.Group, people);
        var (stated, served) = (Synthetic.Train(byGroup, Linear), Synthetic.Reload(byGroup, Synthetic.Train(byGroup, Linear)));
        var errors = People(400, 1, spread: 3, seed: 99, prefix: "new").Select(row => row.Y.Number!.Value - ((RegressionPrediction)served.Predict(row.X)).Y);
        var real = Math.Sqrt(errors.Average(error => error * error));
        Synthetic.Train(TableOf(SplitBy.Row, people), Linear).Report.OutOfFold[RegressionTask.Rmse].ShouldBeLessThan(0.6 * real);
        stated.Report.OutOfFold[RegressionTask.Rmse].ShouldBeInRange(0.85 * real, 1.15 * real);
    }

    [Theory]
    [InlineData(SplitBy.Row, true)]
    [InlineData(SplitBy.Group, false)]
    [InlineData(SplitBy.Time, false)]
    public void That_neighbors_err_alike_is_news_by_row_only(SplitBy by, bool noted)
    {
        var table = TableOf(by, WithoutNames(People(40, 20, spread: 3)), [Inputs[0]]);
        Synthetic.Train(table, Linear).Diagnostics.Notes.Any(note => note.Code == FindingCode.DependentRows).ShouldBe(noted);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.02, true)]
    public void Errors_that_grow_with_the_distance_are_noted(double drift, bool noted)
    {
        var rows = WithoutNames(People(1, 1000, spread: 0)).Select((row, time) => row with { Y = ColumnValue.Of(row.Y.Number!.Value + (drift * Math.Max(0, time - 800))) });
        var note = Synthetic.Train(TableOf(SplitBy.Time, rows, Inputs.Take(1)), Linear).Diagnostics.Notes.FirstOrDefault(note => note.Code == FindingCode.GrowingErrors);

        (note is not null).ShouldBe(noted);
        if (note is null) return;
        note.Parameters!["rows"].ShouldBe(200);

        // The drift is up to 2 in the older half, and 2 to 4 in the newer one, beside noise of 1.
        note.Parameters["olderRmse"].ShouldBe(Math.Sqrt(1 + (4.0 / 3)), 0.3);
        note.Parameters["newerRmse"].ShouldBe(Math.Sqrt(1 + (28.0 / 3)), 0.3);

        // 7/3 and 31/3 at 50 and 150 rows lie on a line that is at 67/3 300 rows away, the middle of the next 200 rows.
        note.Parameters["laterRmse"].ShouldBe(Math.Sqrt(67.0 / 3), 0.5);
    }

    [Fact]
    public void Figures_by_group_are_as_uncertain_as_groups_are_few_and_not_as_rows_are_many()
    {
        var model = Synthetic.Train(TableOf(SplitBy.Group, People(40, 30, spread: 3)), Linear);
        var points = model.Diagnostics.Points;
        var byRow = EvaluationMetrics.ComputeWithIntervals(new RegressionRows([.. points.Select(point => point.Actual)], [.. points.Select(point => point.Predicted)]));

        Width(model.Report.Test!).ShouldBeGreaterThan(3 * Width(byRow));
        Width(model.Report.OutOfFold).ShouldBeGreaterThan(0.3 * model.Report.OutOfFold[RegressionTask.Rmse]);

        static double Width(EvaluationMetrics metrics) => metrics.Find(RegressionTask.Rmse)!.Interval is var (lower, upper) ? upper - lower : 0;
    }

    [Fact]
    public void A_new_group_is_no_reason_for_a_warning()
    {
        var table = TableOf(SplitBy.Group, People(30, 5, spread: 1));
        var answer = Synthetic.Reload(table, Synthetic.Train(table, Linear)).Predict(ColumnValue.Of(0.5), ColumnValue.Of("somebody new"));
        answer.Covered.ShouldBeTrue();
        answer.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    public void Intervals_by_group_cover_rows_of_new_groups(int groups)
    {
        Coverage(25, PromiseBasis.NewGroup, draw =>
            (TableOf(SplitBy.Group, WithoutNames(People(groups, 8, spread: 1, seed: draw)), Inputs.Take(1)), WithoutNames(People(300, 1, spread: 1, seed: draw + 1000))))
            .ShouldBeInRange(0.87, 0.97);
    }

    [Fact]
    public void Intervals_by_time_cover_later_rows_of_a_stationary_series()
    {
        Coverage(15, PromiseBasis.LaterTime, draw =>
        {
            var series = WithoutNames(People(1, 900, spread: 0, seed: draw)).ToList();
            return (TableOf(SplitBy.Time, series[..500], Inputs.Take(1)), series[500..]);
        }).ShouldBeInRange(0.87, 0.93);
    }

    [Fact]
    public void Sets_of_classes_by_group_cover_rows_of_new_groups()
    {
        Coverage(15, PromiseBasis.NewGroup, draw => (
            TableOf(SplitBy.Group, Classes(WithoutNames(People(40, 10, spread: 1, seed: draw))), Inputs.Take(1), PredictionTasks.Classification),
            Classes(WithoutNames(People(300, 1, spread: 1, seed: draw + 1000)))))
            .ShouldBeGreaterThan(0.87);

        static IEnumerable<Row> Classes(IEnumerable<Row> rows) => rows.Select(row => row with { Y = ColumnValue.Of(row.Y.Number > 0.5 ? "high" : "low") });
    }

    /// <summary>Computes the mean share of new rows within their 90 % intervals or sets.</summary>
    private static double Coverage(int draws, PromiseBasis basis, Func<int, (TrainingData Known, IEnumerable<Row> New)> draw) => Enumerable.Range(0, draws).Average(seed =>
    {
        var (known, fresh) = draw(seed);
        var model = Synthetic.Reload(known, Synthetic.Train(known, Linear with { TestFraction = 0 }));
        return fresh.Average(row =>
        {
            var answer = model.Predict(row.X);
            answer.Basis.ShouldBe(basis);
            return answer switch
            {
                RegressionPrediction { Interval: { } interval } => row.Y.Number >= interval.Lower && row.Y.Number <= interval.Upper,
                ClassificationPrediction { Set: { } set } sets => set.Classes.Any(label => sets.Classes[label] == row.Y.Text),
                _ => false,
            } ? 1.0 : 0;
        });
    });

    private static TrainingData TableOf(SplitBy by, IEnumerable<Row> rows, IEnumerable<InputColumn>? inputs = null, PredictionTask? task = null)
    {
        var builder = new TrainingData.Builder([.. inputs ?? Inputs])
        {
            Task = task ?? PredictionTasks.Regression,
            Splitter = by == SplitBy.Row ? null : new Splitter(new Split(by, by == SplitBy.Group ? "person" : "time"), seed: 1),
        };
        foreach (var (time, row) in rows.Index()) builder.Add(row.X, row.Y, DataSplit.PositionOf(row.X, row.Y, seed: 11), time + 1, key: by == SplitBy.Time ? ColumnValue.Of(time) : row.Person);
        return builder.Build();
    }

    private static IEnumerable<Row> WithoutNames(IEnumerable<Row> rows) => rows.Select(row => row with { X = row.X[..1] });

    /// <summary>y = x + a level of the person + N(0, 1).</summary>
    private static List<Row> People(int people, int rows, double spread, int seed = 1, string prefix = "person")
    {
        var random = new Random(seed);
        List<Row> drawn = [];
        for (var person = 0; person < people; person++)
        {
            var level = spread * Synthetic.Normal(random);
            var name = ColumnValue.Of($"{prefix} {person}");
            for (var row = 0; row < rows; row++)
            {
                var x = random.NextDouble();
                drawn.Add(new Row([ColumnValue.Of(x), name], ColumnValue.Of(x + level + Synthetic.Normal(random)), name));
            }
        }

        return drawn;
    }

    private sealed record Row(ColumnValue[] X, ColumnValue Y, ColumnValue Person);
}
