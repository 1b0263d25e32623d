using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Regressor.Benchmarks.ServerSpeed;

/// <summary>Measures a server with many datasets and models: listing the datasets, predicting with each, and memory.</summary>
internal static class Many
{
    private const int Clients = 4;
    private const int Rounds = 20;

    public static async Task RunAsync(int datasets, int models)
    {
        using var server = await BenchServer.StartAsync("--Models:MemoryBytes", $"{64 << 20}");
        var checkpoint = await TrainAsync(server.Client);
        Console.WriteLine($"a checkpoint of {checkpoint.Length / 1e6:0.00} MB, models may take 64 MiB in memory; resident {server.Memory().Now:0} MB");

        var since = Stopwatch.StartNew();
        await Parallel.ForAsync(1, datasets, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (number, _) => await CreateAsync(server.Client, $"Dataset {number}"));
        Console.WriteLine($"{datasets} datasets made in {since.Elapsed.TotalSeconds:0} s; resident {server.Memory().Now:0} MB");
        since.Restart();
        await Parallel.ForAsync(1, models, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (number, _) => await ImportAsync(server.Client, $"dataset-{number}", checkpoint));
        Console.WriteLine($"{models} models taken in within {since.Elapsed.TotalSeconds:0} s; resident {server.Memory().Now:0} MB");

        await TimeAsync("first page of the datasets", _ => GetAsync(server.Client, "/api/datasets?pageSize=50"));
        await TimeAsync("last page", _ => GetAsync(server.Client, $"/api/datasets?pageSize=50&page={datasets / 50}"));
        await TimeAsync("one dataset", turn => GetAsync(server.Client, $"/api/datasets/dataset-{(turn * 463 % (datasets - 1)) + 1}"));
        await TimeAsync("making one", turn => CreateAsync(server.Client, $"Another {turn}"));
        var random = new Random(1);
        await TimeAsync("a prediction of any model", _ => PredictAsync(server.Client, $"dataset-{random.Next(1, models)}"), 2 * models);
        await TimeAsync("a prediction of one of 20 models", turn => PredictAsync(server.Client, $"dataset-{1 + (turn % 20)}"), 2 * models);
        Console.WriteLine($"resident {server.Memory().Now:0} MB, {server.Memory().Peak:0} MB at most");
    }

    private static async Task<byte[]> TrainAsync(HttpClient client)
    {
        await CreateAsync(client, "Trained");
        for (var x = 0; x < 200; x++) (await client.PostAsJsonAsync("/api/datasets/trained/examples", new { x = x * 0.01, y = Math.Sin(x * 0.05) })).EnsureSuccessStatusCode();
        var run = await (await client.PostAsJsonAsync("/api/datasets/trained/training-runs", new { })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        await client.GetStringAsync(new Uri($"/api/datasets/trained/training-runs/{run.GetProperty("id").GetString()}/events", UriKind.Relative));
        return await client.GetByteArrayAsync(new Uri("/api/datasets/trained/models/1/checkpoint", UriKind.Relative));
    }

    private static async Task CreateAsync(HttpClient client, string name) =>
        (await client.PostAsJsonAsync("/api/datasets", new { name, inputs = new[] { new { name = "x", kind = "numeric" } }, target = new { name = "y" } })).EnsureSuccessStatusCode();

    private static async Task ImportAsync(HttpClient client, string dataset, byte[] checkpoint)
    {
        using var content = new ByteArrayContent(checkpoint);
        content.Headers.ContentType = new("application/octet-stream");
        (await client.PostAsync(new Uri($"/api/datasets/{dataset}/models/import", UriKind.Relative), content)).EnsureSuccessStatusCode();
        (await client.PostAsJsonAsync($"/api/datasets/{dataset}/models/1/activate", new { })).EnsureSuccessStatusCode();
    }

    private static async Task GetAsync(HttpClient client, string path) => (await client.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();

    private static async Task PredictAsync(HttpClient client, string dataset) =>
        (await client.PostAsJsonAsync($"/api/datasets/{dataset}/predictions", new { x = 0.5 })).EnsureSuccessStatusCode();

    private static async Task TimeAsync(string what, Func<int, Task> act, int rounds = Rounds)
    {
        await act(0);
        List<double> times = [];
        for (var turn = 1; turn <= rounds; turn++)
        {
            var since = Stopwatch.GetTimestamp();
            await act(turn);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{what}: {times[times.Count / 2]:0.0} ms, {times[times.Count * 99 / 100]:0.0} ms at p99, {times[^1]:0.0} ms at most");
    }
}
