using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Predictions;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Samples;
using TorchSharp;

namespace Regressor.Benchmarks.ServerSpeed;

/// <summary>
/// Measures the cost of a prediction by networks compared with its necessary multiply-adds, for a model of the sample's columns and default
/// size, and the cost of one by the default blend.
/// </summary>
[Config(typeof(OneProcess))]
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class Predictions
{
    private const int Rows = 480;

    private readonly Prediction[] _answers = new Prediction[Rows];
    private IPredictor _model = null!;
    private IPredictor _blend = null!;
    private IPredictor _dated = null!;
    private ColumnValue[] _row = null!;
    private ColumnValue[] _datedRow = null!;
    private ColumnValue[] _rows = null!;
    private (float[] Weight, float[] Bias)[] _layers = null!;
    private float[] _in = null!;
    private float[] _out = null!;
    private (torch.Tensor Weight, torch.Tensor Rows)[] _matrices = null!;

    [GlobalSetup]
    public void Setup()
    {
        torch.set_num_threads(1);
        var sample = SampleCatalog.Houses;
        var inputs = sample.Inputs;
        var rows = sample.Read().Select(row => (X: row.X.ToArray(), Y: row.Y.Number!.Value)).ToList();
        var next = 0;
        var table = Tables.Table(inputs, rows, (_, _) => next++ / (double)rows.Count);
        var networks = new TrainingOptions { Epochs = 64, Learners = [LearnerNames.Networks] };
        var trained = Train(table, networks);
        _model = Serving.Of(inputs, trained);
        _blend = Serving.Of(inputs, Train(table, new TrainingOptions()));
        _row = rows[^7].X;
        _rows = [.. rows.Take(Rows).SelectMany(row => row.X)];

        // The same rows with a date for each, which becomes a trend, a season, a weekday and a month.
        List<(ColumnValue[] X, double Y)> dated = [.. rows.Index().Select(row => ((ColumnValue[])[.. row.Item.X, ColumnValue.Of(1_735_689_600 + (86_400.0 * row.Index))], row.Item.Y))];
        InputColumn[] withDate = [.. inputs, new InputColumn("sold", ColumnTypes.DateTime, null)];
        next = 0;
        _dated = Serving.Of(withDate, Train(Tables.Table(withDate, dated, (_, _) => next++ / (double)rows.Count), networks));
        _datedRow = dated[^7].X;

        // The ensemble's layers: the same number of multiply-adds over the same number of weights, in the same order.
        var architecture = NetworksFormat.ArchitectureOf(ModelDescription.Parse(trained.Network.Description));
        int[] widths = [architecture.FirstWidth, .. architecture.Hidden];
        var random = new Random(1);
        _layers = [.. Enumerable.Range(0, architecture.Members).SelectMany(_ => widths.Zip(architecture.Hidden, (from, to) => (Uniform(from * to), Uniform(to))))];
        _in = Uniform(Rows * widths.Max());
        _out = new float[Rows * widths.Max()];
        _matrices = [.. Enumerable.Range(0, architecture.Members).SelectMany(_ => widths.Zip(architecture.Hidden, (from, to) => (torch.rand(from, to), torch.rand(Rows, from))))];
        Console.WriteLine($"// {architecture.Members} networks of {string.Join("-", widths)}, {_layers.Sum(layer => layer.Weight.Length)} multiply-adds a row");

        static TrainedModel Train(TrainingData table, TrainingOptions options) =>
            new ModelTrainer().Train(table, options, start: null, (_, _) => true, CancellationToken.None);

        float[] Uniform(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    [Benchmark(Baseline = true, Description = "bare products"), BenchmarkCategory("one row")]
    public float BareOne() => Bare(1);

    [Benchmark(Description = "prediction of networks"), BenchmarkCategory("one row")]
    public Prediction One() => _model.Predict(_row, Prediction.DefaultConfidence);

    [Benchmark(Description = "prediction of the default blend"), BenchmarkCategory("one row")]
    public Prediction OneBlended() => _blend.Predict(_row, Prediction.DefaultConfidence);

    [Benchmark(Description = "prediction of networks with a date"), BenchmarkCategory("one row")]
    public Prediction OneDated() => _dated.Predict(_datedRow, Prediction.DefaultConfidence);

    [Benchmark(Baseline = true, Description = "torch.mm"), BenchmarkCategory("480 rows")]
    public void TorchProducts()
    {
        foreach (var (weight, rows) in _matrices)
        {
            using var product = torch.mm(rows, weight);
        }
    }

    [Benchmark(Description = "bare products"), BenchmarkCategory("480 rows")]
    public float BareMany() => Bare(EnsemblePredictor.MaxRows, Rows / EnsemblePredictor.MaxRows);

    [Benchmark(Description = "predictions of networks"), BenchmarkCategory("480 rows")]
    public Prediction Many()
    {
        _model.Predict(_rows, Prediction.DefaultConfidence, _answers);
        return _answers[^1];
    }

    private float Bare(int rows, int blocks = 1)
    {
        for (var block = 0; block < blocks; block++)
        {
            foreach (var (weight, bias) in _layers)
                MatrixProduct.Affine(rows, weight.Length / bias.Length, _in.AsSpan(0, rows * (weight.Length / bias.Length)), weight, bias, _out.AsSpan(0, rows * bias.Length));
        }

        return _out[0];
    }

    private sealed class OneProcess : ManualConfig
    {
        public OneProcess() => AddJob(Job.MediumRun.WithLaunchCount(1).WithToolchain(InProcessEmitToolchain.Instance));
    }
}
