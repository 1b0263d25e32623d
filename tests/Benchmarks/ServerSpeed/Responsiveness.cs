using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Regressor.Benchmarks.ServerSpeed;

/// <summary>Measures how quickly a running server responds on its sample dataset while it trains.</summary>
internal static class Responsiveness
{
    private const string Sample = "/api/datasets/sacramento-house-sales";
    private const int Clients = 4;

    public static async Task RunAsync(Uri server, TimeSpan duration)
    {
        using var client = new HttpClient { BaseAddress = server };
        var run = await StartTrainingAsync(client);
        var deadline = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var measured = await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => AskAsync(client, new Random(number), deadline)));

        var state = (await client.GetFromJsonAsync<JsonElement>(run)).GetProperty("status").GetString();
        await client.PostAsync(new Uri($"{run}/cancel", UriKind.Relative), content: null);
        foreach (var operation in measured.SelectMany(answers => answers).GroupBy(answer => answer.Operation).OrderBy(group => group.Key))
        {
            var times = operation.Select(answer => answer.Milliseconds).Order().ToList();
            Console.WriteLine(FormattableString.Invariant(
                $"{operation.Key,-8} {times.Count,6} answers   p50 {At(times, 0.5),6:0.0} ms   p99 {At(times, 0.99),6:0.0} ms   max {times[^1],6:0.0} ms"));
        }

        Console.WriteLine($"the training was {state} at the end of the {duration.TotalSeconds:0} s; {Clients} clients");
    }

    private static async Task<string> StartTrainingAsync(HttpClient client)
    {
        // Long enough to outlast the measurement, after which it is cancelled.
        using var started = await client.PostAsJsonAsync($"{Sample}/training-runs", new { epochs = 10_000, learningRate = 1e-5 });
        started.EnsureSuccessStatusCode();
        var run = started.Headers.Location!.ToString();
        while ((await client.GetFromJsonAsync<JsonElement>(run)).GetProperty("progress").ValueKind == JsonValueKind.Null) await Task.Delay(50);
        return run;
    }

    private static async Task<List<(string Operation, double Milliseconds)>> AskAsync(HttpClient client, Random random, long deadline)
    {
        List<(string, double)> answers = [];
        while (Stopwatch.GetTimestamp() < deadline)
        {
            var x = new { sqft = random.Next(500, 4000), beds = 3, baths = 2, type = "Residential", city = "SACRAMENTO" };
            answers.Add(await TimeAsync("add", () => client.PostAsJsonAsync($"{Sample}/examples", new { x, y = random.Next(50_000, 500_000) })));
            answers.Add(await TimeAsync("list", () => client.GetAsync(new Uri($"{Sample}/examples?sort=sqft&page={random.Next(1, 10)}", UriKind.Relative))));
            answers.Add(await TimeAsync("predict", () => client.PostAsJsonAsync($"{Sample}/predictions", new { x })));
        }

        return answers;
    }

    private static async Task<(string, double)> TimeAsync(string operation, Func<Task<HttpResponseMessage>> ask)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await ask();
        await response.Content.ReadAsByteArrayAsync();
        response.EnsureSuccessStatusCode();
        return (operation, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
