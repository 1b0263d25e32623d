using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Learning.Splitting;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>
/// Measures the test error on public datasets with given splits and default options: <c>NAME.json.gz</c> files of
/// <c>{"task": "R", "columns": [[name, "numeric" | "categorical"]], "rows": [[…]], "y": […], "splits": [[test rows]]}</c>.
/// </summary>
internal static class PublicTables
{
    private sealed record Table(string Task, string[][] Columns, JsonElement[][] Rows, JsonElement[] Y, int[][] Splits);

    /// <param name="folder">Folder of the files; those of other tasks are skipped.</param>
    /// <param name="split">Index of the split.</param>
    /// <param name="against">File with earlier output to compare with; may be null.</param>
    public static void Run(string folder, int split, string? against)
    {
        var before = against is null ? [] : File.ReadLines(against).Select(line => line.Split('\t')).Where(cells => cells.Length > 1 && double.TryParse(cells[1], out _))
            .ToDictionary(cells => cells[0], cells => double.Parse(cells[1]));
        var ratios = new List<double>();
        Console.WriteLine("table\trmse\tcoverage\tout of fold\tseconds\tratio");
        foreach (var path in Directory.GetFiles(folder, "*.json.gz").Order(StringComparer.Ordinal))
        {
            using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            var table = JsonSerializer.Deserialize<Table>(file, JsonSerializerOptions.Web)!;
            if (table.Task != "R") continue;
            var name = Path.GetFileName(path)[..^".json.gz".Length];
            var watch = Stopwatch.StartNew();
            var report = new ModelTrainer().Train(Positioned(table, split, out var fraction), new TrainingOptions { TestFraction = fraction }, null, (_, _) => true, default).Report;
            var ratio = before.TryGetValue(name, out var rmse) ? report.Test![RegressionTask.Rmse] / rmse : double.NaN;
            if (!double.IsNaN(ratio)) ratios.Add(ratio);
            Console.WriteLine($"{name}\t{report.Test![RegressionTask.Rmse]:G6}\t{report.Coverage?.Covered:P1}\t{report.OutOfFold[RegressionTask.Rmse]:G6}\t{watch.Elapsed.TotalSeconds:F1}\t{ratio:F4}");
        }

        if (ratios.Count > 0) Console.WriteLine($"geometric mean of {ratios.Count} ratios: {Math.Exp(ratios.Average(Math.Log)):F4}");
    }

    /// <summary>The test part comes first; each part has its own order.</summary>
    private static TrainingData Positioned(Table table, int split, out double fraction)
    {
        var inputs = table.Columns.Select(column => new InputColumn(column[0], column[1] == "numeric" ? ColumnTypes.Numeric : ColumnTypes.Categorical, null)).ToList();
        var test = table.Splits[split].ToHashSet();
        var order = Enumerable.Range(0, table.Rows.Length).OrderBy(row => test.Contains(row) ? 0 : 1).ThenBy(row => KFoldSplitter.Mix((ulong)row)).ToList();
        var next = 0;
        fraction = (test.Count - 0.5) / order.Count;
        return Tables.Table(
            inputs,
            order.Select(row => (table.Rows[row].Select(Value).ToArray(), table.Y[row].GetDouble())),
            (_, _) => next++ / (double)order.Count);
    }

    private static ColumnValue Value(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Number => ColumnValue.Of(cell.GetDouble()),
        JsonValueKind.String => ColumnValue.Of(cell.GetString()!),
        JsonValueKind.True or JsonValueKind.False => ColumnValue.Of(cell.GetRawText()),
        _ => ColumnValue.Missing,
    };
}
