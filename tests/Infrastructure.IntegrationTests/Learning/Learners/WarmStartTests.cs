using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

/// <summary>Tests training that continues from a model, after examples were added.</summary>
public sealed class WarmStartTests
{
    private static readonly TrainingOptions GoOn = Quick with { Learners = [LearnerNames.Networks], StartFrom = TrainingStart.ActiveModel };
    private static readonly TrainingOptions Brief = Quick with { Learners = [LearnerNames.Networks], Epochs = 3, HiddenSizes = [8] };

    [Fact]
    public void Where_the_examples_have_spread_far_beyond_those_of_before_their_range_is_learned()
    {
        var random = new Random(1);
        var before = Line(300, random, 0, 1);
        var grown = before.Concat(Line(300, random, 1, 3)).ToList();
        var first = Train(Table([Number("x")], before));
        var table = Table([Number("x")], grown);
        var second = Train(table, GoOn, first.Network);

        var answer = Serve(table, second).Predict(ColumnValue.Of(2.5));
        answer.Y.ShouldBe(2.5, 0.05);
        answer.Warnings.ShouldBeEmpty();
        second.Diagnostics.Notes.Single(note => note.Code == FindingCode.BegunAfresh).Message.ShouldBe(
            "Training started from scratch instead of continuing from the active model: the target's center or scale has changed by more than a standard deviation since then.");
    }

    [Fact]
    public void Where_the_targets_spread_a_little_training_continues_and_predictions_exceed_the_previous_range()
    {
        var random = new Random(2);
        var before = Line(200, random, 0, 1);
        var first = Train(Table([Number("x")], before));
        var table = Table([Number("x")], [.. before, .. Line(60, random, 1, 1.4)]);
        var second = Train(table, GoOn, first.Network);

        second.Diagnostics.Notes.ShouldNotContain(note => note.Code == FindingCode.BegunAfresh);
        var answer = Serve(table, second).Predict(ColumnValue.Of(1.35));
        answer.Y.ShouldBe(1.35, 0.06);
        answer.Warnings.ShouldBeEmpty();
    }

    /// <summary>One-hot and embedded columns with a new level, and a numeric column that now has missing values.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(14)]
    public void New_categories_and_gaps_are_given_inputs_of_their_own(int levels)
    {
        var random = new Random(3);
        (ColumnValue[] X, double Y) Row(ColumnValue x, string level, double y) => ([x, ColumnValue.Of(level)], y);
        (ColumnValue[] X, double Y)[] before = [.. Enumerable.Range(0, 300).Select(i =>
        {
            var x = random.NextDouble();
            return Row(ColumnValue.Of(x), $"level {i % levels}", x + (i % levels) + (0.01 * Normal(random)));
        })];
        var first = Train(Table([Number("x"), Category("c")], before), GoOn);
        var table = Table([Number("x"), Category("c")], [
            .. before,
            .. Enumerable.Range(0, 10).Select(_ => Row(ColumnValue.Of(random.NextDouble()), "new", 1.5)),
            .. Enumerable.Range(0, 10).Select(i => Row(ColumnValue.Missing, $"level {i % levels}", 1 + (i % levels)))]);
        var second = Train(table, GoOn, first.Network);

        second.Diagnostics.Notes.ShouldNotContain(note => note.Code == FindingCode.BegunAfresh);
        second.Report.OutOfFold[RegressionTask.Rmse].ShouldBeLessThan(0.5 * second.Report.Baseline[RegressionTask.Rmse]);
        var served = Reload(table, second);
        served.Predict(ColumnValue.Of(0.5), ColumnValue.Of("new")).Warnings.ShouldBeEmpty();
        served.Predict(ColumnValue.Missing, ColumnValue.Of("level 1")).Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Later_dates_are_continued_with_and_then_covered()
    {
        var before = Days(0, 500);
        var first = Train(Placed([Date("day")], before));
        var table = Placed([Date("day")], [.. before, .. Days(500, 40)]);
        var second = Train(table, GoOn, first.Network);

        second.Diagnostics.Notes.Where(note => note.Code == FindingCode.BegunAfresh).Select(note => note.Message).ShouldBeEmpty();
        var (x, y) = Days(530, 1)[0];
        Reload(table, first).Predict(x).Covered.ShouldBeFalse();
        var answer = Reload(table, second).Predict(x);
        answer.Covered.ShouldBeTrue();
        answer.Y.ShouldBe(y, 6);
    }

    /// <summary>From three years on, a date has features that the model of before lacks.</summary>
    [Fact]
    public void Where_dates_reach_three_years_the_new_features_are_learned()
    {
        var before = Days(0, 1_000);
        var first = Train(Placed([Date("day")], before), Brief);
        var table = Placed([Date("day")], [.. before, .. Days(1_000, 200)]);
        var second = Train(table, Brief with { StartFrom = TrainingStart.ActiveModel }, first.Network);

        second.Diagnostics.Notes.Single(note => note.Code == FindingCode.BegunAfresh).Message.ShouldEndWith("'day' spans enough years now to learn what returns every year.");
        var (x, _) = Days(1_100, 1)[0];
        Reload(table, second).Predict(x).Covered.ShouldBeTrue();
    }

    [Fact]
    public void Many_categories_that_are_new_are_learned_from_the_start()
    {
        (ColumnValue[] X, double Y) Row(int i, string level) => ([ColumnValue.Of(i % 17), ColumnValue.Of(level)], i % 17);
        (ColumnValue[] X, double Y)[] before = [.. Enumerable.Range(0, 90).Select(i => Row(i, i % 2 == 0 ? "a" : "b"))];
        var first = Train(Placed([Number("x"), Category("c")], before), Brief);
        var second = Train(
            Placed([Number("x"), Category("c")], [.. before, .. Enumerable.Range(0, 30).Select(i => Row(i, "new"))]),
            Brief with { StartFrom = TrainingStart.ActiveModel },
            first.Network);

        second.Diagnostics.Notes.ShouldContain(note =>
            note.Code == FindingCode.BegunAfresh && note.Message.Contains("'c' has a new category in", StringComparison.Ordinal));
    }

    [Fact]
    public void Different_options_are_reported_as_well()
    {
        var table = Curve(60, x => x);
        var first = Train(table, Brief);

        Train(table, Brief with { Members = 5 }, first.Network).Diagnostics.Notes.Single(note => note.Code == FindingCode.BegunAfresh).Message
            .ShouldBe("Training started from scratch instead of continuing from the active model: 5 networks were requested, and that model has another number.");
        Train(table, Brief).Diagnostics.Notes.ShouldNotContain(note => note.Code == FindingCode.BegunAfresh);
    }

    /// <summary>Before training, new inputs do not change any prediction, whatever their values.</summary>
    [Fact]
    public void A_grown_network_predicts_the_same()
    {
        var random = new Random(4);
        string?[] Levels(int count) => [.. Enumerable.Range(0, count).Select(level => $"level {level}")];
        var numeric = new NumericEncoding(0, true, null, 0, 1, 0, 1, -1, 1, false);
        var before = new FeatureEncoder([numeric], [new CategoryEncoding(0, Levels(3), false), new CategoryEncoding(1, Levels(12), true)]);
        var after = new FeatureEncoder(
            [numeric with { Missing = true }], [new CategoryEncoding(0, Levels(5), false), new CategoryEncoding(1, Levels(14), true)]);
        EnsembleArchitecture Of(FeatureEncoder encoder) => new(2, 1, encoder.HiddenWidth, encoder.DenseWidth, 3, [encoder.EmbeddedColumns.Single().Levels.Count + 1], 4, [7]);
        float[] values = [.. Enumerable.Range(0, 2 * Of(before).Blocks().Sum(block => block.Size)).Select(_ => (float)Normal(random))];
        var grown = NetworkGrowth.Grow(Of(before), before, values, Of(after), after);

        double[] Answer(FeatureEncoder encoder, float[] parameters, float[] dense, int code)
        {
            var answer = new double[2];
            new InferenceNetwork(Of(encoder), [.. ParameterLayout.Split(Of(encoder), parameters)]).Predict(1, dense, [code], answer);
            return answer;
        }

        // Encoded number, indicator, one-hot levels, standardized number; the slot for unknown levels is last.
        foreach (var (then, now) in new[] { (0, 0), (11, 11), (12, 14) })
        {
            Answer(after, grown, [0.4f, 0, 0, 1, 0, 0, 0, 0.3f], now).ShouldBe(Answer(before, values, [0.4f, 0, 1, 0, 0.3f], then), 1e-5);
            Answer(after, grown, [0.4f, 1, 0, 0, 0, 1, 0, 0.3f], now).ShouldBe(Answer(before, values, [0.4f, 0, 0, 0, 0.3f], then), 1e-5);
        }
    }

    private static List<(ColumnValue[] X, double Y)> Days(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(day => (new[] { ColumnValue.Of(1_600_000_000 + (86_400.0 * day)) }, 50 + (0.05 * day) + (day % 7 < 2 ? 20 : 0)))];

    private static List<(ColumnValue[] X, double Y)> Line(int rows, Random random, double from, double to) =>
        [.. Enumerable.Range(0, rows).Select(_ =>
        {
            var x = from + ((to - from) * random.NextDouble());
            return (new[] { ColumnValue.Of(x) }, x + (0.01 * Normal(random)));
        })];
}
