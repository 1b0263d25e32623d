using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Evaluation;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Evaluation;

public sealed class DiagnosticsTests
{
    private static readonly TrainingData Friedman = FriedmanTable();
    private static readonly TrainedModel Model = Train(Friedman);

    [Fact]
    public void Importance_ranks_the_columns_of_Friedman_1()
    {
        // y = 10·sin(π·x1·x2) + 20·(x3 − ½)² + 10·x4 + 5·x5 + noise (Friedman 1991); the others say nothing.
        var importance = Model.Diagnostics.Importance;
        var byName = importance.ToDictionary(column => column.Column);

        importance.Select(column => column.Increase).ShouldBe(importance.Select(column => column.Increase).OrderDescending());
        importance[0].Column.ShouldBe("x4");
        importance.Take(3).Select(column => column.Column).ShouldBe(["x1", "x2", "x4"], ignoreOrder: true);
        importance.Skip(3).Take(2).Select(column => column.Column).ShouldBe(["x3", "x5"], ignoreOrder: true);
        byName["x4"].Increase.ShouldBeGreaterThan(10 * Math.Abs(byName["x6"].Increase));
        byName["x4"].Deviation.ShouldBeInRange(0.001, byName["x4"].Increase);
    }

    [Fact]
    public void The_same_seed_gives_the_same_report()
    {
        var again = Train(Friedman);

        JsonSerializer.Serialize(again.Report.WithoutDurations()).ShouldBe(JsonSerializer.Serialize(Model.Report.WithoutDurations()));
        JsonSerializer.Serialize(again.Diagnostics).ShouldBe(JsonSerializer.Serialize(Model.Diagnostics));
    }

    [Fact]
    public void Points_and_worst_rows_are_those_of_the_test_part()
    {
        var diagnostics = Model.Diagnostics;

        diagnostics.MeasuredOn.ShouldBe(MeasuredOn.Test);
        diagnostics.PointsTotal.ShouldBe(Model.Report.TestedOn);
        diagnostics.Points.Select(point => point.Actual).ShouldBe(Friedman.Y[..Model.Report.TestedOn]);
        EvaluationMetrics.Compute(new RegressionRows([.. diagnostics.Points.Select(point => point.Actual)], [.. diagnostics.Points.Select(point => point.Predicted)]))[RegressionTask.Rmse]
            .ShouldBe(Model.Report.Test![RegressionTask.Rmse], 1e-12);
        diagnostics.Points.Count(point => point.Actual >= point.Lower && point.Actual <= point.Upper)
            .ShouldBe((int)Math.Round(Model.Report.Coverage!.Covered * diagnostics.PointsTotal));

        var errors = diagnostics.Points.Select(point => Math.Abs(point.Actual - point.Predicted)).OrderDescending().Take(10);
        diagnostics.Worst.Select(row => Math.Abs(row.Y - row.Predicted)).ShouldBe(errors);
        var worst = diagnostics.Worst[0];
        Friedman.Y[(int)worst.ExampleId!].ShouldBe(worst.Y);
        worst.Values.ShouldBe(Friedman.Columns.Select(column => column[(int)worst.ExampleId!]));
    }

    [Fact]
    public void A_model_beyond_a_line_is_said_to_be_better()
    {
        Model.Report.Comparison!.Kind.ShouldBe(ComparisonOutcome.Better);
        Model.Report.Comparison.Improvement.ShouldBe(1 - (Model.Report.Test![RegressionTask.Rmse] / Model.Report.Linear[RegressionTask.Rmse]), 1e-12);
        Model.Diagnostics.Notes.ShouldNotContain(note => note.Code == FindingCode.NoBetterThanLinear || note.Code == FindingCode.Leak);
    }

    [Fact]
    public void Without_a_test_part_it_is_measured_out_of_fold()
    {
        var model = Train(Curve(60, x => x, noise: 0.3), Quick with { TestFraction = 0 });

        model.Report.Comparison!.OnUnseenRows.ShouldBeFalse();
        model.Diagnostics.MeasuredOn.ShouldBe(MeasuredOn.OutOfFold);
        model.Diagnostics.PointsTotal.ShouldBe(60);
        model.Diagnostics.Points.ShouldAllBe(point => point.Lower == null && point.Upper == null);
        model.Diagnostics.Importance.ShouldHaveSingleItem().Increase.ShouldBeGreaterThan(0);
        model.Diagnostics.Notes.Select(note => note.Code).ShouldContain(FindingCode.FewRows);
    }

    [Fact]
    public void Columns_of_every_kind_have_an_importance_and_constant_ones_none()
    {
        var random = new Random(6);
        var columns = new[] { Number("x"), Category("kind"), Category("city"), Number("seven"), Category("same"), Number("void") };
        var table = Table(columns, Enumerable.Range(0, 400).Select(i =>
        {
            var (x, kind, city) = (random.NextDouble(), random.Next(3), random.Next(20));
            return (
                new[] { i % 10 == 0 ? ColumnValue.Missing : ColumnValue.Of(x), ColumnValue.Of("abc"[kind].ToString()), ColumnValue.Of($"city {city}"), ColumnValue.Of(7), ColumnValue.Of("always"), ColumnValue.Missing },
                (2 * x) + kind + (0.2 * city) + (0.1 * Normal(random)));
        }));
        var model = Train(table);
        var importance = model.Diagnostics.Importance.ToDictionary(column => column.Column, column => column.Increase);

        importance["x"].ShouldBeGreaterThan(0.2);
        importance["kind"].ShouldBeGreaterThan(0.2);
        importance["city"].ShouldBeGreaterThan(0.2);
        (importance["seven"], importance["same"], importance["void"]).ShouldBe((0, 0, 0));
        var notes = model.Diagnostics.Notes.Where(note => note.Code == FindingCode.ConstantColumn).ToList();
        notes.Select(note => note.Column).ShouldBe(["seven", "same", "void"]);
        notes[0].Message.ShouldStartWith("'seven' is 7 in all ");
        notes[1].Message.ShouldStartWith("'same' is 'always' in all ");
        notes[2].Message.ShouldStartWith("'void' is missing in all ");

        var usual = new[] { ColumnValue.Of(0.5), ColumnValue.Of("a"), ColumnValue.Of("city 1"), ColumnValue.Of(7), ColumnValue.Of("always"), ColumnValue.Missing };
        Serve(table, model).Predict(usual).Warnings.ShouldBeEmpty();
        var warnings = Serve(table, model).Predict([.. usual[..3], ColumnValue.Of(8), ColumnValue.Of("never"), ColumnValue.Of(1)]).Warnings;
        warnings.Select(warning => (warning.Code, warning.Column, warning.Message)).ShouldBe([
            (PredictionWarningCode.OutOfRange, "seven", "'seven' is 8, but was always 7 in training; it is not used."),
            (PredictionWarningCode.UnknownCategory, "same", "'same' is 'never', a category that was not seen in training."),
            (PredictionWarningCode.OutOfRange, "void", "'void' is 1, but had no value in training; it is not used."),
        ]);
    }

    [Fact]
    public void The_disagreement_is_the_deviation_of_the_folds_answers_and_grows_off_the_data()
    {
        var serving = Serve(Friedman, Model);
        var inside = serving.Predict([.. Enumerable.Repeat(ColumnValue.Of(0.5), 7)]).EnsembleStandardDeviation;
        var outside = serving.Predict([.. Enumerable.Repeat(ColumnValue.Of(2), 7)]).EnsembleStandardDeviation;

        inside.ShouldBeInRange(0.001, 2);
        outside.ShouldBeGreaterThan(inside);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(10, 5)]
    public void Points_are_thinned_evenly(int rows, int most)
    {
        var kept = Diagnostics.Thinned(rows, most).ToList();
        kept.ShouldBe(rows <= most ? [0, 1, 2] : [0, 2, 4, 6, 8]);
    }

    private static TrainingData FriedmanTable()
    {
        // Example ids are given in the order of the table, so that an id is a row.
        var random = new Random(5);
        var inputs = Enumerable.Range(1, 7).Select(i => Number($"x{i}")).ToList();
        var rows = Enumerable.Range(0, 500).Select(_ =>
        {
            var x = inputs.ConvertAll(_ => random.NextDouble());
            var y = (10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * Math.Pow(x[2] - 0.5, 2)) + (10 * x[3]) + (5 * x[4]) + Normal(random);
            return (X: x, Y: y, Position: DataSplit.PositionOf([.. x.Select(ColumnValue.Of)], y, seed: 11));
        }).OrderBy(row => row.Position).ToList();
        var builder = new TrainingData.Builder(inputs);
        for (var row = 0; row < rows.Count; row++)
            builder.Add([.. rows[row].X.Select(ColumnValue.Of)], rows[row].Y, rows[row].Position, row);
        return builder.Build();
    }
}
