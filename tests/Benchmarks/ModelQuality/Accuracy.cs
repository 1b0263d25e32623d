using System.Diagnostics;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>Measures the accuracy of the default options over random splits.</summary>
internal static class Accuracy
{
    public static void OnCsv(string path, string target, string[]? inputs, int splits)
    {
        var (columns, rows) = Tables.ReadCsv(path, target, inputs);
        Report(Path.GetFileNameWithoutExtension(path), splits, split => Split(columns, rows, new Random(split + 1)));
    }

    /// <summary>The test RMSE against the noiseless truth would be 0; with noise of 1, the minimum is 1.</summary>
    public static void Friedman(int splits) => Report("friedman", splits, split => Fresh(random => Tables.Friedman(4000, random), split, 0.5));

    public static void Sine(int splits) => Report("sine", splits, split => Fresh(random => Tables.Sine(800, random), split, 0.5));

    private static (TrainingData, double) Fresh(
        Func<Random, (IReadOnlyList<InputColumn> Inputs, List<(ColumnValue[] X, double Y)> Rows)> draw, int split, double testFraction)
    {
        var (columns, rows) = draw(new Random(split + 1));
        var next = 0;
        return (Tables.Table(columns, rows, (_, _) => next++ / (double)rows.Count), testFraction);
    }

    /// <summary>Exactly a fifth of the rows, drawn with the given seed, come first; they are the test part.</summary>
    private static (TrainingData, double) Split(IReadOnlyList<InputColumn> columns, List<(ColumnValue[] X, double Y)> rows, Random random)
    {
        var shuffled = rows.ToArray();
        random.Shuffle(shuffled);
        var next = 0;
        var tested = (int)Math.Ceiling(0.2 * rows.Count);
        return (Tables.Table(columns, shuffled, (_, _) => next++ / (double)rows.Count), (tested - 0.5) / rows.Count);
    }

    private static void Report(string name, int splits, Func<int, (TrainingData Table, double TestFraction)> draw)
    {
        var reports = new List<ModelReport>();
        var watch = Stopwatch.StartNew();
        for (var split = 0; split < splits; split++)
        {
            var (table, testFraction) = draw(split);
            var options = new TrainingOptions { TestFraction = testFraction, Seed = split };
            var report = new ModelTrainer().Train(table, options, start: null, (_, _) => true, CancellationToken.None).Report;
            reports.Add(report);
        }

        Print("test", reports.ConvertAll(report => report.Test![RegressionTask.Rmse]));
        Print("out of fold", reports.ConvertAll(report => report.OutOfFold[RegressionTask.Rmse]));
        Print("train", reports.ConvertAll(report => report.Train[RegressionTask.Rmse]));
        Print("ridge", reports.ConvertAll(report => report.Linear[RegressionTask.Rmse]));
        Print("mean", reports.ConvertAll(report => report.Baseline[RegressionTask.Rmse]));
        var coverage = reports.Select(report => report.Coverage).OfType<IntervalCoverage>().ToList();
        Console.WriteLine(
            $"{name}: rmse/ridge {reports.Average(r => r.Test![RegressionTask.Rmse]) / reports.Average(r => r.Linear[RegressionTask.Rmse]):F3}, " +
            (coverage.Count == 0 ? "no intervals" : $"coverage {coverage.Average(c => c.Covered):P1} at 90 %, width {coverage.Average(c => c.MeanWidth):G4}") +
            $", {watch.Elapsed.TotalSeconds / splits:F1} s a training, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");

        void Print(string what, List<double> rmse) =>
            Console.WriteLine($"{name,-12} {what,-12} rmse {rmse.Average(),12:G5} ± {Statistics.StandardError(rmse):G3}");
    }
}
