using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Regressor.Benchmarks.ServerSpeed;

/// <summary>Imports a large CSV file into servers of two versions in turn.</summary>
internal static class Imports
{
    private static readonly string[] Numbers = ["a", "b", "c", "d", "e", "f", "g"];

    /// <param name="rows">Number of rows: eight numbers, one of them the target, and a category.</param>
    /// <param name="against">Source tree of the version to compare with, built in Release; null to measure only this one.</param>
    /// <param name="rounds">Number of alternating measurements.</param>
    public static async Task RunAsync(int rows, string? against, int rounds)
    {
        var csv = Path.GetTempFileName();
        try
        {
            Write(csv, rows);
            Console.WriteLine(FormattableString.Invariant($"{rows:N0} rows x 9 columns, {new FileInfo(csv).Length / 1e6:0} MB of CSV, SQLite; seconds, in brackets the server's processor time"));
            string?[] trees = against is null ? [null] : [against, null];
            List<BenchServer> servers = [];
            foreach (var tree in trees) servers.Add(await BenchServer.StartFromAsync(tree));
            var (cold, warm) = (trees.Select(_ => new Figures()).ToArray(), trees.Select(_ => new Figures()).ToArray());
            for (var round = 0; round <= rounds; round++)
            {
                for (var tree = 0; tree < trees.Length; tree++) await MeasureAsync(servers[tree], csv, (round == 0 ? cold : warm)[tree]);
            }

            Print("first after the start", trees, cold);
            Print($"medians of {rounds} more", trees, warm);
            servers.ForEach(server => server.Dispose());
        }
        finally
        {
            File.Delete(csv);
        }
    }

    private static async Task MeasureAsync(BenchServer server, string csv, Figures figures)
    {
        var inputs = Numbers.Select(name => new { name, kind = "numeric" }).Append(new { name = "city", kind = "categorical" });
        (await server.Client.PostAsJsonAsync("/api/datasets", new { name = "large", inputs, target = new { name = "y" } })).EnsureSuccessStatusCode();
        var before = server.Memory().Now;
        server.ForgetPeak();
        await TimeAsync(server, figures.Import, () => UploadAsync(server.Client, "/api/datasets/large/examples/import", csv));
        figures.Memory.Add(server.Memory().Peak - before);
        await TimeAsync(server, figures.DryRun, () => UploadAsync(server.Client, "/api/datasets/import?dryRun=true&name=new&target=y", csv));
        await TimeAsync(server, figures.New, () => UploadAsync(server.Client, "/api/datasets/import?name=new&target=y", csv));
        foreach (var dataset in (string[])["large", "new"]) (await server.Client.DeleteAsync(new Uri($"/api/datasets/{dataset}?permanent=true", UriKind.Relative))).EnsureSuccessStatusCode();
    }

    private static void Print(string what, string?[] trees, Figures[] figures)
    {
        Console.WriteLine(what);
        for (var tree = 0; tree < trees.Length; tree++) Console.WriteLine($"  {trees[tree] ?? "this version"}: {figures[tree]}");
        if (trees.Length > 1) Console.WriteLine($"  ratio: {figures[1].Relative(figures[0])}");
    }

    private static async Task TimeAsync(BenchServer server, List<(double, double)> times, Func<Task> action)
    {
        var (used, started) = (server.ProcessorSeconds, Stopwatch.GetTimestamp());
        await action();
        times.Add((Stopwatch.GetElapsedTime(started).TotalSeconds, server.ProcessorSeconds - used));
    }

    private static async Task UploadAsync(HttpClient client, string address, string csv)
    {
        await using var file = File.OpenRead(csv);
        using var content = new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static void Write(string csv, int rows)
    {
        var random = new Random(1);
        using var file = new StreamWriter(csv);
        file.WriteLine($"{string.Join(',', Numbers)},city,y");
        for (var row = 0; row < rows; row++)
        {
            var (a, b) = (Statistics.Normal(random), random.NextDouble() * 100);
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{a},{Math.Round(b, 1)},{random.Next(51)},{Math.Round(random.NextDouble() * 1000, 2)},{-Math.Log(1 - random.NextDouble())},{Math.Round(50 + (10 * Statistics.Normal(random)), 3)},{random.Next(2000)},city{random.Next(100)},{Math.Round((2 * a) + (0.1 * b) + Statistics.Normal(random), 4)}"));
        }
    }

    private sealed class Figures
    {
        public List<(double Seconds, double Processor)> Import { get; } = [];

        public List<(double Seconds, double Processor)> DryRun { get; } = [];

        public List<(double Seconds, double Processor)> New { get; } = [];

        public List<double> Memory { get; } = [];

        private IEnumerable<(string Name, List<(double Seconds, double Processor)> Times)> Named => [("import", Import), ("dry run of a new dataset", DryRun), ("new dataset", New)];

        public string Relative(Figures other) => string.Join("; ", Named.Zip(other.Named, (mine, theirs) => FormattableString.Invariant(
            $"{mine.Name} {Median(mine.Times, time => time.Seconds) / Median(theirs.Times, time => time.Seconds):0.00} ({Median(mine.Times, time => time.Processor) / Median(theirs.Times, time => time.Processor):0.00})")));

        public override string ToString() =>
            string.Join("; ", Named.Select(part => FormattableString.Invariant($"{part.Name} {Median(part.Times, time => time.Seconds):0.00} ({Median(part.Times, time => time.Processor):0.00})")))
            + FormattableString.Invariant($"; memory of the import + {Memory.Max():0} MB");

        private static double Median(List<(double, double)> times, Func<(double Seconds, double Processor), double> part) => times.Select(part).Order().ElementAt(times.Count / 2);
    }
}
