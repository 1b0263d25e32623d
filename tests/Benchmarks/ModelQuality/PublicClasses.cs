using System.Diagnostics;
using System.Text.Json;
using Regressor.Domain.Decisions;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>
/// Measures public classifications with given splits and options beside the tuned boosted trees of <c>references.tsv</c>, lines of
/// <c>table, split, method, {"error", "logloss", "auc"}, seconds</c>; and what deciding by costs loses against the best limit in hindsight.
/// </summary>
internal static class PublicClasses
{
    /// <summary>Cost of a missed event, where a false alarm costs 1.</summary>
    private static readonly double[] MissedCosts = [2, 5, 20];

    private sealed record Figures(double Error, double Logloss, double? Auc);

    /// <param name="folder">Folder of the tables and the references.</param>
    /// <param name="split">Index of the split.</param>
    /// <param name="only">Names of the tables; null for all.</param>
    /// <param name="options">Options of the trainings.</param>
    public static void Run(string folder, int split, string[]? only, TrainingOptions options)
    {
        var tuned = ReadTuned(Path.Combine(folder, "references.tsv"), split);
        var (errors, losses, regrets) = (new List<double>(), new List<double>(), new List<double>());
        Console.WriteLine("table\tclasses\ttest rows\terror\tlog loss\tAUC\tcalibration error\tlinear\tcoverage\tset size\tseconds\terror/tuned\tlog loss/tuned\tregret\tof true probabilities\tout of fold\tlearners");
        foreach (var (name, table) in PublicTable.ReadAll(folder, only).Where(read => !read.Table.IsRegression))
        {
            var watch = Stopwatch.StartNew();
            var trained = new ModelTrainer().Train(table.Positioned(split, out var fraction), options with { TestFraction = fraction }, null, (_, _) => true, default);
            var seconds = watch.Elapsed.TotalSeconds;
            var (test, details) = (trained.Report.Test!, trained.Diagnostics.Classification!);
            var (error, loss) = (1 - test[ClassificationTask.Accuracy], test[ClassificationTask.LogLoss]);
            var (regret, chance) = details.Classes.Count == 2
                ? (MeanRegret(details, [.. details.Points.Select(point => point.Actual)]), RegretOfTruth(details))
                : (double.NaN, double.NaN);
            if (details.Classes.Count == 2) regrets.Add(regret);
            var (errorRatio, lossRatio) = (double.NaN, double.NaN);
            if (tuned.TryGetValue(name, out var reference))
            {
                // An exact table has no ratio: half a row more on both sides.
                var half = 0.5 / test.Count;
                errors.Add(errorRatio = (error + half) / (reference.Error + half));
                losses.Add(lossRatio = loss / reference.Logloss);
            }

            var covered = details.Coverage is { } coverage ? coverage.Sum(c => c.Held) / (double)coverage.Sum(c => c.Count) : double.NaN;
            Console.WriteLine(
                $"{name}\t{details.Classes.Count}\t{test.Count}\t{error:F4}\t{loss:F4}\t{test[ClassificationTask.Auc]:F4}\t{test[ClassificationTask.CalibrationError]:F4}"
                + $"\t{trained.Report.Linear[ClassificationTask.LogLoss]:F4}\t{covered:P1}\t{details.MeanSetSize:F2}\t{seconds:F1}\t{errorRatio:F3}\t{lossRatio:F3}\t{regret:P2}\t{chance:P2}"
                + $"\t{trained.Report.OutOfFold[ClassificationTask.LogLoss]:F4}\t{PublicTable.Learners(trained.Report, ClassificationTask.LogLoss)}");
        }

        if (errors.Count > 0) Console.WriteLine($"geometric means of {errors.Count} ratios: error {GeometricMean(errors):F4}, log loss {GeometricMean(losses):F4}");
        if (regrets.Count > 0) Console.WriteLine($"mean regret on {regrets.Count} tables of two classes: {regrets.Average():P2} of the cost of the best answer that is always the same");
    }

    /// <summary>
    /// Computes what deciding by expected costs costs more than the best limit of the probability in hindsight, as a share of the cost of the
    /// best answer that is always the same.
    /// </summary>
    private static double Regret(ClassificationDiagnostics details, int[] actual, double missed)
    {
        var (no, yes) = (details.Classes[0], details.Classes[1]);
        var costs = new DecisionCosts(new Dictionary<string, IReadOnlyDictionary<string, double>> { [yes] = new Dictionary<string, double> { [no] = missed } }, null);
        var price = new DecisionRule(costs, details.Classes).Price(actual, [.. details.Points.SelectMany(point => point.Probabilities)]);

        // From the lowest limit, at which every row is answered as an event.
        double best = actual.Count(c => c == 0), cost = best;
        foreach (var equal in details.Points.Zip(actual).GroupBy(row => row.First.Probabilities[1]).OrderBy(group => group.Key))
        {
            cost += equal.Sum(row => row.Second == 0 ? -1 : missed);
            best = Math.Min(best, cost);
        }

        return (price.Price - (best / actual.Length)) / price.AlwaysPrices.Min();
    }

    private static double MeanRegret(ClassificationDiagnostics details, int[] actual) => MissedCosts.Average(missed => Regret(details, actual, missed));

    /// <summary>Computes the mean regret if the probabilities were the true ones: what hindsight alone gains.</summary>
    private static double RegretOfTruth(ClassificationDiagnostics details)
    {
        var random = new Random(1);
        return Enumerable.Range(0, 50).Average(_ =>
        {
            int[] drawn = [.. details.Points.Select(point => random.NextDouble() < point.Probabilities[1] ? 1 : 0)];
            return drawn.Contains(1) && drawn.Contains(0) ? MeanRegret(details, drawn) : 0;
        });
    }

    private static Dictionary<string, Figures> ReadTuned(string path, int split) => !File.Exists(path) ? [] : File.ReadLines(path)
        .Select(line => line.Split('\t'))
        .Where(cells => cells.Length == 5 && cells[1] == $"{split}" && cells[2].StartsWith("tuned", StringComparison.Ordinal) && cells[3].Contains("logloss", StringComparison.Ordinal))
        .ToDictionary(cells => cells[0], cells => JsonSerializer.Deserialize<Figures>(cells[3], JsonSerializerOptions.Web)!);

    private static double GeometricMean(List<double> ratios) => Math.Exp(ratios.Average(Math.Log));
}
