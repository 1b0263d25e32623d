using System.Globalization;

namespace Regressor.WebApi.FunctionalTests.Datasets;

/// <summary>One server with 120 days of rentals from 2025-01-01 on, each with a date, a time of day and a kept date, and a model of them.</summary>
public sealed class RentalsServer : IAsyncLifetime
{
    public const string Path = "/api/datasets/rentals";
    public const int Rows = 120;

    public static readonly string Csv = "date,time,returned,count\n" + string.Concat(Enumerable.Range(0, Rows).Select(day =>
        string.Create(CultureInfo.InvariantCulture, $"{Start.AddDays(day):yyyy-MM-dd},{day % 24:00}:30,{Start.AddDays(day):yyyy-MM-dd}T18:00:00,{20 + (day % 7)}\n")));

    private readonly TestServer _server = new();

    private static DateTime Start => new(2025, 1, 1);

    public HttpClient Client => _server.Client;

    public async Task InitializeAsync()
    {
        await CreateAsync("Rentals");
        (await Client.PostCsv($"{Path}/examples/import", Csv)).Status.ShouldBe(200);
        (await Client.TrainAsync(Path, new { epochs = 5, members = 2 })).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    /// <returns>Path of the dataset.</returns>
    public async Task<string> CreateAsync(string name)
    {
        var created = await Client.PostText("/api/datasets", $$"""
            {
              "name": "{{name}}",
              "inputs": [{"name": "date", "kind": "dateTime"}, {"name": "time", "kind": "timeOfDay"}],
              "target": {"name": "count"},
              "kept": [{"name": "returned", "kind": "dateTime"}]
            }
            """);
        created.Status.ShouldBe(201, created.Body);
        return created.Location!.ToString();
    }
}
