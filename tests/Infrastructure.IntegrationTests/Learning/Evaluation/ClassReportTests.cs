using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Checkpoints;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Evaluation;

/// <summary>One training whose target is a class, for all tests of its report.</summary>
public sealed class TrainedClasses
{
    public TrainedClasses()
    {
        var random = new Random(4);
        Table = Placed(600, row =>
        {
            var (x, noise) = (6 * random.NextDouble(), random.NextDouble());
            return ([x, noise], x + Normal(random) < 3 ? "no" : x < 5 ? "yes" : "maybe");
        });
        Model = Train(Table);
    }

    public TrainingData Table { get; }

    internal TrainedModel Model { get; }

    /// <summary>Rows of numbers with a class, of which the first are the test part.</summary>
    internal static TrainingData Placed(int rows, Func<int, (double[] X, string Y)> row)
    {
        var drawn = Enumerable.Range(0, rows).Select(row).ToList();
        var builder = new TrainingData.Builder([.. drawn[0].X.Select((_, i) => Number($"x{i}"))]) { Task = PredictionTasks.Classification };
        for (var i = 0; i < rows; i++) builder.Add(Array.ConvertAll(drawn[i].X, ColumnValue.Of), ColumnValue.Of(drawn[i].Y), i / (double)rows, i + 1);
        return builder.Build();
    }
}

public sealed class ClassReportTests(TrainedClasses trained) : IClassFixture<TrainedClasses>
{
    private ModelReport Report => trained.Model.Report;

    private ModelDiagnostics Diagnostics => trained.Model.Diagnostics;

    private ClassificationDiagnostics Details => Diagnostics.Classification!;

    [Fact]
    public void All_metrics_have_intervals_that_contain_them()
    {
        Report.Task.ShouldBe(PredictionTasks.Classification);
        foreach (var metric in Report.Test!.Metrics)
        {
            metric.Interval.ShouldNotBeNull(metric.Name);
            metric.Value!.Value.ShouldBeInRange(metric.Interval.Lower - 1e-9, metric.Interval.Upper + 1e-9, metric.Name);
        }
    }

    [Fact]
    public void The_model_is_better_than_the_shares_of_the_classes()
    {
        var (loss, shares) = (Report.Test![ClassificationTask.LogLoss], Report.Baseline[ClassificationTask.LogLoss]);

        loss.ShouldBeLessThan(0.7 * shares);
        Report.Baseline[ClassificationTask.Auc].ShouldBe(0.5, 1e-12);
        Report.Linear[ClassificationTask.LogLoss].ShouldBeLessThan(shares);
        Report.Comparison!.Improvement.ShouldBe(1 - (loss / Report.Linear[ClassificationTask.LogLoss]), 1e-9);
        ModelQualities.Of(Report).ShouldBeOneOf(ModelQuality.Good, ModelQuality.Fair);
        (Report.Coverage, Report.TargetSpread ?? 0).ShouldBe((null, 0));
    }

    [Fact]
    public void Every_test_row_is_counted_once()
    {
        var test = trained.Table.Y[..Report.TestedOn];

        Details.Classes.ShouldBe(trained.Table.Classes);
        Details.Confusion.Select(row => row.Sum()).ShouldBe(Details.Classes.Select((_, c) => test.Count(y => y == c)));
        Details.Reliability.Sum(bin => bin.Count).ShouldBe(test.Length);
        Details.Reliability.ShouldAllBe(bin => bin.Lower <= bin.Observed && bin.Observed <= bin.Upper);
        Details.Points.Count.ShouldBe(test.Length);
        Diagnostics.Points.ShouldBeEmpty();
        Diagnostics.PointsTotal.ShouldBe(test.Length);
    }

    [Fact]
    public void Sets_cover_each_class()
    {
        Details.Coverage!.Select(found => found.Class).ShouldBe(Details.Classes);
        Details.Coverage!.ShouldAllBe(found => found.Confidence == Prediction.DefaultConfidence && found.Chance() > 0.001);
        Details.MeanSetSize!.Value.ShouldBeInRange(1, 2.5);
    }

    [Fact]
    public void The_worst_rows_are_those_whose_class_was_least_probable()
    {
        var worst = Diagnostics.Worst;

        worst.Count.ShouldBe(ModelDiagnostics.MaxWorst);
        worst.Select(row => row.Probability!.Value).ShouldBeInOrder();
        worst[0].Probability!.Value.ShouldBe(Details.Points.Min(point => point.Probabilities[point.Actual]), 1e-5);
        worst[0].Predicted.ShouldNotBe(worst[0].Y);
    }

    [Fact]
    public void The_input_that_decides_is_the_important_one()
    {
        Diagnostics.Importance[0].Column.ShouldBe("x0");
        Diagnostics.Importance[0].Increase.ShouldBeGreaterThan(0.2);
        Math.Abs(Diagnostics.Importance[1].Increase).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void A_report_is_stored_and_read_whole()
    {
        using var file = new MemoryStream();
        CheckpointFormat.Write(file, Checkpoint(trained.Table, trained.Model));
        file.Position = 0;
        var read = CheckpointFormat.Read(file);

        read.Report.Test.ShouldBe(Report.Test);
        read.Diagnostics!.Classification!.Confusion.SelectMany(row => row).ShouldBe(Details.Confusion.SelectMany(row => row));
        read.Diagnostics.Classification.Coverage.ShouldBe(Details.Coverage);
        read.Diagnostics.Worst[0].Probability.ShouldBe(Diagnostics.Worst[0].Probability);
        read.Diagnostics.WithoutExampleIds().Classification!.Points.ShouldAllBe(point => point.ExampleId == null);
    }

    [Fact]
    public void Noise_has_no_signal_and_is_said_to_have_none()
    {
        var random = new Random(8);
        var noise = Train(TrainedClasses.Placed(300, _ => ([random.NextDouble(), random.NextDouble()], random.NextDouble() < 0.3 ? "yes" : "no")), Synthetic.Quick with { Epochs = 20 });

        ModelQualities.Of(noise.Report).ShouldBe(ModelQuality.NoSignal);
        noise.Diagnostics.Notes.ShouldContain(note => note.Code == FindingCode.NoBetterThanShares);
        noise.Report.Test![ClassificationTask.LogLoss].ShouldBeLessThan(1.03 * noise.Report.Baseline[ClassificationTask.LogLoss]);
    }

    [Fact]
    public void Leaks_rare_classes_and_a_class_of_the_test_part_alone_are_reported()
    {
        var random = new Random(9);
        var classes = new Dictionary<int, string> { [3] = "only tested", [250] = "rare", [251] = "rare", [252] = "rare" };
        var table = TrainedClasses.Placed(300, row =>
        {
            var c = random.Next(2);
            return ([c + (0.01 * random.NextDouble()), random.NextDouble()], classes.GetValueOrDefault(row, c == 0 ? "left" : "right"));
        });
        var model = Train(table, Synthetic.Quick with { Epochs = 10 });

        model.Diagnostics.Notes.Single(note => note.Code == FindingCode.RareClasses).ShouldSatisfyAllConditions(
            note => note.Class.ShouldBe("only tested"),
            note => note.Message.ShouldContain("'only tested' (0), 'rare' (3)"));
        var details = model.Diagnostics.Classification!;
        details.Confusion[details.Classes.ToList().IndexOf("only tested")].Sum().ShouldBe(1);
        model.Diagnostics.Worst[0].Probability!.Value.ShouldBeInRange(1e-7, 0.1);
        model.Report.Test![ClassificationTask.LogLoss].ShouldBeLessThan(1);
    }

    [Fact]
    public void A_column_that_gives_the_class_away_is_reported()
    {
        var random = new Random(10);
        var model = Train(
            TrainedClasses.Placed(300, _ =>
            {
                var c = random.Next(3);
                return ([c + (0.01 * random.NextDouble()), random.NextDouble()], $"class {c}");
            }),
            Synthetic.Quick with { Epochs = 10 });

        model.Report.Leaks.ShouldBe(true);
        model.Diagnostics.Notes.Single(note => note.Code == FindingCode.Leak).Column.ShouldBe("x0");
        ModelQualities.Of(model.Report).ShouldBe(ModelQuality.TooGood);
    }

    [Fact]
    public void Without_a_test_part_held_out_rows_are_reported()
    {
        var random = new Random(11);
        var model = Train(
            TrainedClasses.Placed(200, _ =>
            {
                var x = random.NextDouble();
                return ([x, random.NextDouble()], random.NextDouble() < x ? "yes" : "no");
            }),
            Synthetic.Quick with { Epochs = 10, TestFraction = 0 });

        model.Diagnostics.MeasuredOn.ShouldBe(MeasuredOn.OutOfFold);
        model.Diagnostics.Classification!.ShouldSatisfyAllConditions(
            details => details.Coverage.ShouldBeNull(),
            details => details.MeanSetSize.ShouldBeNull(),
            details => details.Confusion.Sum(row => row.Sum()).ShouldBe(200));
    }
}
