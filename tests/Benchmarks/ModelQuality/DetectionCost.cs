using System.Diagnostics;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Learning.Splitting.Detection;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>Compares the processor time of looking for a split with that of the training that it precedes.</summary>
internal static class DetectionCost
{
    /// <param name="learners">Learners to train; null for the default ones.</param>
    /// <param name="sizes">Numbers of rows.</param>
    public static void Run(string[]? learners, int[] sizes)
    {
        // The first run compiles the code.
        Seconds(() => new SplitDetector().Find(Persons(500), new HashSet<string>(["person", "x"]), CancellationToken.None));
        Console.WriteLine($"{"rows",10} {"detection",12} {"training",12} {"share",8}  seconds of processor time");
        foreach (var rows in sizes)
        {
            var table = Persons(rows);
            var names = table.Inputs.Select(input => input.Name).ToHashSet();
            var detection = Seconds(() => new SplitDetector().Find(table, names, CancellationToken.None));
            var options = learners is null ? new TrainingOptions() : new TrainingOptions { Learners = learners };
            var training = Seconds(() => new ModelTrainer().Train(table, options, start: null, (_, _) => true, CancellationToken.None));
            Console.WriteLine(FormattableString.Invariant($"{rows,10} {detection,12:F2} {training,12:F1} {detection / training,8:P1}"));
        }
    }

    private static double Seconds(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

    /// <summary>Ten rows of each person, in random order, with seven further inputs.</summary>
    private static TrainingData Persons(int rows)
    {
        var random = new Random(1);
        var own = Enumerable.Range(0, rows / 10).Select(_ => Statistics.Normal(random)).ToArray();
        List<InputColumn> inputs = [new("person", ColumnTypes.Categorical, null), .. Enumerable.Range(1, 7).Select(column => new InputColumn($"x{column}", ColumnTypes.Numeric, null))];
        return Detection.Build(inputs, [.. Enumerable.Range(0, rows).Select(row =>
        {
            var x = Enumerable.Range(0, 7).Select(_ => random.NextDouble()).ToArray();
            return (new[] { ColumnValue.Of($"P{row % own.Length}") }.Concat(x.Select(ColumnValue.Of)).ToArray(), own[row % own.Length] + x[0] + (x[1] * x[2]) + (0.5 * Statistics.Normal(random)));
        })]);
    }
}
