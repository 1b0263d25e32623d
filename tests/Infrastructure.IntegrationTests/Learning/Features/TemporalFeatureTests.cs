using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Predictions;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Features.Generators;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Features;

/// <summary>How models learn from dates and times of day, and what they answer beyond those seen.</summary>
public sealed class TemporalFeatureTests
{
    private const double Day = 86_400;

    /// <summary>28 years, after which every date is the same weekday again.</summary>
    private const double SameDayLater = ((28 * 365) + 7) * Day;

    private static readonly DateTime Start = new(2021, 1, 1);

    private static readonly TrainingData Sales = Placed([Date("day")], Enumerable.Range(0, 400).Select(day => (new[] { On(day) }, Truth(day))));

    private static readonly IPredictor Serving = Reload(Sales, Train(Sales, Quick with { TestFraction = 0 }));

    [Fact]
    public void A_prediction_encodes_a_value_as_the_training_did()
    {
        var table = Table([Date("day"), TimeOfDay("time")], Enumerable.Range(0, 300).Select(row => (
            new[] { row % 7 == 0 ? ColumnValue.Missing : On(5.5 * row), row % 5 == 0 ? ColumnValue.Missing : ColumnValue.Of(240.0 * row) }, (double)row)));
        var features = FeatureTable.Of(table);
        var encoder = FeatureEncoderFitter.Fit(features, 0, 250);
        var rows = encoder.Encode(features, 0, table.Rows);
        var columns = SourceFeatures.Of(encoder, table.Inputs).Select(source => FeatureGenerators.For(source.Column.Type).Serve(source, 1)).ToList();
        for (var row = 0; row < table.Rows; row++)
        {
            var (dense, codes) = (new float[rows.DenseWidth], new int[rows.Codes.Length]);
            for (var column = 0; column < columns.Count; column++) columns[column].Encode(table.Columns[column][row], dense, codes);

            dense.ShouldBe(rows.DenseRow(row).ToArray());
            codes.ShouldBe(rows.Codes.Select(code => (int)code[row]));
        }
    }

    [Fact]
    public void Whole_days_have_no_time_of_day_and_few_years_no_anniversaries()
    {
        int Used(int days) => SourceFeatures.Of(FeatureEncoderFitter.Fit(FeatureTable.Of(Days(days)), 0, days), [Date("day")])[0].Features.Count(feature => feature.IsUsed);

        // Trend, season, days left in the month, weekday and month.
        Used(400).ShouldBe(1 + 4 + 1 + 2);
        Used(1200).ShouldBe(1 + 4 + 1 + 2 + 2);
        Used(1).ShouldBe(0);
    }

    [Fact]
    public void The_weekday_and_the_trend_are_learned()
    {
        for (var day = 380; day < 400; day++) Y(On(day)).ShouldBe(Truth(day), 6);
    }

    [Fact]
    public void A_date_beyond_those_seen_has_the_trend_of_the_last_one_and_is_not_covered()
    {
        var later = Serving.Predict(ColumnValue.Of(On(399).Number!.Value + SameDayLater));

        later.Y.ShouldBe(Y(On(399)), 1e-9);
        later.Covered.ShouldBeFalse();
        var warning = later.Warnings.ShouldHaveSingleItem();
        warning.Code.ShouldBe(PredictionWarningCode.OutOfRange);
        warning.Message.ShouldBe("'day' is 2050-02-04, later than 2022-02-04, the latest seen in training; no trend beyond it is assumed.");
        Serving.Predict(On(-1)).Warnings.ShouldHaveSingleItem().Message
            .ShouldBe("'day' is 2020-12-31, earlier than 2021-01-01, the earliest seen in training; no trend beyond it is assumed.");
        Serving.Predict(On(399)).Covered.ShouldBeTrue();
    }

    [Fact]
    public void A_missing_date_that_never_was_missing_is_told() =>
        Serving.Predict(ColumnValue.Missing).Warnings.ShouldHaveSingleItem().Code.ShouldBe(PredictionWarningCode.Missing);

    [Fact]
    public void Midnight_is_near_both_ends_of_the_day()
    {
        var random = new Random(2);
        var table = Placed([TimeOfDay("time")], Enumerable.Range(0, 300).Select(_ => random.NextDouble()).Select(time => (
            new[] { ColumnValue.Of(Day * time) }, 20 + (5 * Math.Cos(2 * Math.PI * time)))));
        var serving = Serve(table, Train(table, Quick with { TestFraction = 0 }));

        serving.Predict(ColumnValue.Of(0)).Y.ShouldBe(25, 1);
        serving.Predict(ColumnValue.Of(Day - 60)).Y.ShouldBe(25, 1);
        serving.Predict(ColumnValue.Of(Day / 2)).Y.ShouldBe(15, 1);
        var latest = serving.Predict(ColumnValue.Of(Day - 0.5));
        latest.Warnings.ShouldHaveSingleItem().Code.ShouldBe(PredictionWarningCode.OutOfRange);
        latest.Covered.ShouldBeTrue();
    }

    private static TrainingData Days(int days) => Table([Date("day")], Enumerable.Range(0, days).Select(day => (new[] { On(day) }, Truth(day))));

    private static double Truth(int day) => 100 + (0.1 * day) + (Start.AddDays(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 40 : 0);

    private static ColumnValue On(double day) => ColumnValue.Of((Start.AddDays(day) - DateTime.UnixEpoch).TotalSeconds);

    private static double Y(ColumnValue x) => Serving.Predict(x).Y;
}
