using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.IntegrationTests.Learning.Serving;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Learners.Blend.Inference;
using Regressor.Infrastructure.Learning.Learners.Blend.Training;
using Regressor.Infrastructure.Learning.Learners.Trees.Training;
using Regressor.Infrastructure.Learning.Serving;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class BlendTests
{
    private static readonly TrainingOptions All = Quick with { Epochs = 6, HiddenSizes = [16] };
    private static readonly TrainingOptions Smooth = All with { Learners = [LearnerNames.Networks, LearnerNames.Linear], Epochs = 60 };
    private static readonly TrainingOptions Both = All with { Learners = [LearnerNames.Trees, LearnerNames.Linear] };

    // A line with steps: neither of the two is best alone.
    private static readonly TrainingData Bent = Curve(400, x => (30 * x) + (Math.Floor(20 * x) % 2), noise: 0.3);

    [Fact]
    public void Each_learner_says_how_far_it_is()
    {
        List<LearnerProgress> reported = [];

        new ModelTrainer().Train(Bent, All, start: null, new TrainingObserver((_, _) => true) { OnProgress = reported.Add }, CancellationToken.None);

        reported.Select(progress => (progress.Name, progress.Number, progress.Count)).Distinct()
            .ShouldBe([(LearnerNames.Linear, 1, 3), (LearnerNames.Trees, 2, 3), (LearnerNames.Networks, 3, 3)]);
        double[] whole = [.. reported.Select(progress => progress.From + ((progress.To - progress.From) * progress.Share))];
        whole.ShouldBeInOrder();
        whole[0].ShouldBe(0);
        reported[^1].To.ShouldBe(1);
        reported.ShouldAllBe(progress => progress.Share >= 0 && progress.Share <= 1);
    }

    [Fact]
    public void Networks_that_are_too_large_are_refused_before_another_learner_starts()
    {
        List<LearnerProgress> reported = [];

        Should.Throw<TrainingFailedException>(() => new ModelTrainer().Train(
            Bent, All with { HiddenSizes = [8000, 8000] }, start: null, new TrainingObserver((_, _) => true) { OnProgress = reported.Add }, CancellationToken.None))
            .Failure.Code.ShouldBe(TrainingFailureCode.NetworksTooLarge);

        reported.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LearnerNames.Trees, new[] { LearnerNames.Linear, LearnerNames.Trees })]
    [InlineData(LearnerNames.Networks, new[] { LearnerNames.Linear, LearnerNames.Trees, LearnerNames.Networks })]
    public void Finished_early_a_training_keeps_what_the_learners_have_so_far(string at, string[] learned)
    {
        var (isFinishRequested, epochs) = (false, 0);
        var observer = new TrainingObserver((_, _) => ++epochs > 0) { OnProgress = progress => isFinishRequested |= progress.Name == at, IsFinishRequested = () => isFinishRequested };

        var model = new ModelTrainer().Train(Bent, All with { Epochs = 1000 }, start: null, observer, CancellationToken.None);

        model.Report.Learners!.Select(learner => learner.Name).ShouldBe(learned);
        epochs.ShouldBe(0);
        model.Report.Test![RegressionTask.R2].ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Networks_that_are_finished_before_their_first_epoch_are_a_model()
    {
        var model = new ModelTrainer().Train(
            Bent, All with { Learners = [LearnerNames.Networks], Epochs = 1000 }, start: null, new TrainingObserver((_, _) => true) { IsFinishRequested = () => true }, CancellationToken.None);

        model.Report.Test![RegressionTask.R2].ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void It_answers_from_its_checkpoint_as_it_was_measured()
    {
        var model = Train(Bent, Both);
        var serving = Reload(Bent, model);
        var tested = Enumerable.Range(0, model.Report.TestedOn).ToList();
        var answers = tested.ConvertAll(row => (RegressionPrediction)serving.Predict(PredictorTests.RowOf(Bent, row)));

        ModelDescription.Parse(model.Network.Description).Learner.ShouldBe(LearnerNames.Blend);
        EvaluationMetrics.Compute(new RegressionRows([.. tested.Select(row => Bent.Y[row])], [.. answers.Select(answer => answer.Y)]))[RegressionTask.Rmse]
            .ShouldBe(model.Report.Test![RegressionTask.Rmse], 1e-4);
    }

    [Fact]
    public void It_has_the_weighted_mean_of_its_learners_in_every_chunk_of_rows()
    {
        var table = Table([Number("x")], Enumerable.Range(0, 9000).Select(i => (new[] { ColumnValue.Of(i) }, Math.Sin(i))));
        var options = Both with { Epochs = 1, Members = 2 };
        var data = PreparedData.Prepare(table, options);
        var rows = data.Encoder.Encode(FeatureTable.Of(table), 0, table.Rows);
        var networks = LearnerCatalog.Of(options with { Learners = [LearnerNames.Networks] }).Fit(data, options, new TrainingObserver((_, _) => true), CancellationToken.None);
        var linear = LearnerCatalog.Of(options with { Learners = [LearnerNames.Linear] }).Fit(data, options, new TrainingObserver((_, _) => true), CancellationToken.None);

        var blend = new FittedBlend([new("networks", networks, default, 0.25), new("linear", linear, default, 0.75)], data.FoldCount);

        var (first, second, both) = (networks.PredictAll(rows, default), linear.PredictAll(rows, default), blend.PredictAll(rows, default));
        for (var row = 0; row < table.Rows; row++) both[row].ShouldBe((0.25 * first[row]) + (0.75 * second[row]), 1e-9);
    }

    [Fact]
    public void A_learner_with_two_settings_is_served_as_it_was_trained()
    {
        var data = PreparedData.Prepare(Bent, Both);
        var observer = new TrainingObserver((_, _) => true);
        var usual = new TreesLearner().Fit(data, Both with { Members = data.FoldCount }, observer, CancellationToken.None);
        var tuned = new TreesLearner(new TreeSettings(0.2, 4, 5, 1, 1, 1, 20)).Fit(data, Both with { Members = data.FoldCount }, observer, CancellationToken.None);
        var blend = new FittedBlend([new("trees", tuned, default, 0.25, IsTuned: true), new("trees", usual, default, 0.75)], data.FoldCount);
        var description = Describe(data, blend, Both);

        var scorer = ModelFormats.Of(description).Read(description, [.. blend.Parameters]);

        var expected = blend.PredictAll(data.Test, CancellationToken.None);
        var (t, y, byFold) = (new double[scorer.Members], new double[1], new double[data.FoldCount]);
        for (var row = 0; row < data.Test.Rows; row++)
        {
            scorer.Predict(1, data.Test.DenseRow(row), [], t);
            blend.Output.Predict(t, y, byFold);
            y[0].ShouldBe(expected[row], 1e-9);
        }
    }

    [Fact]
    public void A_blend_of_classes_is_as_confident_as_it_is_right()
    {
        var table = Classes.Draw(900, 3);
        var options = Classes.Short with { Members = 4 };
        var data = PreparedData.Prepare(table, options);
        var networks = LearnerCatalog.Of(options with { Learners = [LearnerNames.Networks] }).Fit(data, options, new TrainingObserver((_, _) => true), CancellationToken.None);
        var trees = LearnerCatalog.Of(options with { Learners = [LearnerNames.Trees] }).Fit(data, options, new TrainingObserver((_, _) => true), CancellationToken.None);
        FittedLearner[] learners = [new("networks", networks, default, 0.5), new("trees", trees, default, 0.5)];

        var exponent = BlendExponent.Fit(PredictionTasks.Classification, data.TrainY, learners);

        double Loss(double factor) => PredictionTasks.Classification.Losses(data.TrainY, new FittedBlend(learners, data.FoldCount, factor).OutOfFold, 1).Average();
        exponent.ShouldBeGreaterThan(1);
        Loss(exponent).ShouldBeLessThan(Loss(1));
        Loss(exponent).ShouldBeLessThan(Loss(2 * exponent));
        BlendExponent.Fit(PredictionTasks.Classification, data.TrainY, [learners[0] with { Weight = 1 }]).ShouldBe(1);
    }

    [Fact]
    public void A_blend_of_classes_is_the_product_of_its_learners_in_every_fold_and_served_so()
    {
        var options = Classes.Short with { Members = 4, Learners = [LearnerNames.Linear, LearnerNames.Trees] };
        var data = PreparedData.Prepare(Classes.Draw(300, 3), options);
        ICrossFittedModel Fit(string learner) => LearnerCatalog.Named(learner).Fit(data, options, new TrainingObserver((_, _) => true), CancellationToken.None);
        var (linear, trees) = (Fit(LearnerNames.Linear), Fit(LearnerNames.Trees));

        var blend = new FittedBlend([new("linear", linear, default, 0.25), new("trees", trees, default, 0.75)], data.FoldCount, exponent: 1.2);

        var p = new double[3];
        for (var row = 0; row < data.TrainY.Length; row++)
        {
            for (var c = 0; c < 3; c++) p[c] = Math.Pow(linear.OutOfFold[(row * 3) + c], 0.3) * Math.Pow(trees.OutOfFold[(row * 3) + c], 0.9);
            for (var c = 0; c < 3; c++) blend.OutOfFold[(row * 3) + c].ShouldBe(p[c] / p.Sum(), 1e-12);
        }

        var description = Describe(data, blend, options);
        var read = ModelDescription.Parse(description.ToJson());
        var scorer = ModelFormats.Of(read).Read(read, [.. blend.Parameters]);
        var (logits, byFold) = (new double[scorer.Members * 3], new double[data.FoldCount * 3]);
        blend.Predict(data.Test, (row, y, folds) =>
        {
            scorer.Predict(1, data.Test.DenseRow(row), [(int)data.Test.Codes[0][row]], logits);
            read.Target.Predict(logits, p, byFold);
            p.ShouldBe(y.ToArray(), 1e-7);
            byFold.ShouldBe(folds.ToArray(), 1e-7);
        }, CancellationToken.None);
    }

    [Fact]
    public void Its_networks_are_those_of_a_training_of_networks_alone()
    {
        var table = Curve(400, x => Math.Sin(9 * x), noise: 0.3);
        var (alone, blended) = (Train(table, Smooth with { Learners = [LearnerNames.Networks] }), Train(table, Smooth));

        foreach (var tensor in alone.Network.Tensors.Where(tensor => tensor.Name.StartsWith("hidden", StringComparison.Ordinal)))
            blended.Network.Tensors.Single(other => other.Name == tensor.Name).Values.ShouldBe(tensor.Values);
    }

    [Fact]
    public void Training_continues_from_the_networks_of_a_blend()
    {
        var table = Curve(400, x => Math.Sin(9 * x), noise: 0.3);
        var model = Train(table, Smooth with { StartFrom = TrainingStart.ActiveModel }, Train(table, Smooth).Network);

        model.Diagnostics.Notes.ShouldNotContain(note => note.Code == FindingCode.BegunAfresh);
    }

    [Theory]
    [InlineData("\"learner\":\"linear\"", "\"learner\":\"trees\"", "number of members")]
    [InlineData("\"learner\":\"linear\"", "\"learner\":\"blend\"", "unknown")]
    [InlineData("\"learners\":[", "\"learners\":[],\"others\":[", "no part")]
    [InlineData("\"components\":1", "\"components\":2147483647", "differs")]
    [InlineData("\"components\":1", "\"components\":-1", "no part")]
    public void A_contradictory_description_is_refused(string written, string changed, string reason)
    {
        var model = Train(Bent, Both);
        model.Network.Description.ShouldContain(written);
        var damaged = model with { Network = model.Network with { Description = model.Network.Description.Replace(written, changed, StringComparison.Ordinal) } };

        Should.Throw<CorruptCheckpointException>(() => new EnsemblePredictor(Checkpoint(Bent, damaged))).Message.ShouldContain(reason);
    }

    [Fact]
    public void The_learners_of_a_model_are_found_in_its_description()
    {
        var blend = ModelDescription.Parse(Train(Bent, Both).Network.Description);

        BlendFormat.PartOf(blend, LearnerNames.Trees)!.Target.Components.ShouldBe(1);
        BlendFormat.PartOf(blend, "other").ShouldBeNull();
    }

    private static ModelDescription Describe(PreparedData data, FittedBlend blend, TrainingOptions options) => new(
        data.Table.Inputs, data.Encoder, blend.Output, data.FoldSeed, options.TestFraction, data.Split, data.CalibrationFrom, [], LearnerNames.Blend)
    {
        Properties = blend.Properties.ToDictionary(),
    };
}
