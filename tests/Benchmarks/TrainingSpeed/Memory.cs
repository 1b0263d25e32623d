using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Regressor.Benchmarks.ServerSpeed;

namespace Regressor.Benchmarks.TrainingSpeed;

/// <summary>Measures the effect of trainings on a server's resident memory.</summary>
internal static class Memory
{
    private const int Inputs = 8;

    /// <summary>Row counts of the datasets that are trained in sequence.</summary>
    private static readonly int[] Sizes = [300, 20_000, 2000, 50_000, 1000, 5000];

    /// <summary>Trains datasets of mixed sizes in sequence and measures the memory after each.</summary>
    public static async Task TrainManyAsync(int trainings)
    {
        using var server = await BenchServer.StartAsync();
        foreach (var rows in Sizes) await ImportAsync(server.Client, $"Table {rows}", rows);
        Console.WriteLine(FormattableString.Invariant($"resident before: {server.Memory().Now:0} MB"));
        List<double> after = [];
        for (var training = 0; training < trainings; training++)
        {
            var rows = Sizes[training % Sizes.Length];
            await TrainAsync(server.Client, $"table-{rows}", new { maxSeconds = 2, seed = training, members = training % 2 == 0 ? 8 : 4 });

            // The server returns the memory of a training when none has run for a second.
            await Task.Delay(TimeSpan.FromSeconds(1.5));
            after.Add(server.Memory().Now);
            if (training + 1 is 1 or 3 or 6 or 10 || (training + 1) % 20 == 0)
                Console.WriteLine(FormattableString.Invariant($"after {training + 1,3}: {after[^1]:0} MB"));
        }

        var later = after.Skip(9).ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"after the tenth {after[Math.Min(9, after.Count - 1)]:0} MB; then {later.Min():0} to {later.Max():0} MB; at most {after.Max():0} MB after a training, {server.Memory().Peak:0} MB during one"));
    }

    /// <summary>Trains a large dataset over REST and measures the memory and the time of each step.</summary>
    public static async Task TrainLargeAsync(int rows, double seconds, string[] learners)
    {
        using var server = await BenchServer.StartAsync("--Import:MaxBytes", $"{4L << 30}", "--Limits:Rows", $"{rows + 1}");
        await StepAsync("import", () => ImportAsync(server.Client, "Large", rows));
        await StepAsync("look", () => server.Client.GetByteArrayAsync(new Uri("/api/datasets/large", UriKind.Relative)));
        for (var time = 1; time <= 3; time++)
            await StepAsync($"train {time}", () => TrainAsync(server.Client, "large", new { maxSeconds = seconds, seed = time, learners }));
        await AddAsync(server.Client);
        await StepAsync("look", () => server.Client.GetByteArrayAsync(new Uri("/api/datasets/large", UriKind.Relative)));

        async Task StepAsync(string name, Func<Task> step)
        {
            server.ForgetPeak();
            var since = Stopwatch.StartNew();
            await step();
            var taken = since.Elapsed.TotalSeconds;
            await Task.Delay(TimeSpan.FromSeconds(2));
            var (now, peak) = server.Memory();
            Console.WriteLine(FormattableString.Invariant($"{name,-8} {taken,6:0.0} s, {peak,5:0} MB at most, {now,5:0} MB after"));
        }
    }

    /// <summary>Invalidates the summary, so that the next request computes it.</summary>
    private static async Task AddAsync(HttpClient client)
    {
        var x = Enumerable.Range(0, Inputs).ToDictionary(input => $"x{input}", input => (double)input);
        (await client.PostAsJsonAsync("/api/datasets/large/examples", new { x, y = 1 })).EnsureSuccessStatusCode();
    }

    private static async Task TrainAsync(HttpClient client, string dataset, object options)
    {
        using var queued = await client.PostAsJsonAsync($"/api/datasets/{dataset}/training-runs", options);
        var run = await queued.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var address = $"/api/datasets/{dataset}/training-runs/{run.GetProperty("id").GetString()}";
        await client.GetStringAsync(new Uri($"{address}/events", UriKind.Relative));
        var ended = await client.GetFromJsonAsync<JsonElement>(address);
        if (ended.GetProperty("status").GetString() != "succeeded") throw new InvalidOperationException(ended.GetProperty("error").GetString());
    }

    private static async Task ImportAsync(HttpClient client, string name, int rows)
    {
        var file = Path.GetTempFileName();
        try
        {
            await WriteAsync(file, rows);
            await using var csv = File.OpenRead(file);
            using var content = new StreamContent(csv) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
            using var answer = await client.PostAsync(new Uri($"/api/datasets/import?name={Uri.EscapeDataString(name)}&target=y", UriKind.Relative), content);
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task WriteAsync(string file, int rows)
    {
        var random = new Random(1);
        var x = new double[Inputs];
        var line = new StringBuilder();
        await using var csv = new StreamWriter(file);
        await csv.WriteLineAsync($"{string.Join(',', Enumerable.Range(0, Inputs).Select(input => $"x{input}"))},y");
        for (var row = 0; row < rows; row++)
        {
            line.Clear();
            for (var input = 0; input < Inputs; input++) line.Append(CultureInfo.InvariantCulture, $"{x[input] = Math.Round(random.NextDouble(), 7)},");
            line.Append(CultureInfo.InvariantCulture, $"{(10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * Math.Pow(x[2] - 0.5, 2)) + (5 * x[3]) + Statistics.Normal(random):0.0000}");
            await csv.WriteLineAsync(line);
        }
    }
}
