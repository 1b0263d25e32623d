using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Regressor.Application.Abstractions.Learning;
using Regressor.Benchmarks.ServerSpeed;
using Regressor.Domain.Datasets;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Onnx;
using Regressor.Infrastructure.Samples;

namespace Regressor.Benchmarks.TrainingSpeed;

/// <summary>Prints SHA-256 hashes of trained models with a given seed: a change that must not affect models prints the same before and after.</summary>
/// <remarks>The hashes depend on the machine's vector instructions, so compare runs on one machine.</remarks>
internal static class Weights
{
    private const int Seed = 1;

    public static void Run()
    {
        var (inputs, rows) = Sample();
        Print("sample, default options", inputs, rows, new TrainingOptions { Seed = Seed });
        (inputs, rows) = WithGaps(600);
        Print("categories, gaps, a skewed target", inputs, rows, new TrainingOptions { Seed = Seed, Epochs = 40 });
        (inputs, rows) = Tables.Friedman(2500, new Random(Seed));
        Print("enough rows for a calibration part", inputs, rows, new TrainingOptions { Seed = Seed, Epochs = 10 });
    }

    private static void Print(string name, IReadOnlyList<InputColumn> inputs, IReadOnlyList<(ColumnValue[] X, double Y)> rows, TrainingOptions options)
    {
        var table = Tables.Table(inputs, rows, (x, y) => DataSplit.PositionOf(x, y, Seed));
        var model = new ModelTrainer().Train(table, options, start: null, (_, _) => true, CancellationToken.None);
        Console.WriteLine(name);
        Console.WriteLine($"  tensors     {HashOf(model.Network.Tensors)}");
        Console.WriteLine($"  description {HashOf(Encoding.UTF8.GetBytes(model.Network.Description))}");
        Console.WriteLine($"  onnx        {HashOf(new OnnxExporter().Export(Serving.CheckpointOf(inputs, model)))}");
        Console.WriteLine($"  report      {HashOf(Encoding.UTF8.GetBytes(ReportFigures.Of(model)))}");
        Console.WriteLine($"  test rmse   {model.Report.Test![RegressionTask.Rmse]:R}");
    }

    private static string HashOf(IReadOnlyList<NamedTensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tensor in tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{tensor.Name}[{string.Join(',', tensor.Shape)}]"));
            hash.AppendData(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static (IReadOnlyList<InputColumn> Inputs, List<(ColumnValue[] X, double Y)> Rows) Sample()
    {
        var sample = SampleCatalog.Houses;
        // The sample had these inputs when the first weights were recorded.
        return ([.. sample.Inputs.Take(5)], [.. sample.Read().Select(row => (row.X.Take(5).ToArray(), row.Y.Number!.Value))]);
    }

    /// <summary>A one-hot and an embedded column, one positive and skewed numeric column, and missing values in each.</summary>
    private static (IReadOnlyList<InputColumn> Inputs, List<(ColumnValue[] X, double Y)> Rows) WithGaps(int count)
    {
        InputColumn[] inputs =
        [
            new("area", ColumnTypes.Numeric, null), new("age", ColumnTypes.Numeric, null), new("kind", ColumnTypes.Categorical, null), new("city", ColumnTypes.Categorical, null),
        ];
        var random = new Random(Seed);
        var rows = new List<(ColumnValue[] X, double Y)>(count);
        for (var row = 0; row < count; row++)
        {
            var (area, age, kind, city) = (Math.Exp(Statistics.Normal(random)), random.Next(90), random.Next(3), random.Next(20));
            ColumnValue[] x = [ColumnValue.Of(area), ColumnValue.Of(age), ColumnValue.Of("abc"[kind].ToString()), ColumnValue.Of($"city {city}")];
            if (row % 7 < x.Length) x[row % 7] = ColumnValue.Missing;
            rows.Add((x, Math.Exp((0.5 * Math.Log(area)) - (age / 90.0) + (0.3 * kind) + (0.1 * city) + (0.1 * Statistics.Normal(random)))));
        }

        return (inputs, rows);
    }
}
