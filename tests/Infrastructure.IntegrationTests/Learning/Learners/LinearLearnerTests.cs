using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Serving;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class LinearLearnerTests
{
    private static readonly TrainingOptions Linear = Quick with { Learners = [LearnerNames.Linear] };

    // y = 3a − 2b + 5 for 'x', 9 for 'y'; a is sometimes missing.
    private static readonly TrainingData Plane = Table([Number("a"), Number("b"), Category("c")], Rows(300));

    [Fact]
    public void It_learns_a_plane_almost_exactly()
    {
        var model = Train(Plane, Linear);

        model.Report.Test![RegressionTask.R2].ShouldBeGreaterThan(0.99);
        model.Diagnostics.Importance[0].Increase.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void It_answers_from_its_checkpoint_as_it_was_measured()
    {
        var model = Train(Plane, Linear);
        var serving = Reload(Plane, model);
        var tested = Enumerable.Range(0, Plane.TestRows(Plane.SplitAt(Linear.TestFraction).Threshold)).ToList();
        var answers = tested.ConvertAll(row => (RegressionPrediction)serving.Predict(RowOf(Plane, row)));

        EvaluationMetrics.Compute(new RegressionRows([.. tested.Select(row => Plane.Y[row])], [.. answers.Select(answer => answer.Y)]))[RegressionTask.Rmse]
            .ShouldBe(model.Report.Test![RegressionTask.Rmse], 1e-4);
        answers.ShouldAllBe(answer => answer.Interval != null);
    }

    [Fact]
    public void Its_intervals_hold_what_they_promise()
    {
        var random = new Random(4);
        var noisy = Table([Number("x")], Enumerable.Range(0, 1500).Select(_ =>
        {
            var x = random.NextDouble();
            return (new[] { ColumnValue.Of(x) }, (4 * x) + Normal(random));
        }));

        Train(noisy, Linear).Report.Coverage!.Covered.ShouldBe(0.9, 0.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model()
    {
        var (one, other) = (Train(Plane, Linear), Train(Plane, Linear));

        one.Network.Description.ShouldBe(other.Network.Description);
        one.Network.Tensors.Zip(other.Network.Tensors).ShouldAllBe(pair => pair.First.Values.SequenceEqual(pair.Second.Values));
    }

    [Fact]
    public void Networks_do_not_continue_from_a_linear_model_and_the_report_explains_it()
    {
        var model = Train(Plane, Quick with { Epochs = 2, StartFrom = TrainingStart.ActiveModel }, Train(Plane, Linear).Network);

        model.Diagnostics.Notes.ShouldContain(note => note.Code == FindingCode.BegunAfresh && note.Message.Contains("has no networks"));
    }

    [Fact]
    public void Every_learner_has_a_name_and_a_model_format()
    {
        LearnerCatalog.All.Select(learner => learner.Name).ShouldBe(LearnerNames.All, ignoreOrder: true);
        ModelFormats.All.Select(format => format.Learner).ShouldBe([.. LearnerNames.All, LearnerNames.Blend]);
    }

    [Fact]
    public void A_checkpoint_of_an_unknown_learner_is_refused_with_a_reason()
    {
        var model = Train(Plane, Linear);
        var unknown = model with { Network = model.Network with { Description = model.Network.Description.Replace("\"linear\"", "\"forest\"", StringComparison.Ordinal) } };

        Should.Throw<CorruptCheckpointException>(() => new EnsemblePredictor(Checkpoint(Plane, unknown))).Message.ShouldContain("'forest'");
    }

    [Fact]
    public void A_checkpoint_that_lacks_a_tensor_is_refused()
    {
        var model = Train(Plane, Linear);
        foreach (var tensor in model.Network.Tensors.Where(tensor => tensor.Name.StartsWith("ridge.", StringComparison.Ordinal)))
        {
            var damaged = model with { Network = model.Network with { Tensors = [.. model.Network.Tensors.Where(other => other != tensor)] } };
            Should.Throw<CorruptCheckpointException>(() => new EnsemblePredictor(Checkpoint(Plane, damaged)), tensor.Name);
        }
    }

    private static ColumnValue[] RowOf(TrainingData table, int row) => [.. table.Columns.Select(column => column[row])];

    private static IEnumerable<(ColumnValue[] X, double Y)> Rows(int count)
    {
        var random = new Random(2);
        for (var row = 0; row < count; row++)
        {
            var (a, b, isX) = (random.NextDouble(), random.NextDouble(), random.Next(2) == 0);
            var missing = row % 50 == 0;
            yield return ([missing ? ColumnValue.Missing : ColumnValue.Of(a), ColumnValue.Of(b), ColumnValue.Of(isX ? "x" : "y")], (missing ? 1.5 : 3 * a) - (2 * b) + (isX ? 5 : 9));
        }
    }
}
