using System.Diagnostics;
using Regressor.Benchmarks.ServerSpeed;
using Regressor.Domain.Datasets;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>
/// Measures datasets of few distinct rows with many copies each: the error of the predicted means, compared with the plain mean of each cell's
/// rows; and whether the report states the true error and coverage.
/// </summary>
/// <remarks>
/// c has four levels; k is one of ten whole numbers or missing. Ratings 1 … 5 are 2.2, 2.8, 3.4 or 4 by c, and up to 0.45 more or less by k, plus
/// N(0, 1.1²), rounded and clamped; of the targets 0 and 1 the chance of a 1 is 0.2, 0.4, 0.6 or 0.8 by c, and up to 0.15 more or less by k.
/// </remarks>
internal static class FewRows
{
    private const int Rows = 600;
    private const int Levels = 4;
    private const int Numbers = 10;
    private const double Confidence = Prediction.DefaultConfidence;

    public static void Run(int draws)
    {
        Console.WriteLine($"{draws} draws of {Rows} rows, 64 epochs, default test part");
        Console.WriteLine(
            $"  {"",-36} {"error of the mean",17} {"plain",6} {"RMSE: report",13} {"true",6} {"least",6} {"coverage: report",17} {"true",7} {"tested",9}");
        Report("(a) c; ratings 1 ... 5", draws, withNumber: false, RatingChances);
        Report("(b) c and k; ratings 1 ... 5", draws, withNumber: true, RatingChances);
        Report("(c) c and k; 0 or 1", draws, withNumber: true, ChanceOfOne);
        Report("(d) c; 0 or 1", draws, withNumber: false, ChanceOfOne);
    }

    private static void Report(string problem, int draws, bool withNumber, Func<int, int, double[]> chances)
    {
        var watch = Stopwatch.StartNew();
        var cells = Enumerable.Range(0, Levels * (withNumber ? Numbers : 1))
            .Select(cell => new Cell(cell % Levels, cell / Levels, chances(cell % Levels, withNumber ? cell / Levels : -1))).ToList();
        var measured = Enumerable.Range(0, draws).Select(draw => Measure(draw, cells, withNumber)).ToList();
        Console.WriteLine(
            $"  {problem,-36} {Rms(draw => draw.MeanError),17:F3} {Rms(draw => draw.PlainError),6:F3} {Mean(draw => draw.StatedRmse),13:F3} {Rms(draw => draw.TrueRmse),6:F3} "
            + $"{Math.Sqrt(cells.Average(cell => cell.Variance)),6:F3} {Mean(draw => draw.StatedCoverage),17:P1} {Mean(draw => draw.TrueCoverage),7:P1} "
            + $"{measured.Min(draw => draw.Tested),4}-{measured.Max(draw => draw.Tested)}  {watch.Elapsed.TotalSeconds / draws:F1} s a draw");

        double Mean(Func<Draw, double> of) => measured.Average(of);
        double Rms(Func<Draw, double> of) => Math.Sqrt(measured.Average(draw => Math.Pow(of(draw), 2)));
    }

    private static Draw Measure(int draw, List<Cell> cells, bool withNumber)
    {
        var random = new Random(draw + 1);
        IReadOnlyList<InputColumn> inputs = [new("c", ColumnTypes.Categorical, null), .. withNumber ? [new InputColumn("k", ColumnTypes.Numeric, null)] : Array.Empty<InputColumn>()];
        var builder = new TrainingData.Builder(inputs, Rows);
        var (sums, counts) = (new double[cells.Count], new int[cells.Count]);
        for (var row = 0; row < Rows; row++)
        {
            var index = random.Next(cells.Count);
            var y = cells[index].Draw(random);
            builder.Add(cells[index].X(withNumber), y, DataSplit.PositionOf(cells[index].X(withNumber), y, seed: draw), row + 1);
            sums[index] += y;
            counts[index]++;
        }

        var options = new TrainingOptions { Epochs = 64, Seed = draw };
        var trained = new ModelTrainer().Train(builder.Build(), options, start: null, (_, _) => true, CancellationToken.None);
        var model = Serving.Of(inputs, trained);
        double error = 0, plain = 0, squares = 0, covered = 0;
        for (var index = 0; index < cells.Count; index++)
        {
            var cell = cells[index];
            var prediction = model.Predict(cell.X(withNumber), Confidence);
            error += Math.Pow(prediction.Y - cell.Mean, 2) / cells.Count;
            plain += Math.Pow((counts[index] == 0 ? sums.Sum() / Rows : sums[index] / counts[index]) - cell.Mean, 2) / cells.Count;
            squares += (cell.Variance + Math.Pow(prediction.Y - cell.Mean, 2)) / cells.Count;
            covered += cell.ChanceWithin(prediction.Interval!.Lower, prediction.Interval.Upper) / cells.Count;
        }

        return new Draw(
            Math.Sqrt(error), Math.Sqrt(plain), trained.Report.Test![RegressionTask.Rmse], Math.Sqrt(squares), trained.Report.Coverage!.Covered, covered, trained.Report.TestedOn);
    }

    /// <returns>The probabilities of y = 0, 1 … 5.</returns>
    private static double[] RatingChances(int level, int number)
    {
        const double Deviation = 1.1;
        var mean = 2.2 + (0.6 * level) + (number < 0 ? 0 : 0.1 * (number - 4.5));
        double[] below = [0, .. Enumerable.Range(1, 4).Select(y => Statistics.NormalProbability((y + 0.5 - mean) / Deviation)), 1];
        return [0, .. Enumerable.Range(1, 5).Select(y => below[y] - below[y - 1])];
    }

    /// <returns>The probabilities of y = 0 and 1.</returns>
    private static double[] ChanceOfOne(int level, int number)
    {
        var one = 0.2 + (0.2 * level) + (number < 0 ? 0 : (number - 4.5) / 30);
        return [1 - one, one];
    }

    /// <param name="Level">Level of c.</param>
    /// <param name="Number">Value of k.</param>
    /// <param name="Chances">Probabilities of y = 0, 1 ….</param>
    private sealed record Cell(int Level, int Number, double[] Chances)
    {
        public double Mean => Chances.Index().Sum(chance => chance.Index * chance.Item);

        public double Variance => Chances.Index().Sum(chance => Math.Pow(chance.Index - Mean, 2) * chance.Item);

        public ColumnValue[] X(bool withNumber) =>
            withNumber ? [ColumnValue.Of($"level {Level}"), ColumnValue.Of(Number)] : [ColumnValue.Of($"level {Level}")];

        public double ChanceWithin(double lower, double upper) => Chances.Index().Where(chance => chance.Index >= lower && chance.Index <= upper).Sum(chance => chance.Item);

        public int Draw(Random random)
        {
            var (left, y) = (random.NextDouble(), 0);
            while (y < Chances.Length - 1 && (left -= Chances[y]) >= 0) y++;
            return y;
        }
    }

    /// <param name="MeanError">Root mean square over the cells of the predicted minus the true mean.</param>
    /// <param name="PlainError">Root mean square over the cells of the rows' mean minus the true mean.</param>
    /// <param name="StatedRmse">RMSE that the report states for the test part.</param>
    /// <param name="TrueRmse">RMSE on new rows.</param>
    /// <param name="StatedCoverage">Coverage that the report states for the test part.</param>
    /// <param name="TrueCoverage">Coverage of new rows.</param>
    /// <param name="Tested">Number of rows in the test part.</param>
    private sealed record Draw(double MeanError, double PlainError, double StatedRmse, double TrueRmse, double StatedCoverage, double TrueCoverage, int Tested);
}
