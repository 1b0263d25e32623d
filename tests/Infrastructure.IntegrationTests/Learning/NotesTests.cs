using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class NotesTests
{
    private static readonly RegressionMetrics Good = new(1, 0.8, 0.9, 100, 0.7, new MetricIntervals(new Bounds(0.9, 1.1), new Bounds(0, 1), new Bounds(0, 1), null));
    private static readonly ModelReport Fine = new(
        Good,
        Good,
        Good,
        Good with { Rmse = 5 },
        Good with { Rmse = 2 },
        new IntervalCoverage(0.9, 0.9, 3),
        400,
        100,
        new Comparison(ComparisonKind.Better, 0.5, 0.1, true));

    private static readonly TrainingTable Plain = Curve(50, x => x);

    [Fact]
    public void A_good_report_needs_no_note() => ReportNotes.Of(Plain, Fine).ShouldBeEmpty();

    [Fact]
    public void Few_rows_are_noted() => Only(Plain, Fine with { TestedOn = 12, Test = Good with { Count = 12 } }, ModelNoteCode.FewRows)
        .ShouldBe("The model was fitted to 400 rows and judged by 12, so its figures are rough: the RMSE may be anything from 0.9 to 1.1. More examples would tell more.");

    [Fact]
    public void Overfitting_is_noted() => Only(Plain, Fine with { Train = Good with { Rmse = 0.4 } }, ModelNoteCode.Overfitting)
        .ShouldStartWith("The RMSE is 0.4 on the rows the model was fitted to, but 1 on rows it was not");

    [Fact]
    public void A_gap_that_is_small_beside_the_targets_spread_is_not_noted() =>
        ReportNotes.Of(Plain, Fine with { Train = Good with { Rmse = 0.4 }, Baseline = Good with { Rmse = 50 } }).ShouldBeEmpty();

    [Fact]
    public void No_better_than_a_line_is_noted() =>
        Only(Plain, Fine with { Comparison = new Comparison(ComparisonKind.Same, 0.01, 0.03, true) }, ModelNoteCode.NoBetterThanLinear)
            .ShouldBe("No better than linear regression on rows it never saw (1 % ± 3 %). Its RMSE is 1, that of linear regression 2: a straight line says as much.");

    [Fact]
    public void Low_coverage_is_noted_where_it_is_beyond_chance()
    {
        // Two standard errors of 90 % of 100 rows are 6 %.
        ReportNotes.Of(Plain, Fine with { Coverage = new IntervalCoverage(0.9, 0.85, 3) }).ShouldBeEmpty();
        Only(Plain, Fine with { Coverage = new IntervalCoverage(0.9, 0.8, 3) }, ModelNoteCode.LowCoverage)
            .ShouldBe("Intervals that should contain 90 % of the targets contain 80 % of 100 in the test part. Take them as too narrow.");
    }

    [Fact]
    public void Equal_inputs_with_different_targets_imply_a_noise_floor()
    {
        // Twelve pairs, y = ±1 about each: within a pair the variance is ((1)² + (−1)²)/1 = 2.
        var table = Table([Number("x"), Category("c")], Enumerable.Range(0, 24).Select(i => (new[] { InputValue.Of(i / 2), InputValue.Of("a") }, i % 2 == 0 ? 1.0 : -1.0)));

        Only(table, Fine, ModelNoteCode.NoiseFloor).ShouldStartWith(
            "24 rows share all their inputs with another row, yet their targets differ, with a standard deviation of 1.41.");
    }

    [Fact]
    public void Equal_inputs_with_equal_targets_imply_none()
    {
        var table = Table([Number("x")], Enumerable.Range(0, 40).Select(i => (new[] { InputValue.Of(i / 2) }, (double)(i / 2))));

        ReportNotes.Of(table, Fine).ShouldBeEmpty();
    }

    [Fact]
    public void A_leaking_column_is_noted()
    {
        var random = new Random(1);
        var table = Table([Number("x"), Number("price in cents"), Category("band")], Enumerable.Range(0, 200).Select(_ =>
        {
            var (x, band) = (random.NextDouble(), random.Next(4));
            var y = (100 * band) + x + Normal(random);
            return (new[] { InputValue.Of(x), InputValue.Of(100 * Math.Exp(y / 100)), InputValue.Of($"band {band}") }, y);
        }));
        var notes = ColumnNotes.Of(TrainingData.Prepare(table, Quick, start: null)).ToList();

        notes.Select(note => (note.Code, note.Column)).ShouldBe([(ModelNoteCode.Leak, "price in cents"), (ModelNoteCode.Leak, "band")]);
        notes[0].Message.ShouldContain("rank correlation 1.000");
    }

    [Fact]
    public void The_only_column_is_not_a_leak() => ColumnNotes.Of(TrainingData.Prepare(Curve(60, x => x), Quick, start: null)).ShouldBeEmpty();

    [Theory]
    [InlineData(0, "0")]
    [InlineData(78586.09, "78600")]
    [InlineData(-123.4, "-123")]
    [InlineData(12.34, "12.3")]
    [InlineData(0.5, "0.5")]
    [InlineData(0.004561, "0.00456")]
    [InlineData(1.5e-9, "1.5E-09")]
    public void Numbers_are_rounded_as_people_write_them(double value, string text) => Wording.Rounded(value).ShouldBe(text);

    private static string Only(TrainingTable table, ModelReport report, ModelNoteCode code)
    {
        var note = ReportNotes.Of(table, report).ShouldHaveSingleItem();
        note.Code.ShouldBe(code);
        note.Column.ShouldBeNull();
        return note.Message;
    }
}
