using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Learning.Serving;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class TreesLearnerTests
{
    private static readonly TrainingOptions Trees = Quick with { Learners = [LearnerNames.Trees] };

    // A step of a, an interaction of b and c, an effect of 30 levels, and 3 where d is missing.
    private static readonly TrainingData Steps = Table([Number("a"), Number("b"), Number("c"), Category("level"), Number("d"), Number("same")], Rows(700));

    private static readonly TrainedModel Trained = Train(Steps, Trees);

    [Fact]
    public void They_learn_a_step()
    {
        var model = Train(Curve(300, x => x > 0.42 ? 3 : -1), Trees);

        model.Report.Test![RegressionTask.R2].ShouldBeGreaterThan(0.97);
    }

    [Fact]
    public void They_learn_an_interaction()
    {
        var random = new Random(3);
        var table = Table([Number("a"), Number("b")], Enumerable.Range(0, 500).Select(_ => (A: random.NextDouble(), B: random.NextDouble()))
            .Select(x => (new[] { ColumnValue.Of(x.A), ColumnValue.Of(x.B) }, x.A > 0.5 == x.B > 0.5 ? 1.0 : 0)));

        var report = Train(table, Trees).Report;

        report.Linear[RegressionTask.R2].ShouldBeLessThan(0.1);
        report.Test![RegressionTask.R2].ShouldBeGreaterThan(0.85);
    }

    [Fact]
    public void They_learn_a_category_of_many_levels()
    {
        var random = new Random(8);
        double[] effects = [.. Enumerable.Range(0, 40).Select(_ => Normal(random))];
        var table = Table([Category("level"), Number("noise")], Enumerable.Range(0, 1000).Select(_ => random.Next(effects.Length))
            .Select(level => (new[] { ColumnValue.Of($"level {level}"), ColumnValue.Of(random.NextDouble()) }, effects[level] + (0.2 * Normal(random)))));

        Train(table, Trees).Report.Test![RegressionTask.R2].ShouldBeGreaterThan(0.85);
    }

    [Fact]
    public void A_category_of_a_level_per_few_rows_does_not_give_the_target_away()
    {
        var random = new Random(5);
        var table = Table([Category("id"), Number("x")], Enumerable.Range(0, 400).Select(row => (
            new[] { ColumnValue.Of($"id {row / 4}"), ColumnValue.Of(random.NextDouble()) }, Normal(random))));

        var report = Train(table, Trees).Report;

        report.Test![RegressionTask.R2].ShouldBeGreaterThan(-0.1);
        report.Train[RegressionTask.R2].ShouldBeLessThan(0.5);
    }

    [Fact]
    public void They_answer_from_their_checkpoint_as_they_were_measured()
    {
        var model = Trained;
        var serving = Reload(Steps, model);
        var tested = Enumerable.Range(0, Steps.TestRows(Steps.SplitAt(Trees.TestFraction).Threshold)).ToList();
        var answers = tested.ConvertAll(row => (RegressionPrediction)serving.Predict(RowOf(Steps, row)));

        model.Report.Test![RegressionTask.R2].ShouldBeGreaterThan(0.8);
        EvaluationMetrics.Compute(new RegressionRows([.. tested.Select(row => Steps.Y[row])], [.. answers.Select(answer => answer.Y)]))[RegressionTask.Rmse]
            .ShouldBe(model.Report.Test![RegressionTask.Rmse], 1e-4);
        answers.ShouldAllBe(answer => answer.Interval != null);
        model.Diagnostics.Importance[0].Increase.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Missing_values_and_new_levels_are_answered()
    {
        var serving = Serve(Steps, Trained);
        double Ask(ColumnValue level, ColumnValue d) =>
            ((RegressionPrediction)serving.Predict(ColumnValue.Of(0.9), ColumnValue.Of(0.2), ColumnValue.Of(0.2), level, d, ColumnValue.Of(1))).Y;

        (Ask(ColumnValue.Of("level 3"), ColumnValue.Missing) - Ask(ColumnValue.Of("level 3"), ColumnValue.Of(0.5))).ShouldBe(3, 1);
        double.IsFinite(Ask(ColumnValue.Of("never seen"), ColumnValue.Missing)).ShouldBeTrue();
        double.IsFinite(Ask(ColumnValue.Missing, ColumnValue.Of(1e300))).ShouldBeTrue();
    }

    [Fact]
    public void The_same_seed_gives_the_same_trees_and_another_one_others()
    {
        var (one, same, other) = (Trained, Train(Steps, Trees), Train(Steps, Trees with { Seed = 4 }));

        one.Network.Description.ShouldBe(same.Network.Description);
        one.Network.Tensors.Zip(same.Network.Tensors).ShouldAllBe(pair => pair.First.Values.SequenceEqual(pair.Second.Values));
        one.Network.Tensors.Single(tensor => tensor.Name == "trees.value").Values
            .SequenceEqual(other.Network.Tensors.Single(tensor => tensor.Name == "trees.value").Values).ShouldBeFalse();
    }

    [Fact]
    public void All_members_have_the_same_number_of_rounds() =>
        Trained.Network.Tensors.Single(tensor => tensor.Name == "trees.rounds").Values.Distinct().ShouldHaveSingleItem();

    [Fact]
    public void They_start_from_scratch_and_the_report_explains_it()
    {
        var model = Train(Steps, Trees with { StartFrom = TrainingStart.ActiveModel }, Trained.Network);

        model.Diagnostics.Notes.ShouldContain(note => note.Code == FindingCode.BegunAfresh && note.Message.Contains("always grown from scratch"));
    }

    [Fact]
    public void Each_round_is_reported_and_may_be_the_last()
    {
        List<EpochMetrics> rounds = [];

        new ModelTrainer().Train(Steps, Trees, start: null, (metrics, _) => { rounds.Add(metrics); return rounds.Count < 3; }, CancellationToken.None);

        rounds.Select(metrics => metrics.Epoch).ShouldBe([1, 2, 3]);
        rounds[2].ValidationLoss.ShouldBeLessThan(rounds[0].ValidationLoss);
        rounds.ShouldAllBe(metrics => metrics.Epochs >= metrics.Epoch);
    }

    [Fact]
    public void A_training_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();

        Should.Throw<OperationCanceledException>(() => new ModelTrainer().Train(Steps, Trees, start: null, (_, _) => { source.Cancel(); return true; }, source.Token));
    }

    [Fact]
    public void A_checkpoint_that_lacks_a_tensor_is_refused()
    {
        foreach (var tensor in Trained.Network.Tensors.Where(tensor => tensor.Name.StartsWith("trees.", StringComparison.Ordinal)))
            ShouldBeRefused(tensor.Name, null);
    }

    public static TheoryData<string, int, float> Damages => new()
    {
        { "trees.feature", 0, -2 },
        { "trees.feature", 0, 1000 },
        { "trees.feature", 0, 0.5f },
        { "trees.feature", 0, -1 },
        { "trees.feature", -1, 0 },
        { "trees.value", 0, float.NaN },
        { "trees.value", -1, float.PositiveInfinity },
        { "trees.start", 0, float.NaN },
        { "trees.rounds", 0, 0 },
        { "trees.rounds", 0, 1 },
        { "trees.rounds", 0, 1e9f },
        { "trees.levels.0", 0, float.NegativeInfinity },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_checkpoint_with_a_damaged_tensor_is_refused(string name, int at, float value) =>
        ShouldBeRefused(name, values => values[at < 0 ? values.Length + at : at] = value);

    /// <param name="name">Tensor to damage.</param>
    /// <param name="damage">Changes its values; null to remove it.</param>
    private static void ShouldBeRefused(string name, Action<float[]>? damage)
    {
        var tensors = Trained.Network.Tensors.ToList();
        var index = tensors.FindIndex(tensor => tensor.Name == name);
        if (damage is null)
        {
            tensors.RemoveAt(index);
        }
        else
        {
            float[] values = [.. tensors[index].Values];
            damage(values);
            tensors[index] = tensors[index] with { Values = values };
        }

        var damaged = Trained with { Network = Trained.Network with { Tensors = tensors } };
        Should.Throw<CorruptCheckpointException>(() => new EnsemblePredictor(Checkpoint(Steps, damaged)), name);
    }

    private static ColumnValue[] RowOf(TrainingData table, int row) => [.. table.Columns.Select(column => column[row])];

    private static IEnumerable<(ColumnValue[] X, double Y)> Rows(int count)
    {
        var random = new Random(2);
        for (var row = 0; row < count; row++)
        {
            var (a, b, c, level, missing) = (random.NextDouble(), random.NextDouble(), random.NextDouble(), random.Next(30), random.Next(4) == 0);
            var y = (a > 0.6 ? 4 : 0) + (b > 0.5 == c > 0.5 ? 2 : 0) + (level % 3) + (missing ? 3 : 0) + (0.1 * Normal(random));
            yield return (
                [ColumnValue.Of(a), ColumnValue.Of(b), ColumnValue.Of(c), ColumnValue.Of($"level {level}"), missing ? ColumnValue.Missing : ColumnValue.Of(random.NextDouble()), ColumnValue.Of(1)],
                y);
        }
    }
}
