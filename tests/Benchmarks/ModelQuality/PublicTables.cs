using System.Diagnostics;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>Measures the test error on public regressions with given splits and options.</summary>
internal static class PublicTables
{
    /// <param name="folder">Folder of the tables; classifications are skipped.</param>
    /// <param name="split">Index of the split.</param>
    /// <param name="against">File with earlier output to compare with; may be null.</param>
    /// <param name="only">Names of the tables; null for all.</param>
    /// <param name="options">Options of the trainings.</param>
    public static void Run(string folder, int split, string? against, string[]? only, TrainingOptions options)
    {
        var before = against is null ? [] : File.ReadLines(against).Select(line => line.Split('\t')).Where(cells => cells.Length > 1 && double.TryParse(cells[1], out _))
            .ToDictionary(cells => cells[0], cells => double.Parse(cells[1]));
        var ratios = new List<double>();
        Console.WriteLine("table\trmse\tcoverage\tout of fold\tseconds\tratio\ttrials\tlearners");
        foreach (var (name, table) in PublicTable.ReadAll(folder, only).Where(read => read.Table.IsRegression))
        {
            var watch = Stopwatch.StartNew();
            var report = new ModelTrainer().Train(table.Positioned(split, out var fraction), options with { TestFraction = fraction }, null, (_, _) => true, default).Report;
            var ratio = before.TryGetValue(name, out var rmse) ? report.Test![RegressionTask.Rmse] / rmse : double.NaN;
            if (!double.IsNaN(ratio)) ratios.Add(ratio);
            Console.WriteLine($"{name}\t{report.Test![RegressionTask.Rmse]:G6}\t{report.Coverage?.Covered:P1}\t{report.OutOfFold[RegressionTask.Rmse]:G6}\t{watch.Elapsed.TotalSeconds:F1}\t{ratio:F4}\t{report.Search?.Trials}\t{PublicTable.Learners(report, RegressionTask.Rmse)}");
        }

        if (ratios.Count > 0) Console.WriteLine($"geometric mean of {ratios.Count} ratios: {Math.Exp(ratios.Average(Math.Log)):F4}");
    }
}
