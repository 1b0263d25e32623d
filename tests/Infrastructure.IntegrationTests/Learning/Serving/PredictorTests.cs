using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.IntegrationTests.Learning.Learners;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Serving;
using TorchSharp;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Serving;

public sealed class PredictorTests
{
    private static readonly TrainingData Mixed = MixedTable();
    private static readonly TrainedModel Model = Train(Mixed, Quick with { Learners = [LearnerNames.Networks], HiddenSizes = [40, 33] });

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(EnsemblePredictor.MaxRows)]
    public void It_answers_as_libtorch_does_however_many_rows_are_asked_at_once(int block)
    {
        var description = ModelDescription.Parse(Model.Network.Description);
        var architecture = NetworksFormat.ArchitectureOf(description);
        var rows = description.Encoder.Encode(FeatureTable.Of(Mixed), 0, Mixed.Rows);
        using var scope = torch.NewDisposeScope();
        using var network = new EnsembleNetwork(architecture, ParameterLayout.Flatten(architecture, Model.Network.Tensors));
        var codesOf = rows.Codes.Select(column => torch.tensor(column, [1, rows.Rows]).expand(architecture.Members, -1)).ToList();
        var expected = TorchReference.Forward(network, architecture, torch.tensor(rows.Dense, [1, rows.Rows, rows.DenseWidth]).expand(architecture.Members, -1, -1), codesOf).data<float>().ToArray();

        var serving = new InferenceNetwork(architecture, Model.Network.Tensors);
        for (var first = 0; first < rows.Rows; first += block)
        {
            var count = Math.Min(block, rows.Rows - first);
            var actual = new double[count * serving.Members];
            var codes = Enumerable.Range(first, count).SelectMany(row => rows.Codes.Select(column => (int)column[row])).ToArray();
            serving.Predict(count, rows.Dense.AsSpan(first * rows.DenseWidth, count * rows.DenseWidth), codes, actual);
            for (var i = 0; i < actual.Length; i++)
            {
                var t = expected[(i % serving.Members * rows.Rows) + first + (i / serving.Members)];
                actual[i].ShouldBe(t, 1e-5 * Math.Max(1, Math.Abs(t)));
            }
        }
    }

    [Fact]
    public void Many_rows_have_the_answers_that_each_has_alone()
    {
        var serving = Serve(Mixed, Model);
        var rows = Enumerable.Range(0, Mixed.Rows).Select(row => RowOf(Mixed, row)).Append([ColumnValue.Of(1e6), ColumnValue.Of("x"), ColumnValue.Missing]).ToList();
        var together = new Prediction[rows.Count];
        serving.Predict([.. rows.SelectMany(row => row)], 0.8, together);

        for (var row = 0; row < rows.Count; row++)
        {
            var alone = serving.Predict(rows[row], 0.8);
            together[row].Y.ShouldBe(alone.Y, 1e-5 * Math.Max(1, Math.Abs(alone.Y)));
            together[row].Interval!.Upper.ShouldBe(alone.Interval!.Upper, 1e-5 * Math.Max(1, Math.Abs(alone.Interval.Upper)));
            together[row].Warnings.ShouldBe(alone.Warnings);
        }

        together[^1].Warnings.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_category_is_known_without_a_string_of_it()
    {
        var serving = Serve(Mixed, Model);

        serving.KnownCategory(1, "xay".AsSpan(1, 1)).ShouldBe("a");
        serving.KnownCategory(1, "nowhere").ShouldBeNull();
        serving.KnownCategory(0, "a").ShouldBeNull();
    }

    [Fact]
    public void It_encodes_a_row_as_training_did()
    {
        var description = ModelDescription.Parse(Model.Network.Description);
        var serving = Serve(Mixed, Model);
        var actual = Enumerable.Range(0, Mixed.Rows).Select(row => serving.Predict(RowOf(Mixed, row)).Y).ToArray();

        var trainRows = Mixed.TestRows(Mixed.SplitAt(Quick.TestFraction).Threshold)..;
        EvaluationMetrics.Compute(new RegressionRows(Mixed.Y[trainRows], actual[trainRows]))[RegressionTask.Rmse].ShouldBe(Model.Report.Train[RegressionTask.Rmse], 1e-6);
        description.Encoder.EmbeddedColumns.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_usual_input_gives_an_interval_around_y_and_no_warning()
    {
        var prediction = Serve(Mixed, Model).Predict(ColumnValue.Of(0.5), ColumnValue.Of("a"), ColumnValue.Of("city 1"));

        prediction.Warnings.ShouldBeEmpty();
        prediction.ModelVersion.ShouldBe(1);
        prediction.Interval!.Confidence.ShouldBe(0.9);
        prediction.Interval.Lower.ShouldBeLessThan(prediction.Y);
        prediction.Interval.Upper.ShouldBeGreaterThan(prediction.Y);
    }

    [Fact]
    public void More_confidence_takes_a_wider_interval()
    {
        var serving = Serve(Mixed, Model);
        double[] confidences = [0.5, 0.7, 0.9, 0.95, 0.99];
        var widths = confidences.Select(confidence =>
        {
            var interval = serving.Predict([ColumnValue.Of(0.5), ColumnValue.Of("a"), ColumnValue.Of("city 1")], confidence).Interval!;
            return interval.Upper - interval.Lower;
        }).ToList();

        widths.ShouldBe(widths.Order());
    }

    [Fact]
    public void It_warns_of_what_training_did_not_see()
    {
        var warnings = Serve(Mixed, Model).Predict(ColumnValue.Of(70), ColumnValue.Of("z"), ColumnValue.Missing).Warnings;

        warnings.Select(warning => (warning.Code, warning.Column)).ShouldBe([
            (PredictionWarningCode.OutOfRange, "x"),
            (PredictionWarningCode.UnknownCategory, "kind"),
            (PredictionWarningCode.Missing, "city"),
        ]);
        warnings[0].Message.ShouldStartWith("'x' is 70, outside the range 0");
        warnings[1].Message.ShouldBe("'kind' is 'z', a category that was not seen in training.");
    }

    [Fact]
    public void Too_few_examples_for_the_confidence_give_a_warning_in_place_of_an_interval()
    {
        var table = Curve(30, x => x, noise: 0.1);
        var serving = Serve(table, Train(table));

        serving.Predict([ColumnValue.Of(0.5)], 0.8).Interval.ShouldNotBeNull();
        var prediction = serving.Predict([ColumnValue.Of(0.5)], 0.99);
        prediction.Interval.ShouldBeNull();
        prediction.Warnings.ShouldHaveSingleItem().Message.ShouldBe("The model was trained on too few examples to give an interval at 99 % confidence.");
    }

    [Fact]
    public void Extreme_inputs_that_pull_in_opposite_directions_give_a_finite_answer()
    {
        var table = Table([Number("up"), Number("down")], Enumerable.Range(0, 60).Select(i => (new[] { ColumnValue.Of(i), ColumnValue.Of(i * 7 % 60) }, i - (i * 7 % 60.0))));
        var serving = Serve(table, Train(table));

        double.IsFinite(serving.Predict(ColumnValue.Of(double.MaxValue), ColumnValue.Of(double.MaxValue)).Y).ShouldBeTrue();
    }

    [Fact]
    public void An_extreme_input_gives_a_finite_answer() =>
        double.IsFinite(Serve(Mixed, Model).Predict(ColumnValue.Of(1e300), ColumnValue.Of("a"), ColumnValue.Of("city 1")).Y).ShouldBeTrue();

    [Fact]
    public void A_model_is_found_until_it_is_deactivated()
    {
        var predictor = new ActiveModelCache(new ModelOptions());
        predictor.Find("synthetic").ShouldBeNull();
        predictor.Activate(Checkpoint(Mixed, Model), costs: null);
        predictor.Find("synthetic")!.Inputs.ShouldBe(Mixed.Inputs);
        predictor.Deactivate("synthetic");
        predictor.Find("synthetic").ShouldBeNull();
    }

    [Fact]
    public void A_network_that_does_not_fit_its_description_is_refused()
    {
        var checkpoint = Checkpoint(Mixed, Model);
        var tensors = checkpoint.Network.Tensors;
        Should.Throw<CorruptCheckpointException>(() => Serve(checkpoint with { Network = checkpoint.Network with { Tensors = [.. tensors.Skip(1)] } }));
        Should.Throw<CorruptCheckpointException>(() => Serve(checkpoint with { Network = checkpoint.Network with { Description = "{}" } }));
        Should.Throw<CorruptCheckpointException>(() => Serve(checkpoint with { Dataset = checkpoint.Dataset with { Inputs = [Number("x")] } }));
    }

    [Fact]
    public void Of_more_models_than_there_is_room_for_the_one_not_asked_for_longest_is_let_go()
    {
        var checkpoint = Checkpoint(Mixed, Model);
        var room = 2 * new EnsemblePredictor(checkpoint).Bytes;
        var predictor = new ActiveModelCache(new ModelOptions { MemoryBytes = room });
        void Activate(string slug) => predictor.Activate(checkpoint with { Dataset = checkpoint.Dataset with { Slug = slug } }, costs: null);

        Activate("first");
        Activate("second");
        var later = Environment.TickCount64 + 1;
        SpinWait.SpinUntil(() => Environment.TickCount64 > later);
        var held = predictor.Find("first")!;
        Activate("third");

        predictor.Find("first").ShouldBeSameAs(held);
        predictor.Find("second").ShouldBeNull();
        predictor.Find("third").ShouldNotBeNull();
    }

    [Fact]
    public void One_model_is_kept_however_little_room_there_is()
    {
        var predictor = new ActiveModelCache(new ModelOptions { MemoryBytes = 1 });

        predictor.Activate(Checkpoint(Mixed, Model), costs: null).ShouldBeSameAs(predictor.Find("synthetic"));
    }

    internal static TrainingData MixedTable()
    {
        var random = new Random(6);
        return Table([Number("x"), Category("kind"), Category("city")], Enumerable.Range(0, 400).Select(i =>
        {
            var (x, kind, city) = (random.NextDouble(), random.Next(3), random.Next(20));
            var value = i % 10 == 0 ? ColumnValue.Missing : ColumnValue.Of(x);
            return (new[] { value, ColumnValue.Of("abc"[kind].ToString()), ColumnValue.Of($"city {city}") }, Math.Sin(5 * x) + kind + (0.1 * city) + (0.1 * Normal(random)));
        }));
    }

    internal static ColumnValue[] RowOf(TrainingData table, int row) => [.. table.Columns.Select(column => column[row])];
}
