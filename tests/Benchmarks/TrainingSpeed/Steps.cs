using System.Diagnostics;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using static TorchSharp.torch;

namespace Regressor.Benchmarks.TrainingSpeed;

/// <summary>
/// Measures the cost of a training step per member of the ensemble, compared with a step of a single network written the usual way on the same
/// data; and its matrix products per second, compared with <c>bmm</c> alone on the same shapes.
/// </summary>
/// <remarks>
/// All variants alternate within one run, so that other load on the machine affects them equally. Processor time is measured, because a long
/// step is interrupted more often than a short one; figures are medians.
/// </remarks>
internal static class Steps
{
    private const int Members = 8;
    private const int Columns = 8;
    private const int Rows = 8192;

    public static void Run(int threads, double seconds)
    {
        set_num_threads(threads);
        Console.WriteLine($"{Columns} columns, {Members} members, two hidden layers, {threads} thread(s); milliseconds of processor time a step, medians");
        Console.WriteLine(
            $"{"hidden",6} {"batch",6} {"ensemble",9} {"a member",9} {"one net",9} {"ratio",6} {"same layers",12} {"ratio",6} {"GFLOP",7} {"GFLOP/s",8} {"bmm",6} {"ratio",6}");
        foreach (var batch in (int[])[128, 256])
        {
            foreach (var hidden in (int[])[32, 64, 128, 256]) Row(hidden, batch, seconds);
        }
    }

    private static void Row(int hidden, int batch, double seconds)
    {
        using var scope = NewDisposeScope();
        var random = new Random(1);
        var x = Normal(random, Rows * 2 * Columns);
        var y = Normal(random, Rows);

        // As in ResolvedHyperparameters: 16 periodic features per number, so that the first layer is 8 + 128 wide.
        var architecture = new EnsembleArchitecture(Members, Columns, Columns, 2 * Columns, 16, [], 8, [hidden, hidden]);
        using var ensemble = new EnsembleStep(architecture, x, y, batch);
        using var plain = new PlainStep(Columns, hidden, x, y, batch);
        using var wide = new PlainStep(architecture.FirstWidth, hidden, Normal(random, Rows * architecture.FirstWidth), y, batch);
        using var products = new LayerProducts(architecture, batch);

        var times = Interleaved([ensemble.Run, plain.Run, wide.Run, products.Run], seconds);
        var (step, one, same, bmm) = (times[0], times[1], times[2], times[3]);
        var member = step / Members;
        Console.WriteLine(
            $"{hidden,6} {batch,6} {step,9:F3} {member,9:F3} {one,9:F3} {member / one,6:F2} {same,12:F3} {member / same,6:F2} " +
            $"{products.Flop / 1e9,7:F3} {products.Flop / 1e6 / step,8:F1} {products.Flop / 1e6 / bmm,6:F1} {bmm / step,6:F2}");
    }

    /// <returns>Median of each, in milliseconds.</returns>
    private static double[] Interleaved(Action[] actions, double seconds)
    {
        var times = actions.Select(_ => new List<double>()).ToArray();
        var watch = Stopwatch.StartNew();
        for (var turn = 0; turn < 50 || watch.Elapsed.TotalSeconds < seconds; turn++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                var started = Environment.CpuUsage.TotalTime;
                actions[i]();
                var taken = (Environment.CpuUsage.TotalTime - started).TotalMilliseconds;
                times[i].Add(taken);
            }
        }

        // The first third warms up the caches and the compiler.
        return Array.ConvertAll(times, time => Statistics.Median(time.Skip(time.Count / 3)));
    }

    private static float[] Normal(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)Statistics.Normal(random))];
}
