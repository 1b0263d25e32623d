using System.Globalization;
using Regressor.Benchmarks.ServerSpeed;
using Regressor.Domain.Predictions;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>
/// Measures how often the 90 % interval contains y, for 32 to 4 000 rows and several kinds of noise, compared with the theory of split conformal
/// prediction: f(x) = 2·sin(3x₁) + x₂, x uniform in [−1, 1)², and y = f + N(0, 1); f + Exp(1) − 1; f rounded to whole numbers after N(0, 1);
/// 1 with probability ½ + 0.4·sin(3x₁), otherwise 0; exp(f/2 + N(0, 0.6²)). Low noise: Friedman-1 with noise 0.1.
/// </summary>
internal static class Laws
{
    private const double Confidence = Prediction.DefaultConfidence;
    private const int Fresh = 2000;

    private static readonly IReadOnlyList<InputColumn> Inputs = [new("x1", ColumnTypes.Numeric, null), new("x2", ColumnTypes.Numeric, null)];

    private static readonly (string Name, Func<double[], Random, double> Y)[] Kinds =
    [
        ("normal", (x, random) => NoisyProblem.Mean(x) + Statistics.Normal(random)),
        ("skewed", (x, random) => NoisyProblem.Mean(x) - Math.Log(1 - random.NextDouble()) - 1),
        ("integer", (x, random) => Math.Round(NoisyProblem.Mean(x) + Statistics.Normal(random))),
        ("0 or 1", (x, random) => random.NextDouble() < 0.5 + (0.4 * Math.Sin(3 * x[0])) ? 1 : 0),
        ("log-normal", (x, random) => Math.Exp((NoisyProblem.Mean(x) / 2) + (0.6 * Statistics.Normal(random)))),
    ];

    /// <param name="sizes">Numbers of training rows.</param>
    /// <param name="draws">Number of draws for each size and kind.</param>
    /// <param name="only">The only kind of noise to measure; null for all.</param>
    /// <param name="epochs">Number of epochs for one hidden layer of 32 units; null for the default options.</param>
    public static void Run(IEnumerable<int> sizes, int draws, string? only, int? epochs)
    {
        var options = epochs is null ? new TrainingOptions { TestFraction = 0 } : new TrainingOptions { TestFraction = 0, HiddenSizes = [32], Epochs = epochs.Value };
        foreach (var size in sizes)
        {
            foreach (var (name, y) in Kinds.Where(kind => only is null || kind.Name == only))
            {
                var problem = new Problem(Inputs, random => [(2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1], y);
                Print(name, size, [.. Enumerable.Range(0, draws).Select(draw => Measure(problem, size, options with { Seed = draw }, new Random(draw + 1)))]);
            }
        }
    }

    /// <summary>A smooth function of eight inputs with little noise, where a single network is much worse than the ensemble.</summary>
    public static void LowNoise(int rows, int draws)
    {
        var (inputs, _) = Tables.Friedman(1, new Random(1), columns: 8);
        var problem = new Problem(inputs, random => [.. Enumerable.Range(0, 8).Select(_ => random.NextDouble())], (x, random) =>
            (10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * Math.Pow(x[2] - 0.5, 2)) + (10 * x[3]) + (5 * x[4]) + (0.1 * Statistics.Normal(random)));
        Print("low noise", rows, [.. Enumerable.Range(0, draws).Select(draw => Measure(problem, rows, new TrainingOptions { TestFraction = 0, Seed = draw }, new Random(draw + 1)))]);
    }

    private sealed record Problem(IReadOnlyList<InputColumn> Inputs, Func<Random, double[]> X, Func<double[], Random, double> Y);

    private sealed record Draw(double Covered, double Below, double Above, double Width, int Calibrated);

    private static Draw Measure(Problem problem, int rows, TrainingOptions options, Random random)
    {
        var next = 0;
        var drawn = Enumerable.Range(0, rows).Select(_ => problem.X(random)).Select(x => (NoisyProblem.Values(x), problem.Y(x, random))).ToList();
        var trained = new ModelTrainer().Train(Tables.Table(problem.Inputs, drawn, (_, _) => next++ / (double)rows), options, null, (_, _) => true, default);
        var model = Serving.Of(problem.Inputs, trained);
        var (below, above, width) = (0, 0, 0.0);
        for (var i = 0; i < Fresh; i++)
        {
            var x = problem.X(random);
            var y = problem.Y(x, random);
            var interval = model.Predict(NoisyProblem.Values(x), Confidence).Interval!;
            if (y < interval.Lower) below++;
            if (y > interval.Upper) above++;
            width += (interval.Upper - interval.Lower) / Fresh;
        }

        return new Draw(1 - ((below + above) / (double)Fresh), below / (double)Fresh, above / (double)Fresh, width, trained.Report.CalibratedOn == 0 ? rows : trained.Report.CalibratedOn);
    }

    private static void Print(string kind, int rows, List<Draw> draws)
    {
        var law = new CoverageLaw(draws[0].Calibrated, Confidence);
        var mean = draws.Average(draw => draw.Covered);
        var margin = 3 * law.Deviation / Math.Sqrt(draws.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows}\t{kind}\t{draws.Count} draws\t{mean:F4}\tlaw {law.Mean:F4} ± {margin:F4}\t{(Math.Abs(mean - law.Mean) <= margin ? "within" : mean > law.Mean ? "above" : "below")}\tsd {Statistics.Deviation(draws.ConvertAll(draw => draw.Covered)):F4} (law {law.Deviation:F4})\tmissed below {draws.Average(draw => draw.Below):P1} above {draws.Average(draw => draw.Above):P1}\twidth {draws.Average(draw => draw.Width):G4}"));
    }
}
