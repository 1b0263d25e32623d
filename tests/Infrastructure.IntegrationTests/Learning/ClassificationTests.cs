using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.IntegrationTests.Learning.Serving;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Targets;
using static Regressor.Infrastructure.IntegrationTests.Learning.Classes;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class ClassificationTests
{
    private static readonly TrainingOptions Linear = Short with { Learners = [LearnerNames.Linear] };

    [Theory]
    [InlineData(2, LearnerNames.Networks)]
    [InlineData(3, LearnerNames.Networks)]
    [InlineData(3, LearnerNames.Linear)]
    [InlineData(2, LearnerNames.Trees)]
    [InlineData(3, LearnerNames.Trees)]
    public void Classes_are_learned_better_than_by_their_shares(int classes, string learner)
    {
        var report = Train(Draw(500, classes), Short with { Learners = [learner] }).Report;

        report.Task.ShouldBe(PredictionTasks.Classification);
        report.Test![ClassificationTask.LogLoss].ShouldBeLessThan(0.7 * report.Baseline[ClassificationTask.LogLoss]);
        report.OutOfFold[ClassificationTask.Accuracy].ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void What_is_not_linear_is_learned_by_networks()
    {
        var random = new Random(4);
        var table = Classes.Table([Number("a"), Number("b")], Enumerable.Range(0, 600).Select(_ => (A: random.NextDouble(), B: random.NextDouble()))
            .Select(x => (new[] { ColumnValue.Of(x.A), ColumnValue.Of(x.B) }, x.A > 0.5 == x.B > 0.5 ? "same" : "different")));

        var report = Train(table).Report;

        report.Linear[ClassificationTask.LogLoss].ShouldBeGreaterThan(0.6);
        report.Test![ClassificationTask.LogLoss].ShouldBeLessThan(0.35);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        var table = Draw(300, 3);

        var (one, other) = (Train(table, Short), Train(table, Short));

        other.Network.Description.ShouldBe(one.Network.Description);
        foreach (var (tensor, again) in one.Network.Tensors.Zip(other.Network.Tensors)) again.Values.ShouldBe(tensor.Values, tensor.Name);
    }

    [Theory]
    [InlineData(2, LearnerNames.Networks)]
    [InlineData(5, LearnerNames.Networks)]
    [InlineData(5, LearnerNames.Linear)]
    [InlineData(2, LearnerNames.Trees)]
    [InlineData(5, LearnerNames.Trees)]
    [InlineData(3, "networks+trees+linear")]
    public void Serving_answers_as_the_training_did(int classes, string learners)
    {
        var table = Draw(300, classes);
        var options = Short with { Learners = learners.Split('+') };
        var data = PreparedData.Prepare(table, options);
        var trained = LearnerCatalog.Of(options).Fit(data, options, new TrainingObserver((_, _) => true), CancellationToken.None);
        var expected = trained.PredictAll(data.Encoder.Encode(FeatureTable.Of(table), 0, table.Rows), CancellationToken.None);

        var serving = Classes.Serve(table, Train(table, options));

        for (var row = 0; row < table.Rows; row++)
        {
            var answer = serving.Ask(PredictorTests.RowOf(table, row));
            answer.Classes.ShouldBe(table.Classes);
            answer.Probabilities.Sum().ShouldBe(1, 1e-9);
            answer.Probabilities[answer.Label].ShouldBe(answer.Probabilities.Max());
            for (var c = 0; c < classes; c++) answer.Probabilities[c].ShouldBe(expected[(row * classes) + c], 1e-4);
        }
    }

    [Fact]
    public void A_hundred_classes_are_learned_and_one_more_is_refused()
    {
        var rows = Enumerable.Range(0, 1010).Select(row => (new[] { ColumnValue.Of(row % 101 / 101.0), ColumnValue.Of(row) }, $"class {row % 101}")).ToList();

        var model = Train(Classes.Table([Number("x"), Number("row")], rows.Where(row => row.Item2 != "class 100")), Linear);
        model.Report.Test![ClassificationTask.LogLoss].ShouldBeLessThan(Math.Log(100));

        var failure = Should.Throw<TrainingFailedException>(() => Train(Classes.Table([Number("x"), Number("row")], rows), Linear));
        failure.Failure.Code.ShouldBe(TrainingFailureCode.TooManyClasses);
        failure.Message.ShouldBe("The target has 101 classes; the limit is 100. Merge rare classes, or exclude their examples.");
    }

    [Fact]
    public void A_target_that_never_varies_is_refused_by_its_name() =>
        Should.Throw<TrainingFailedException>(() => Train(Classes.Table([Number("x")], Enumerable.Range(0, 50).Select(i => (new[] { ColumnValue.Of(i) }, "yes"))), Linear))
            .Message.ShouldBe("The target is 'yes' in every training example. Add examples of other classes.");

    [Theory]
    [InlineData(LearnerNames.Networks)]
    [InlineData(LearnerNames.Linear)]
    [InlineData(LearnerNames.Trees)]
    public void A_class_only_in_the_test_part_is_improbable_but_not_impossible(string learner)
    {
        var builder = new TrainingData.Builder([Number("x")]) { Task = PredictionTasks.Classification };
        for (var i = 0; i < 200; i++) builder.Add([ColumnValue.Of(i)], ColumnValue.Of(i == 0 ? "new" : i > 100 ? "high" : "low"), i / 200.0);
        var table = builder.Build();

        var model = Train(table, Short with { Learners = [learner] });

        model.Report.Test![ClassificationTask.LogLoss].ShouldBeLessThan(1);
        Classes.Serve(table, model).Ask(ColumnValue.Of(50)).Probabilities[2].ShouldBeInRange(1e-6, 0.02);
    }

    [Fact]
    public void A_rare_class_is_kept_with_its_share()
    {
        var random = new Random(5);
        var table = Classes.Table([Number("x")], Enumerable.Range(0, 600).Select(i => (new[] { ColumnValue.Of(random.NextDouble()) }, i % 100 == 0 ? "yes" : "no")));
        var serving = Classes.Serve(table, Train(table, Short));

        Enumerable.Range(0, 20).Average(i => serving.Ask(ColumnValue.Of(i / 20.0)).Probabilities[1]).ShouldBeInRange(0.002, 0.03);
    }

    [Fact]
    public void Training_continues_when_the_order_of_the_classes_changes_and_not_when_there_is_a_new_one()
    {
        var networks = Short with { Learners = [LearnerNames.Networks] };
        var before = Rows(300, 3, seed: 2).ToList();
        var inputs = new[] { Number("a"), Number("b"), Category("level") };
        var first = Train(Classes.Table(inputs, before), networks);
        var more = before.Concat(Rows(300, 3, seed: 3).Where(row => row.Y == "class 0")).ToList();
        var grown = Classes.Table(inputs, more);
        grown.Classes.ShouldNotBe(Classes.Table(inputs, before).Classes);

        var second = Train(grown, networks with { StartFrom = TrainingStart.ActiveModel, Epochs = 1 }, first.Network);
        second.Diagnostics.Notes.ShouldNotContain(note => note.Code == FindingCode.BegunAfresh);
        second.Report.Test![ClassificationTask.LogLoss].ShouldBeLessThan(0.8 * second.Report.Baseline[ClassificationTask.LogLoss]);

        var other = Classes.Table(inputs, [.. more, .. more.Take(20).Select(row => (row.X, "class 3"))]);
        Train(other, networks with { StartFrom = TrainingStart.ActiveModel }, first.Network)
            .Diagnostics.Notes.Single(note => note.Code == FindingCode.BegunAfresh).Message.ShouldEndWith(": the target has other classes than in that model's training.");
    }

    [Fact]
    public void Folds_have_equal_shares_of_every_class()
    {
        var data = PreparedData.Prepare(Draw(400, 3), Short);

        foreach (var own in Enumerable.Range(0, data.TrainY.Length).ToLookup(row => data.TrainY[row]))
        {
            var sizes = Enumerable.Range(0, data.FoldCount).Select(fold => own.Count(row => data.Folds[row] == fold)).ToList();
            (sizes.Max() - sizes.Min()).ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Fact]
    public void An_uploaded_description_with_impossible_classes_is_refused()
    {
        var table = Draw(100, 2);
        var model = Train(table, Linear);
        var description = ModelDescription.Parse(model.Network.Description);
        var output = (ClassOutput)description.Target;
        foreach (var damaged in new[] { output with { Classes = ["only"] }, output with { Classes = ["a", "a"] }, output with { Classes = ["a", "b", "c"] }, output with { Temperatures = [0] }, output with { Weights = [0.5, 0.5] }, output with { Weights = [-1] }, output with { Exponent = 0 }, output with { Exponent = 1e9 }, output with { Mixing = 1e-300 } })
        {
            var network = model.Network with { Description = (description with { Target = damaged }).ToJson() };
            Should.Throw<Application.Abstractions.Storage.CorruptCheckpointException>(() => Classes.Serve(table, model with { Network = network }));
        }
    }
}
