using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Evaluation;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Evaluation;

public sealed class NotesTests
{
    private static readonly EvaluationMetrics Good = WithRmse(1);
    private static readonly ModelReport Fine = new(
        Good,
        Good,
        Good,
        WithRmse(5),
        WithRmse(2),
        new IntervalCoverage(0.9, 0.9, 3),
        400,
        100,
        new BaselineComparison(ComparisonOutcome.Better, 0.5, 0.1, true, 0.4, 0.6));

    private static readonly TrainingData Plain = Curve(50, x => x);

    [Fact]
    public void A_good_report_needs_no_note() => NotesOf(Plain, Fine).ShouldBeEmpty();

    [Fact]
    public void Few_rows_are_noted() => Only(Plain, Fine with { TestedOn = 12, Test = Good with { Count = 12 } }, FindingCode.FewRows)
        .ShouldBe("The model was fitted to 400 rows and tested on 12, so its figures are rough: the RMSE may be anything from 0.9 to 1.1. More examples would make them more precise.");

    [Fact]
    public void Copies_of_rows_do_not_count() =>
        ModelChecks.Of(Plain, Fine with { TrainedOn = 276, TestedOn = 69, Test = Good with { Count = 69 } }, trainedOn: 92, testedOn: 23, calibratedOn: 92)
            .ShouldHaveSingleItem().Message.ShouldStartWith(
                "The model was fitted to 92 different rows and tested on 23 (276 and 69 with copies), so its figures are rough: ");

    [Fact]
    public void Overfitting_is_noted() => Only(Plain, Fine with { Train = WithRmse(0.4) }, FindingCode.Overfitting)
        .ShouldStartWith("The RMSE is 0.4 on the rows the model was fitted to, but 1 on rows it was not");

    [Fact]
    public void A_gap_that_is_small_beside_the_targets_spread_is_not_noted() =>
        NotesOf(Plain, Fine with { Train = WithRmse(0.4), Baseline = WithRmse(50) }).ShouldBeEmpty();

    [Fact]
    public void No_better_than_a_line_is_noted() =>
        Only(Plain, Fine with { Comparison = new BaselineComparison(ComparisonOutcome.Same, 0.01, 0.03, true, -0.02, 0.05) }, FindingCode.NoBetterThanLinear)
            .ShouldBe("No better than linear regression on rows it never saw: by 1 % (-2 to 5 %). Its RMSE is 1, that of linear regression 2. Linear regression suffices.");

    [Fact]
    public void Low_coverage_is_noted_where_it_is_beyond_chance()
    {
        // Two standard errors of 90 % of 100 rows are 6 %, and 6.7 % where 400 rows have calibrated.
        NotesOf(Plain, Fine with { Coverage = new IntervalCoverage(0.9, 0.835, 3) }).ShouldBeEmpty();
        NotesOf(Plain, Fine with { Coverage = new IntervalCoverage(0.9, 0.85, 3) }).ShouldBeEmpty();
        Only(Plain, Fine with { Coverage = new IntervalCoverage(0.9, 0.8, 3) }, FindingCode.LowCoverage)
            .ShouldBe("Intervals that should contain 90 % of the targets contain 80 % of 100 in the test part. Take them as too narrow.");
    }

    [Fact]
    public void Low_coverage_of_rows_that_are_covered_alike_is_noted_where_that_many_independent_ones_would_show_it()
    {
        // Of 100 rows as many as 25 independent ones, of 400 then 100: two standard errors are 2·√(0.09·(1/25 + 1/100)) = 13.4 %.
        var later = Fine with { Split = new TestSplit(0) { Rule = new Split(SplitBy.Time, "x") }, Extent = new SplitExtent(400, 100) };
        NotesOf(Plain, later with { Coverage = Covered(0.77) }).ShouldBeEmpty();
        Only(Plain, later with { Coverage = Covered(0.76) }, FindingCode.LowCoverage).ShouldContain("contain 76 % of 100 in the test part");

        // By group 2·√(0.09·(1/25 + 1/50)) = 14.7 %: the groups that calibrate are independent of each other.
        var others = Fine with { Split = new TestSplit(0) { Rule = new Split(SplitBy.Group, "x") }, Extent = new SplitExtent(50, 40) };
        NotesOf(Plain, others with { Coverage = Covered(0.76) }).ShouldBeEmpty();
        Only(Plain, others with { Coverage = Covered(0.75) }, FindingCode.LowCoverage).ShouldContain("contain 75 %");

        static IntervalCoverage Covered(double share) => new(0.9, share, 3) { EffectiveRows = 25 };
    }

    [Fact]
    public void The_figures_of_a_note_come_beside_its_sentence()
    {
        var note = ModelChecks.Of(Plain, Fine with { Coverage = new IntervalCoverage(0.9, 0.8, 3) }, 400, 100, 400).ShouldHaveSingleItem();
        note.Parameters.ShouldBe(new Dictionary<string, double> { ["confidence"] = 0.9, ["held"] = 80, ["rows"] = 100 });
    }

    [Fact]
    public void Equal_inputs_with_different_targets_imply_a_noise_floor()
    {
        // Twelve pairs, y = ±1 about each: within a pair the variance is ((1)² + (−1)²)/1 = 2.
        var table = Table([Number("x"), Category("c")], Enumerable.Range(0, 24).Select(i => (new[] { ColumnValue.Of(i / 2), ColumnValue.Of("a") }, i % 2 == 0 ? 1.0 : -1.0)));

        Only(table, Fine, FindingCode.NoiseFloor).ShouldStartWith(
            "24 rows share all their inputs with another row, yet their targets differ, with a standard deviation of 1.41.");
    }

    [Fact]
    public void Equal_inputs_with_equal_targets_imply_none()
    {
        var table = Table([Number("x")], Enumerable.Range(0, 40).Select(i => (new[] { ColumnValue.Of(i / 2) }, (double)(i / 2))));

        NotesOf(table, Fine).ShouldBeEmpty();
    }

    [Fact]
    public void That_copies_of_a_row_agree_hides_no_noise_floor()
    {
        // As above, beside 400 rows that were imported twice.
        var pairs = Enumerable.Range(0, 24).Select(i => (new[] { ColumnValue.Of(-1 - (i / 2)) }, i % 2 == 0 ? 1.0 : -1.0));
        var twice = Enumerable.Range(0, 800).Select(i => (new[] { ColumnValue.Of(i / 2) }, 0.0));

        Only(Table([Number("x")], [.. pairs, .. twice]), Fine, FindingCode.NoiseFloor).ShouldStartWith(
            "24 rows share all their inputs with another row, yet their targets differ, with a standard deviation of 1.41.");
    }

    [Fact]
    public void A_leaking_column_is_noted()
    {
        var random = new Random(1);
        var table = Table([Number("x"), Number("price in cents"), Category("band")], Enumerable.Range(0, 200).Select(_ =>
        {
            var (x, band) = (random.NextDouble(), random.Next(4));
            var y = (100 * band) + x + Normal(random);
            return (new[] { ColumnValue.Of(x), ColumnValue.Of(100 * Math.Exp(y / 100)), ColumnValue.Of($"band {band}") }, y);
        }));
        var notes = ColumnChecks.Of(PreparedData.Prepare(table, Quick, start: null), CancellationToken.None).ToList();

        notes.Select(note => (note.Code, note.Column)).ShouldBe([(FindingCode.Leak, "price in cents"), (FindingCode.Leak, "band")]);
        notes[0].Message.ShouldContain("rank correlation 1.000");
    }

    [Fact]
    public void The_only_column_is_not_a_leak() => ColumnChecks.Of(PreparedData.Prepare(Curve(60, x => x), Quick, start: null), CancellationToken.None).ShouldBeEmpty();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_column_that_leaks_without_following_the_targets_order_is_noted(bool sometimesMissing)
    {
        var random = new Random(2);
        var notes = NotesOf([Number("noise"), Number("angle"), Number("honest")], 800, i =>
        {
            var angle = random.NextDouble();
            var y = Math.Sin(2 * Math.PI * angle);
            return ([ColumnValue.Of(random.NextDouble()), sometimesMissing && i % 3 == 0 ? ColumnValue.Missing : ColumnValue.Of(angle), ColumnValue.Of(y + (0.2 * Normal(random)))], y);
        });

        var note = notes.ShouldHaveSingleItem();
        (note.Code, note.Column).ShouldBe((FindingCode.Leak, "angle"));
        note.Message.ShouldContain("ranges of its values explain 99.");
    }

    [Fact]
    public void That_a_target_has_few_values_is_no_leak()
    {
        var random = new Random(3);

        NotesOf([Number("a"), Number("b")], 400, _ => ([ColumnValue.Of(random.Next(40)), ColumnValue.Of(random.NextDouble())], random.Next(2))).ShouldBeEmpty();
    }

    [Fact]
    public void Of_very_many_columns_that_never_vary_some_are_noted_and_the_others_counted()
    {
        var random = new Random(4);
        var columns = Enumerable.Range(0, 41).Select(i => Number($"c{i}")).ToList();
        var notes = NotesOf(columns, 60, _ =>
        {
            var x = random.NextDouble();
            return ([ColumnValue.Of(x), .. Enumerable.Repeat(ColumnValue.Of(1), 40)], x);
        });

        notes.Count.ShouldBe(ColumnChecks.MostOfAKind);
        notes[^1].Message.ShouldEndWith("30 more columns are like it.");
    }

    [Fact]
    public void Looking_at_columns_can_be_cancelled() => Should.Throw<OperationCanceledException>(
        () => ColumnChecks.Of(PreparedData.Prepare(Curve(60, x => x), Quick, start: null), new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(78586.09, "78600")]
    [InlineData(-123.4, "-123")]
    [InlineData(12.34, "12.3")]
    [InlineData(0.5, "0.5")]
    [InlineData(0.004561, "0.00456")]
    [InlineData(1.5e-9, "1.5E-09")]
    public void Numbers_are_rounded_as_people_write_them(double value, string text) => InvariantText.Rounded(value).ShouldBe(text);

    private static EvaluationMetrics WithRmse(double rmse) =>
        new(100, [new Metric(RegressionTask.Rmse.Name, rmse, MetricDirection.LowerIsBetter, new ConfidenceInterval(0.9, 1.1))]);

    private static IEnumerable<ModelFinding> NotesOf(TrainingData table, ModelReport report) =>
        ModelChecks.Of(table, report, report.TrainedOn, report.TestedOn, report.TrainedOn);

    private static List<ModelFinding> NotesOf(IReadOnlyList<InputColumn> columns, int rows, Func<int, (ColumnValue[] X, double Y)> row) =>
        [.. ColumnChecks.Of(PreparedData.Prepare(Table(columns, Enumerable.Range(0, rows).Select(row)), Quick, start: null), CancellationToken.None)];

    private static string Only(TrainingData table, ModelReport report, FindingCode code)
    {
        var note = NotesOf(table, report).ShouldHaveSingleItem();
        note.Code.ShouldBe(code);
        note.Column.ShouldBeNull();
        return note.Message;
    }
}
