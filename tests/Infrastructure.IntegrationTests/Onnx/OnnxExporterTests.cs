using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.IntegrationTests.Learning;
using Regressor.Infrastructure.IntegrationTests.Learning.Serving;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Targets;
using Regressor.Infrastructure.Onnx;
using Regressor.Infrastructure.Onnx.Schema;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Onnx;

public sealed class OnnxExporterTests
{
    private const int Rows = 240;

    private delegate (ColumnValue[] X, double Y) Draw(Random random, int row);

    private static readonly Dictionary<string, (InputColumn[] Inputs, Draw Draw)> Tables = new()
    {
        ["one number"] = ([Number("x")], (random, _) =>
        {
            var x = random.NextDouble();
            return ([ColumnValue.Of(x)], 10 + Math.Sin(6 * x));
        }
        ),
        ["numbers far from zero, gaps, one that never varies, one that is never there"] = ([Number("year"), Number("size"), Number("same"), Number("empty")], (random, row) =>
        {
            var (year, size) = (1900 + random.Next(120), 1e9 + (1e3 * random.NextDouble()));
            return ([ColumnValue.Of(year), row % 7 == 0 ? ColumnValue.Missing : ColumnValue.Of(size), ColumnValue.Of(4), ColumnValue.Missing], (year / 100.0) + ((size - 1e9) / 1e3));
        }
        ),
        ["skewed numbers"] = ([Number("area"), Number("share")], (random, _) =>
        {
            var (area, share) = (Math.Exp(2 * Normal(random)), random.NextDouble());
            return ([ColumnValue.Of(area), ColumnValue.Of(share)], 20 + (30 * share) + Math.Log(area));
        }
        ),
        ["a target that is learned on two scales"] = ([Number("u"), Number("v")], (random, _) =>
        {
            var (u, v) = (random.NextDouble(), random.NextDouble());
            return ([ColumnValue.Of(u), ColumnValue.Of(v)], Math.Exp((3 * u) + (2 * v) + (0.1 * Normal(random))) + (6 * random.NextDouble()));
        }
        ),
        ["a target with zeros that is learned on two scales"] = ([Number("u"), Number("v")], (random, _) =>
        {
            var (u, v) = (random.NextDouble(), random.NextDouble());
            return ([ColumnValue.Of(u), ColumnValue.Of(v)], u < 0.2 ? 0 : Math.Exp((3 * u) + (2 * v) + (0.1 * Normal(random))));
        }
        ),
        ["few and many categories with gaps beside a number"] = ([Category("kind"), Number("x"), Category("city")], (random, row) =>
        {
            var (kind, city, x) = (random.Next(3), random.Next(20), random.NextDouble());
            return (
                [row % 9 == 0 ? ColumnValue.Missing : ColumnValue.Of("abc"[kind].ToString()), ColumnValue.Of(x), row % 11 == 0 ? ColumnValue.Missing : ColumnValue.Of($"Zürich {city}")],
                20 + kind + (0.2 * city) + x);
        }
        ),
        ["many categories alone"] = ([Category("city")], (random, _) =>
        {
            var city = random.Next(15);
            return ([ColumnValue.Of($"city {city}")], 5 + city + (0.1 * Normal(random)));
        }
        ),
        ["dates over four years and times of day, with gaps"] = ([Date("date"), TimeOfDay("time"), Number("x")], (random, row) =>
        {
            var (day, time, x) = (random.Next(4 * 365), 60.0 * random.Next(24 * 60), random.NextDouble());
            return (
                [row % 9 == 0 ? ColumnValue.Missing : ColumnValue.Of(86_400.0 * (18_000 + day)), row % 11 == 0 ? ColumnValue.Missing : ColumnValue.Of(time), ColumnValue.Of(x)],
                20 + (day % 7) + (time / 86_400) + x);
        }
        ),
        ["instants within a year"] = ([Date("at")], (random, _) =>
        {
            var seconds = 3e7 * random.NextDouble();
            return ([ColumnValue.Of(1.7e9 + seconds)], 10 + (3 * Math.Sin(seconds / 86_400 * 2 * Math.PI)));
        }
        ),
    };

    private static readonly TrainingOptions Options = new() { HiddenSizes = [32, 24], Epochs = 60, Seed = 3 };

    private static readonly string Blend = string.Join('+', LearnerNames.All);

    public static TheoryData<string, string> NamesAndLearners
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var name in Tables.Keys)
                foreach (var learners in LearnerNames.All.Append(Blend)) pairs.Add(name, learners);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(NamesAndLearners))]
    public void The_graph_computes_what_the_model_answers(string name, string learners)
    {
        var table = Table(name);
        var checkpoint = Checkpoint(table, Train(table, Options with { Learners = learners.Split('+') }));
        var model = Serve(checkpoint);
        var rows = Enumerable.Range(0, Rows).Select(row => RowOf(table, row)).Concat(OddRows(table.Inputs)).ToList();

        var actual = Run(new OnnxExporter().Export(checkpoint), table.Inputs, rows);

        for (var row = 0; row < rows.Count; row++)
        {
            var expected = model.Predict(rows[row]).Y;
            actual[row].ShouldBe(expected, 1e-4 * Math.Abs(expected), $"row {row}");
        }
    }

    [Fact]
    public void A_target_of_both_signs_with_heavy_tails_is_computed_alike()
    {
        var random = new Random(3);
        var table = Synthetic.Table([Number("x")], Enumerable.Range(0, Rows).Select(_ => Normal(random)).Select(x => (new[] { ColumnValue.Of(x) }, 5 + (100 * Math.Sinh(3 * x)))));
        var checkpoint = Checkpoint(table, Train(table, Options with { Learners = [LearnerNames.Networks] }));
        var (model, rows) = (Serve(checkpoint), Enumerable.Range(0, Rows).Select(row => RowOf(table, row)).ToList());

        var actual = Run(new OnnxExporter().Export(checkpoint), table.Inputs, rows);

        ((TargetBlend)ModelDescription.Parse(checkpoint.Network.Description).Target).Scalings.ShouldContain(scaling => scaling.Width > 0);
        for (var row = 0; row < rows.Count; row++) actual[row].ShouldBe(model.Predict(rows[row]).Y, 1e-4 * (100 + Math.Abs(actual[row])), $"row {row}");
    }

    private static bool IsOnTwoScales(TargetBlend target) => target.Scalings.Length == 2 && Array.Exists(target.Scalings, scaling => scaling.Log);

    [Fact]
    public void The_tables_make_every_part_of_a_graph()
    {
        var described = Tables.Keys.Select(name => ModelDescription.Parse(Train(Table(name), Options).Network.Description)).ToList();

        described.ShouldContain(description => IsOnTwoScales((TargetBlend)description.Target));
        described.ShouldContain(description => ((TargetBlend)description.Target).Scalings.Any(scaling => scaling.Offset > 0));
        described.ShouldContain(description => description.Encoder.Numeric.Any(column => column.Log != null));
        described.ShouldContain(description => description.Encoder.Numeric.Any(column => column.Missing));
        described.ShouldContain(description => description.Encoder.Categorical.Any(column => column.OneHot && column.Levels.Contains(null)));
        described.ShouldContain(description => description.Encoder.Categorical.Any(column => column.Embedded && column.Levels.Contains(null)));
        described.ShouldContain(description => description.Encoder.DenseWidth == 0);
    }

    [Fact]
    public void Columns_may_have_the_names_of_nodes()
    {
        var table = Synthetic.Table([Number("constant.1"), Number("Where.3")], Enumerable.Range(0, 40).Select(i => (new[] { ColumnValue.Of(i), ColumnValue.Of(i % 5) }, i + 5.0)));
        var checkpoint = Checkpoint(table, Train(table, Quick with { Epochs = 5 }));

        Run(new OnnxExporter().Export(checkpoint), table.Inputs, [RowOf(table, 3)]).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_file_says_what_it_is()
    {
        var table = Table("one number");
        var checkpoint = Checkpoint(table, Train(table, Quick with { Epochs = 5 }));

        using var session = new InferenceSession(new OnnxExporter().Export(checkpoint));

        session.ModelMetadata.ProducerName.ShouldBe("Regressor");
        session.ModelMetadata.Description.ShouldBe("Predicts 'y' of the dataset 'Synthetic'.");
        session.ModelMetadata.CustomMetadataMap["version"].ShouldBe("1");
        session.InputNames.ShouldBe(["x"]);
        session.OutputNames.ShouldBe(["y"]);
    }

    [Fact]
    public void The_file_says_in_which_unit_dates_and_times_are()
    {
        var table = Table("dates over four years and times of day, with gaps");
        var file = ModelProto.Parser.ParseFrom(new OnnxExporter().Export(Checkpoint(table, Train(table, Quick with { Epochs = 2 }))));

        file.Graph.Input.Select(input => input.DocString).ShouldBe(
            ["seconds since 1970-01-01T00:00:00; NaN where missing", "seconds since midnight; NaN where missing", "NaN where missing"], ignoreOrder: true);
    }

    [Fact]
    public void A_network_that_does_not_fit_its_description_is_not_exported()
    {
        var table = Table("one number");
        var trained = Train(table, Quick with { Epochs = 5 });
        var checkpoint = Checkpoint(table, trained with { Network = trained.Network with { Tensors = [.. trained.Network.Tensors.Skip(1)] } });

        Should.Throw<CorruptCheckpointException>(() => new OnnxExporter().Export(checkpoint));
    }

    private static TrainingData Table(string name)
    {
        var (inputs, draw) = Tables[name];
        var random = new Random(5);
        return Synthetic.Table(inputs, Enumerable.Range(0, Rows).Select(row => draw(random, row)));
    }

    private static ColumnValue[] RowOf(TrainingData table, int row) => PredictorTests.RowOf(table, row);

    /// <summary>Nothing known, categories never seen, and numbers beyond all bounds.</summary>
    private static IEnumerable<ColumnValue[]> OddRows(IReadOnlyList<InputColumn> inputs) =>
    [
        [.. inputs.Select(_ => ColumnValue.Missing)],
        [.. inputs.Select(input => Odd(input.Type, 1e300, "never seen", "9999-12-31T23:59:59.5", "23:59:59.5"))],
        [.. inputs.Select(input => Odd(input.Type, -7, "b", "0001-01-01", "00:00"))],
    ];

    private static ColumnValue Odd(ColumnType type, double number, string category, string date, string time)
    {
        if (type == ColumnTypes.Numeric) return ColumnValue.Of(number);
        type.Parse(type == ColumnTypes.DateTime ? date : type == ColumnTypes.TimeOfDay ? time : category, out var value).ShouldBeNull();
        return value;
    }

    /// <returns>y of each row.</returns>
    private static double[] Run(byte[] graph, IReadOnlyList<InputColumn> inputs, List<ColumnValue[]> rows)
    {
        using var session = new InferenceSession(graph);
        var given = inputs.Select((input, column) => input.Type.Storage == StorageKind.Number
            ? NamedOnnxValue.CreateFromTensor(input.Name, new DenseTensor<double>(rows.Select(row => row[column].Number ?? double.NaN).ToArray(), [rows.Count, 1]))
            : NamedOnnxValue.CreateFromTensor(input.Name, new DenseTensor<string>(rows.Select(row => row[column].Text ?? "").ToArray(), [rows.Count, 1]))).ToList();
        using var answers = session.Run(given);
        return [.. answers.Single().AsTensor<double>()];
    }
}
