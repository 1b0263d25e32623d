using System.Diagnostics;
using Regressor.Benchmarks.ServerSpeed;
using Regressor.Domain.Datasets;
using Regressor.Domain.Predictions;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>
/// Measures how often the 90 % interval covers over repeated draws of a problem whose noise depends on x, compared with the theory of split
/// conformal prediction; and its width compared with a constant one: y = 2·sin(3x₁) + x₂ + N(0, σ(x₁)²), x uniform in [−1, 1)².
/// </summary>
/// <remarks>
/// The possible saving of width depends on σ alone, so the saving with known function and σ is printed next to the model's.
/// </remarks>
internal static class Coverage
{
    private const int Rows = 400;
    private const int Fresh = 2000;
    private const double Confidence = Prediction.DefaultConfidence;

    private static readonly IReadOnlyList<InputColumn> Inputs = [new("x1", ColumnTypes.Numeric, null), new("x2", ColumnTypes.Numeric, null)];

    /// <summary>Small and short: the guarantee holds for any model.</summary>
    private static readonly TrainingOptions Fast = new() { TestFraction = 0, HiddenSizes = [32], Epochs = 24 };

    public static void Run(int draws, bool defaults)
    {
        Report("noise 0.2 + 0.8·|x1|", draws, defaults, x1 => 0.2 + (0.8 * Math.Abs(x1)));
        Report("noise 0.3·exp(1.5·x1)", draws, defaults, x1 => 0.3 * Math.Exp(1.5 * x1));
    }

    private static void Report(string noise, int draws, bool defaults, Func<double, double> deviation)
    {
        var options = defaults ? new TrainingOptions { TestFraction = 0 } : Fast;
        var watch = Stopwatch.StartNew();
        var measured = Enumerable.Range(0, draws).Select(draw => Measure(options with { Seed = draw }, new NoisyProblem(new Random(draw + 1), deviation))).ToList();

        var law = new CoverageLaw(Rows, Confidence);
        var trained = defaults ? "default options" : "one hidden layer of 32, 24 epochs";
        Console.WriteLine($"{noise}: {draws} draws of {Rows} rows, {trained}, {watch.Elapsed.TotalSeconds / draws:F2} s a draw");
        Console.WriteLine($"  {"coverage",-36} {"mean",7} {"± s.e.",7} {"s.d.",7} {"5 %",7} {"95 %",7} {"KS",7}");
        Console.WriteLine(
            $"  {"law: Beta(k, n + 1 - k)",-36} {law.Mean,7:F4} {"",7} {law.Deviation,7:F4} {law.Quantile(0.05),7:F4} {law.Quantile(0.95),7:F4} " +
            $"{1.36 / Math.Sqrt(draws),7:F3}  (KS exceeded by chance once in 20)");
        Print("the model's interval (CV+)", draw => draw.Interval.Covered);
        Print("control: split conformal, constant", draw => draw.Split.Covered);

        Console.WriteLine($"  {"at the model's coverage",-36} {"width",7} {"least noise",11} {"most noise",11}   coverage in those thirds of the rows");
        PrintWidth("the model's interval", draw => draw.Interval);
        PrintWidth("constant width", draw => draw.Constant);
        Console.WriteLine(
            $"  width saved {1 - (measured.Average(draw => draw.Interval.Width) / measured.Average(draw => draw.Constant.Width)):P1}; " +
            $"with the function and the noise known {1 - (measured.Average(draw => draw.KnownWidth) / measured.Average(draw => draw.KnownConstantWidth)):P1}");

        void Print(string what, Func<Draw, double> of)
        {
            var values = measured.ConvertAll(draw => of(draw));
            Console.WriteLine(
                $"  {what,-36} {values.Average(),7:F4} {Statistics.StandardError(values),7:F4} {Statistics.Deviation(values),7:F4} " +
                $"{Statistics.Quantile(values, 0.05),7:F4} {Statistics.Quantile(values, 0.95),7:F4} {law.Distance(values),7:F3}");
        }

        void PrintWidth(string what, Func<Draw, Summary> of) => Console.WriteLine(
            $"  {what,-36} {measured.Average(draw => of(draw).Width),7:F3} {measured.Average(draw => of(draw).Quiet),11:P1} {measured.Average(draw => of(draw).Loud),11:P1}");
    }

    private static Draw Measure(TrainingOptions options, NoisyProblem problem)
    {
        var rows = Enumerable.Range(0, Rows).Select(_ => problem.Example()).ToList();
        var table = Tables.Table(Inputs, rows, (x, y) => DataSplit.PositionOf(x, y, seed: 1));
        var model = Serving.Of(Inputs, new ModelTrainer().Train(table, options, start: null, (_, _) => true, CancellationToken.None));

        var answers = Enumerable.Range(0, Fresh).Select(_ => problem.Point()).Select(x =>
        {
            var prediction = model.Predict(NoisyProblem.Values(x), Confidence);
            return new Answer(NoisyProblem.Mean(x), problem.Deviation(x), prediction.Y, prediction.Interval!.Lower, prediction.Interval.Upper);
        }).OrderBy(answer => answer.Deviation).ToList();

        // The same number of new rows: the textbook interval, which follows the theory exactly.
        var residuals = Enumerable.Range(0, Rows).Select(_ => problem.Example()).Select(row => Math.Abs(row.Y - model.Predict(row.X, Confidence).Y)).Order().ToList();
        var interval = Summary.Of(answers);
        var known = answers.ConvertAll(answer => answer with { Y = answer.Mean });
        return new Draw(
            interval,
            Summary.Of(answers, residuals[ConformalInterval.Rank(Rows, Confidence)!.Value - 1]),
            Summary.Of(answers, HalfWidth(answers, interval.Covered)),
            answers.Average(answer => 2 * 1.645 * answer.Deviation),
            2 * HalfWidth(known, Confidence));
    }

    /// <summary>Computes the constant half width around the predictions that covers equally often.</summary>
    private static double HalfWidth(List<Answer> answers, double covered)
    {
        double low = 0, high = 100;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (Summary.Of(answers, middle).Covered < covered) low = middle;
            else high = middle;
        }

        return low;
    }

    /// <param name="Interval">Mean width of the model's intervals.</param>
    /// <param name="Split">Width of the constant interval of split conformal prediction on new rows.</param>
    /// <param name="Constant">Width of the constant interval that covers as often as the model's.</param>
    /// <param name="KnownWidth">Mean width of the 90 % interval with known function and noise.</param>
    /// <param name="KnownConstantWidth">Width of the constant interval around the true function that covers 90 %.</param>
    private sealed record Draw(Summary Interval, Summary Split, Summary Constant, double KnownWidth, double KnownConstantWidth);
}
