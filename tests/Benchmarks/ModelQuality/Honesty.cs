using System.Globalization;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>Measures whether a model claims effects that do not exist: 64 rows of 8 columns without a test part, of pure noise and of a linear function.</summary>
internal static class Honesty
{
    private const int Rows = 64, Columns = 8;

    public static void Run(int draws)
    {
        Report("noise only", draws, (_, random) => Statistics.Normal(random));
        Report("linear truth", draws, (x, random) => x.Select((value, i) => value * (i + 1) / Columns).Sum() + Statistics.Normal(random));
    }

    private static void Report(string name, int draws, Func<double[], Random, double> y)
    {
        var inputs = Enumerable.Range(1, Columns).Select(i => new InputColumn($"x{i}", ColumnTypes.Numeric, null)).ToList();
        var reports = Enumerable.Range(0, draws).Select(draw =>
        {
            var random = new Random(draw + 1);
            var next = 0;
            var rows = Enumerable.Range(0, Rows).Select(_ => Enumerable.Range(0, Columns).Select(_ => Statistics.Normal(random)).ToArray())
                .Select(x => (NoisyProblem.Values(x), y(x, random))).ToList();
            var table = Tables.Table(inputs, rows, (_, _) => next++ / (double)Rows);
            return new ModelTrainer().Train(table, new TrainingOptions { TestFraction = 0, Seed = draw }, null, (_, _) => true, default).Report;
        }).ToList();
        int Count(ComparisonOutcome kind) => reports.Count(report => report.Comparison!.Kind == kind);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {draws} draws, out-of-fold R² {reports.Average(report => report.OutOfFold[RegressionTask.R2]):F3}, beside linear regression: better {Count(ComparisonOutcome.Better)}, same {Count(ComparisonOutcome.Same)}, worse {Count(ComparisonOutcome.Worse)}, improvement {reports.Average(report => report.Comparison!.Improvement):P1}"));
    }
}
