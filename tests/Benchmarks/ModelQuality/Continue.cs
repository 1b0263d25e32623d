using Regressor.Application.Abstractions.Learning;
using Regressor.Benchmarks.ServerSpeed;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>
/// Measures the benefit of a warm start: after a tenth of the rows is new, a short training from the active model's weights is compared
/// with an equally short one from fresh weights, on the same training and test rows.
/// </summary>
internal static class Continue
{
    private const double NewShare = 0.1;

    public static void Friedman(int draws, int epochs) => Report("friedman, 1100 rows", draws, epochs, draw =>
    {
        var (columns, rows) = Tables.Friedman(3100, new Random(draw + 1));
        return (columns, rows[..1100], rows[1100..]);
    });

    public static void OnCsv(string path, string target, string[]? inputs, int draws, int epochs)
    {
        var (columns, all) = Tables.ReadCsv(path, target, inputs);
        Report(Path.GetFileNameWithoutExtension(path), draws, epochs, draw =>
        {
            var rows = all.ToArray();
            new Random(draw + 1).Shuffle(rows);
            var tested = rows.Length / 5;
            return (columns, [.. rows[tested..]], [.. rows[..tested]]);
        });
    }

    private static void Report(
        string name, int draws, int epochs, Func<int, (IReadOnlyList<InputColumn> Columns, List<(ColumnValue[] X, double Y)> Rows, List<(ColumnValue[] X, double Y)> Test)> draw)
    {
        var results = Enumerable.Range(0, draws).Select(number =>
        {
            var (columns, rows, test) = draw(number);

            // The active model: default options, without the new rows.
            var known = (int)Math.Round(rows.Count / (1 + NewShare));
            var options = new TrainingOptions { TestFraction = 0, Seed = number };
            var active = Train(columns, rows[..known], options, start: null);
            var brief = options with { Epochs = epochs };
            return (
                Active: Rmse(columns, active, test),
                Continued: Rmse(columns, Train(columns, rows, brief with { StartFrom = TrainingStart.ActiveModel }, active.Network), test),
                Afresh: Rmse(columns, Train(columns, rows, brief, start: null), test));
        }).ToList();

        Console.WriteLine($"{name}, {NewShare:P0} of them new, at most {epochs} epochs, {draws} draws: test RMSE ± standard error");
        Print("active model, not trained on the new rows", results.ConvertAll(result => result.Active));
        Print("continued from it", results.ConvertAll(result => result.Continued));
        Print("started afresh", results.ConvertAll(result => result.Afresh));

        // Paired: both are measured on the same rows, so that the difficulty of the draw cancels.
        Print("afresh less continued", results.ConvertAll(result => result.Afresh - result.Continued));
        Console.WriteLine($"  continued is the better one in {results.Count(result => result.Continued < result.Afresh)} of {draws}");
    }

    private static TrainedModel Train(IReadOnlyList<InputColumn> columns, List<(ColumnValue[] X, double Y)> rows, TrainingOptions options, TrainedNetwork? start) =>
        new ModelTrainer().Train(
            Tables.Table(columns, rows, (x, y) => DataSplit.PositionOf(x, y, seed: 1)), options, start, (_, _) => true, CancellationToken.None);

    private static double Rmse(IReadOnlyList<InputColumn> columns, TrainedModel model, List<(ColumnValue[] X, double Y)> test)
    {
        var serving = Serving.Of(columns, model);
        var rows = new RegressionRows([.. test.Select(row => row.Y)], [.. test.Select(row => serving.Predict(row.X, Prediction.DefaultConfidence).Y)]);
        return EvaluationMetrics.Compute(rows)[RegressionTask.Rmse];
    }

    private static void Print(string what, List<double> values) =>
        Console.WriteLine($"  {what,-42} {values.Average(),10:G5} ± {Statistics.StandardError(values):G3}");
}
