using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Statistics;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Evaluation;

public sealed class ImportanceTests
{
    [Fact]
    public void The_standard_error_is_that_of_other_rows()
    {
        // By what the increase varies from table to table, of 150 rows each, with errors of heavy tails.
        var measured = Enumerable.Range(0, 60).Select(seed => Measure(Two(150, seed), dense => dense[0]).Columns.Single(column => column.Column == "x")).ToList();
        var (_, deviation) = Moments.MeanAndDeviation([.. measured.Select(column => column.Increase)]);

        measured.Average(column => column.Deviation).ShouldBeInRange(0.75 * deviation, 1.25 * deviation);
    }

    [Fact]
    public void Copies_of_rows_make_the_standard_error_no_smaller()
    {
        var once = Measure(Two(150, 1), dense => dense[0]).Columns[0];
        var often = Measure(Two(150, 1, copies: 4), dense => dense[0]).Columns[0];

        often.Deviation.ShouldBeInRange(0.7 * once.Deviation, 1.5 * once.Deviation);
    }

    [Fact]
    public void A_columns_figure_does_not_depend_on_what_other_columns_there_are()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 100).Select(_ => (X: random.NextDouble(), Other: random.NextDouble())).ToList();
        var alone = Table([Number("x")], rows.Select(row => (new[] { ColumnValue.Of(row.X) }, row.X)));
        var second = new TrainingData.Builder([Number("other"), Number("x")]);
        foreach (var row in rows) second.Add([ColumnValue.Of(row.Other), ColumnValue.Of(row.X)], row.X, DataSplit.PositionOf([ColumnValue.Of(row.X)], row.X, seed: 11));

        var expected = Measure(alone, dense => dense[0]).Columns.Single();
        Measure(second.Build(), dense => dense[1]).Columns.Single(column => column.Column == "x").ShouldBe(expected);
    }

    [Fact]
    public void Columns_that_tell_the_same_are_also_shuffled_together()
    {
        // A model that uses both copies by halves misses a single one much less than both.
        var random = new Random(2);
        var table = Table([Number("meters"), Number("other"), Number("feet"), Category("size")], Enumerable.Range(0, 300).Select(_ =>
        {
            var x = random.Next(30) / 10.0;
            return (new[] { ColumnValue.Of(x), ColumnValue.Of(random.NextDouble()), ColumnValue.Of(-3.28 * x), ColumnValue.Of(x < 1 ? "small" : x < 2 ? "middle" : "large") }, x);
        }));
        var (columns, groups) = Measure(table, dense => (dense[0] - dense[2]) / 2);

        var group = groups.ShouldHaveSingleItem();
        group.Columns.ShouldBe(["meters", "feet", "size"]);
        group.Increase.ShouldBeGreaterThan(1.5 * columns[0].Increase);
        group.Deviation.ShouldBeInRange(0.001, group.Increase);
    }

    [Fact]
    public void Categories_are_alike_where_one_follows_from_the_other_both_ways()
    {
        var random = new Random(3);
        var table = Table([Category("code"), Category("name"), Category("color"), Number("n")], Enumerable.Range(0, 400).Select(_ =>
        {
            var code = random.Next(6);
            return (new[] { ColumnValue.Of($"{code}"), code == 0 ? ColumnValue.Missing : ColumnValue.Of($"name {code}"), ColumnValue.Of($"{random.Next(3)}"), ColumnValue.Of(random.NextDouble()) }, random.NextDouble());
        }));

        CorrelatedColumns.Of(table, table.Rows, [0, 1, 2, 3], CancellationToken.None).ShouldHaveSingleItem().ShouldBe([0, 1]);
    }

    [Fact]
    public void Names_that_hardly_recur_are_like_nothing()
    {
        var random = new Random(4);
        var table = Table([Category("a"), Category("b"), Number("n")], Enumerable.Range(0, 100).Select(i =>
            (new[] { ColumnValue.Of($"a{i}"), ColumnValue.Of($"b{random.Next(80)}"), ColumnValue.Of(random.NextDouble()) }, random.NextDouble())));

        CorrelatedColumns.Of(table, table.Rows, [0, 1, 2], CancellationToken.None).ShouldBeEmpty();
    }

    [Fact]
    public void A_column_does_not_join_a_group_that_it_is_like_in_part()
    {
        // Each is like its neighbor, but the ends of the chain are not like each other.
        var random = new Random(5);
        var table = Table([Number("a"), Number("b"), Number("c")], Enumerable.Range(0, 400).Select(_ =>
        {
            var (a, b, c) = (Normal(random), Normal(random), Normal(random));
            return (new[] { ColumnValue.Of(a), ColumnValue.Of(a + (0.35 * b)), ColumnValue.Of(a + (0.35 * b) + (0.35 * c)) }, a);
        }));

        CorrelatedColumns.Of(table, table.Rows, [0, 1, 2], CancellationToken.None).ShouldHaveSingleItem().ShouldBe([0, 1]);
    }

    /// <summary>Of a model that says so of the encoded row.</summary>
    private static (IReadOnlyList<ColumnImportance> Columns, IReadOnlyList<GroupImportance> Groups) Measure(TrainingData table, Func<float[], double> model)
    {
        var data = PreparedData.Prepare(table, Quick with { TestFraction = 0 }, start: null);
        double[] Predict(EncodedRows rows) => [.. Enumerable.Range(0, rows.Rows).Select(row => model(rows.DenseRow(row).ToArray()))];
        var judged = new EvaluationSet(PredictionTasks.Regression, MeasuredOn.OutOfFold, data.Train, data.TrainY, Predict(data.Train), null, Predict);
        return new PermutationImportance(table, data.Encoder, judged, seed: 7).Measure(CancellationToken.None);
    }

    private static TrainingData Two(int rows, int seed, int copies = 1)
    {
        var random = new Random(seed);
        return Table([Number("x"), Number("noise")], Enumerable.Range(0, rows).SelectMany(_ =>
        {
            var x = Normal(random);
            return Enumerable.Repeat((new[] { ColumnValue.Of(x), ColumnValue.Of(random.NextDouble()) }, x + Math.Pow(Normal(random), 3)), copies);
        }));
    }
}
