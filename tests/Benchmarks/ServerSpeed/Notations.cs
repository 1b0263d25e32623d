using System.Globalization;
using Regressor.Infrastructure.Files.Notation;

namespace Regressor.Benchmarks.ServerSpeed;

/// <summary>Measures the processor time of detecting how a column writes its cells, and of reading them.</summary>
internal static class Notations
{
    private const int Different = 100_000;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private static readonly (string Name, Func<Random, string> Write)[] Kinds =
    [
        ("whole numbers", random => random.Next(100_000).ToString(Culture)),
        ("two decimals", random => Math.Round(random.NextDouble() * 100, 2).ToString(Culture)),
        ("all decimals", random => random.NextDouble().ToString(Culture)),
        ("amounts", random => (random.NextDouble() * 100_000).ToString("$#,##0.00", Culture)),
        ("dates", random => Date(random).ToString("yyyy-MM-dd", Culture)),
        ("dates and times", random => Date(random).ToString("dd.MM.yyyy HH:mm", Culture)),
        ("texts", random => $"city {random.Next(100)}"),
    ];

    /// <param name="cells">Number of cells of each kind.</param>
    public static void Run(int cells)
    {
        foreach (var (name, write) in Kinds)
        {
            var random = new Random(1);
            string[] texts = [.. Enumerable.Range(0, Math.Min(cells, Different)).Select(_ => write(random))];
            Measure(texts, texts.Length);
            var (detecting, reading, values) = Measure(texts, cells);
            Console.WriteLine(FormattableString.Invariant($"{name}: {detecting:0} ns to detect and {reading:0} ns to read a cell; {values:N0} of {cells:N0} are values"));
        }
    }

    private static (double Detecting, double Reading, int Values) Measure(string[] texts, int cells)
    {
        var started = Environment.CpuUsage.UserTime;
        var detector = new NotationDetector();
        for (var cell = 0; cell < cells; cell++) detector.Add(texts[cell % texts.Length], cell);
        var detected = Environment.CpuUsage.UserTime;
        var notation = detector.Decide("column", NotationHints.None, FileNotation.From([detector], ',')).Notation;
        var values = 0;
        for (var cell = 0; cell < cells; cell++) values += notation.TryParse(texts[cell % texts.Length], out _) ? 1 : 0;
        return ((detected - started).TotalNanoseconds / cells, (Environment.CpuUsage.UserTime - detected).TotalNanoseconds / cells, values);
    }

    private static DateTime Date(Random random) => new DateTime(2020, 1, 1).AddMinutes(random.Next(1_000_000));
}
