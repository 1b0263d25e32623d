using System.Diagnostics;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks;

/// <summary>
/// How often the 90 % interval covers over repeated draws of a problem whose noise depends on x, beside the law of split conformal
/// prediction; and its width beside that of an interval of constant width.
/// </summary>
internal static class Coverage
{
    private const int Rows = 400;
    private const int Fresh = 2000;
    private const double Confidence = Prediction.DefaultConfidence;

    private static readonly IReadOnlyList<InputColumn> Inputs = [new("x1", ColumnKind.Numeric, null), new("x2", ColumnKind.Numeric, null)];

    /// <summary>Small and short: the guarantee does not ask for a good model.</summary>
    private static readonly TrainingOptions Fast = new() { TestFraction = 0, HiddenSizes = [32], Epochs = 24 };

    public static void Run(int draws, bool defaults)
    {
        var options = defaults ? new TrainingOptions { TestFraction = 0 } : Fast;
        var watch = Stopwatch.StartNew();
        var measured = Enumerable.Range(0, draws).Select(draw => Measure(options with { Seed = draw }, new Random(draw + 1))).ToList();

        var law = new CoverageLaw(Rows, Confidence);
        Console.WriteLine($"{draws} draws, {Rows} rows each, {(defaults ? "default options" : "one hidden layer of 32, 24 epochs")}, {watch.Elapsed.TotalSeconds / draws:F2} s a draw");
        Console.WriteLine($"{"coverage",-34} {"mean",7} {"± s.e.",7} {"s.d.",7} {"5 %",7} {"95 %",7} {"KS",7}");
        Console.WriteLine($"{"law, Beta(k, n + 1 - k)",-34} {law.Mean,7:F4} {"",7} {law.Deviation,7:F4} {law.Quantile(0.05),7:F4} {law.Quantile(0.95),7:F4} {1.36 / Math.Sqrt(draws),7:F3}  (5 % critical value)");
        Print("the model's interval (CV+)", draw => draw.Covered);
        Print("control: split conformal, constant", draw => draw.SplitCovered);

        var (width, constant) = (measured.Average(draw => draw.Width), measured.Average(draw => draw.ConstantWidth));
        Console.WriteLine($"mean width {width:F3}; constant width at the same coverage {constant:F3}: {1 - (width / constant):P1} less; 1.645 s.d. of the noise either side {measured.Average(draw => draw.NoiseWidth):F3}");
        Console.WriteLine($"coverage in the third of least and of most noise: {measured.Average(draw => draw.Quiet):P1} and {measured.Average(draw => draw.Loud):P1}; constant width {measured.Average(draw => draw.ConstantQuiet):P1} and {measured.Average(draw => draw.ConstantLoud):P1}");

        void Print(string what, Func<Draw, double> of)
        {
            var values = measured.ConvertAll(draw => of(draw));
            Console.WriteLine(
                $"{what,-34} {values.Average(),7:F4} {Statistics.StandardError(values),7:F4} {Statistics.Deviation(values),7:F4} " +
                $"{Statistics.Quantile(values, 0.05),7:F4} {Statistics.Quantile(values, 0.95),7:F4} {law.Distance(values),7:F3}");
        }
    }

    private static Draw Measure(TrainingOptions options, Random random)
    {
        var rows = Enumerable.Range(0, Rows).Select(_ => Example(random)).ToList();
        var table = Tables.Table(Inputs, rows, (x, y) => DataSplit.PositionOf(x, y, seed: 1));
        var model = Serving.Of(Inputs, new TorchModelTrainer().Train(table, options, start: null, _ => { }, CancellationToken.None));

        var points = Enumerable.Range(0, Fresh).Select(_ =>
        {
            var x = Point(random);
            var prediction = model.Predict(Values(x), Confidence);
            return new Answer(Math.Abs(x[0]), Mean(x), Deviation(x), prediction.Y, prediction.Interval!.Lower, prediction.Interval.Upper);
        }).ToList();
        var covered = points.Average(point => point.Covered);
        var constant = HalfWidth(points, covered);

        // As many rows again that the model has not seen: the textbook interval, which obeys the law exactly.
        var residuals = Enumerable.Range(0, Rows).Select(_ => Example(random)).Select(row => Math.Abs(row.Y - model.Predict(row.X, Confidence).Y)).Order().ToList();
        var split = residuals[ConformalInterval.Rank(Rows, Confidence)!.Value - 1];

        var byNoise = points.OrderBy(point => point.Ease).ToList();
        var (quiet, loud) = (byNoise[..(Fresh / 3)], byNoise[^(Fresh / 3)..]);
        return new Draw(
            covered,
            points.Average(point => point.CoveredWithin(split)),
            points.Average(point => point.Upper - point.Lower),
            2 * constant,
            points.Average(point => 2 * 1.645 * point.Deviation),
            quiet.Average(point => point.Covered),
            loud.Average(point => point.Covered),
            quiet.Average(point => point.CoveredWithin(constant)),
            loud.Average(point => point.CoveredWithin(constant)));
    }

    /// <summary>What constant half width around the same predictions covers as often.</summary>
    private static double HalfWidth(List<Answer> points, double covered)
    {
        double low = 0, high = 100;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (points.Average(point => point.CoveredWithin(middle)) < covered) low = middle;
            else high = middle;
        }

        return low;
    }

    /// <summary>y = 2·sin(3x₁) + x₂ + N(0, (0.2 + 0.8·|x₁|)²), x uniform in [−1, 1)².</summary>
    private static (InputValue[] X, double Y) Example(Random random)
    {
        var x = Point(random);
        return (Values(x), Mean(x) + (Deviation(x) * Statistics.Normal(random)));
    }

    private static double[] Point(Random random) => [(2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1];

    private static InputValue[] Values(double[] x) => Array.ConvertAll(x, InputValue.Of);

    private static double Mean(double[] x) => (2 * Math.Sin(3 * x[0])) + x[1];

    private static double Deviation(double[] x) => 0.2 + (0.8 * Math.Abs(x[0]));

    /// <summary>
    /// An answer at a fresh x. As the noise is known, the probability that y falls into the interval is, too: no sampling of y blurs it.
    /// </summary>
    private sealed record Answer(double Ease, double Mean, double Deviation, double Y, double Lower, double Upper)
    {
        public double Covered => Within(Lower, Upper);

        public double CoveredWithin(double halfWidth) => Within(Y - halfWidth, Y + halfWidth);

        private double Within(double lower, double upper) =>
            Statistics.NormalProbability((upper - Mean) / Deviation) - Statistics.NormalProbability((lower - Mean) / Deviation);
    }

    private sealed record Draw(
        double Covered, double SplitCovered, double Width, double ConstantWidth, double NoiseWidth,
        double Quiet, double Loud, double ConstantQuiet, double ConstantLoud);
}
