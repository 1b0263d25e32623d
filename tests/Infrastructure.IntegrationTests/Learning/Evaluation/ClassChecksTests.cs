using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Evaluation;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Evaluation;

public sealed class ClassChecksTests
{
    private static readonly string[] Classes = ["no", "yes", "maybe"];

    [Fact]
    public void Classes_of_few_rows_are_named_the_rarest_first()
    {
        var note = ClassChecks.RareClasses(Classes, [.. Of(0, 30), .. Of(1, 9), .. Of(2, 2)])!;

        note.Message.ShouldBe("Classes with fewer than 10 training rows are hardly learned: 'maybe' (2), 'yes' (9). Add examples of them, merge them, or exclude them.");
        note.Class.ShouldBe("maybe");
        note.Parameters!["rows"].ShouldBe(2);
        ClassChecks.RareClasses(Classes, [.. Of(0, 30), .. Of(1, 10), .. Of(2, 10)]).ShouldBeNull();
    }

    [Fact]
    public void A_class_that_nearly_all_rows_have_is_noted()
    {
        ClassChecks.Imbalanced(Classes, [.. Of(0, 95), .. Of(1, 5)])!.Message.ShouldStartWith("Always answering 'no' is right in 95.0 % of the rows");
        ClassChecks.Imbalanced(Classes, [.. Of(0, 80), .. Of(1, 20)]).ShouldBeNull();
    }

    [Fact]
    public void Probabilities_that_do_not_come_true_are_noted()
    {
        ClassChecks.Miscalibrated(Measured(ClassificationTask.CalibrationError, 0.12, 0.08, 0.16))!.Message
            .ShouldStartWith("Stated probabilities and observed shares differ by 12.0 % (root mean square, from 8.0 % to 16.0 %).");
        ClassChecks.Miscalibrated(Measured(ClassificationTask.CalibrationError, 0.12, 0.01, 0.2)).ShouldBeNull();
    }

    [Fact]
    public void Sets_that_miss_one_class_too_often_are_noted()
    {
        var note = ClassChecks.LowCoverage(Details([new ClassCoverage("no", 0.9, 182, 200), new ClassCoverage("yes", 0.9, 25, 50)]))!;

        note.Class.ShouldBe("yes");
        note.Message.ShouldStartWith("Sets that should contain the actual class in 90 % of the rows contain 'yes' in only 25 of its 50 test rows.");
        ClassChecks.LowCoverage(Details([new ClassCoverage("no", 0.9, 182, 200), new ClassCoverage("yes", 0.9, 42, 50)])).ShouldBeNull();
        ClassChecks.LowCoverage(Details(null)).ShouldBeNull();

        // As many as ten independent rows: by chance five or fewer of them are held in 0.2 % of such tests, seven or fewer in 7 %.
        ClassChecks.LowCoverage(Details([new ClassCoverage("yes", 0.9, 25, 50) { EffectiveRows = 10 }])).ShouldNotBeNull();
        ClassChecks.LowCoverage(Details([new ClassCoverage("yes", 0.9, 35, 50) { EffectiveRows = 10 }])).ShouldBeNull();
        ClassChecks.LowCoverage(Details([new ClassCoverage("yes", 0.9, 35, 50)])).ShouldNotBeNull();
    }

    [Fact]
    public void A_file_sorted_by_class_does_not_make_its_rows_dependent()
    {
        var random = new Random(1);
        var table = new TrainingData.Builder([Number("x")]) { Task = PredictionTasks.Classification };
        for (var row = 0; row < 200; row++) table.Add([ColumnValue.Of(row)], ColumnValue.Of(row < 90 ? "b" : row < 110 ? "c" : "a"), row / 200.0, row + 1);
        var built = table.Build();

        OrderChecks.Of(built, 0, [.. built.Y.Select(c => c + (0.1 * random.NextDouble()))]).ShouldBeNull();
    }

    [Fact]
    public void The_order_of_a_number_is_that_of_classes_where_each_is_a_range()
    {
        var random = new Random(2);
        double[] x = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble())], steps = Array.ConvertAll(x, value => Math.Floor(3 * value));
        var order = Enumerable.Range(0, 300).OrderBy(row => x[row]).ToArray();

        ClassRuns.Share(x, order, steps, 3).ShouldBe(1);
        ClassRuns.Share(steps, order, steps, 3).ShouldBe(1);
        Math.Abs(ClassRuns.Share(x, order, [.. x.Select(_ => (double)random.Next(3))], 3)).ShouldBeLessThan(0.1);
        ClassRuns.Share(new double[300], order, steps, 3).ShouldBe(0, 0.02);
    }

    [Fact]
    public void Details_count_confusion_coverage_and_sets()
    {
        var table = new TrainingData.Builder([Number("x")]) { Task = PredictionTasks.Classification };
        string[] actual = ["no", "no", "yes", "yes"];
        for (var row = 0; row < 4; row++) table.Add([ColumnValue.Of(row)], ColumnValue.Of(actual[row]), row / 4.0, row + 1);
        var built = table.Build();
        var judged = new EvaluationSet(PredictionTasks.Classification, MeasuredOn.Test, null!, built.Y, [0.9, 0.1, 0.4, 0.6, 0.2, 0.8, 0.7, 0.3], null, null!)
        {
            Sets = [new PredictionSet([0], 0.9), new PredictionSet([1, 0], 0.9), new PredictionSet([1], 0.9), new PredictionSet([0], 0.9)],
        };

        var details = ClassDiagnostics.Compute(built, judged);
        details.Classes.ShouldBe(["no", "yes"]);
        details.Confusion.SelectMany(row => row).ShouldBe([1, 1, 1, 1]);
        details.Coverage.ShouldBe([new ClassCoverage("no", 0.9, 2, 2), new ClassCoverage("yes", 0.9, 1, 2)]);
        details.MeanSetSize.ShouldBe(1.25);
        details.Points[3].ShouldSatisfyAllConditions(point => point.Actual.ShouldBe(1), point => point.Probabilities.ShouldBe([0.7, 0.3]), point => point.ExampleId.ShouldBe(4));
        details.Reliability.ShouldHaveSingleItem().ShouldSatisfyAllConditions(bin => bin.Stated.ShouldBe(0.45, 1e-12), bin => bin.Observed.ShouldBe(0.5), bin => bin.Count.ShouldBe(4));
    }

    private static IEnumerable<double> Of(int c, int rows) => Enumerable.Repeat((double)c, rows);

    private static EvaluationMetrics Measured(MetricDefinition metric, double value, double lower, double upper) =>
        new(100, [new Metric(metric.Name, value, metric.Direction, new ConfidenceInterval(lower, upper))]);

    private static ClassificationDiagnostics Details(IReadOnlyList<ClassCoverage>? coverage) => new(Classes, [], [], coverage, null, []);
}
