namespace Regressor.WebApi.FunctionalTests.Predictions;

/// <summary>One server with a model of two numbers and a category, with missing values.</summary>
public sealed class FlatsServer : IAsyncLifetime
{
    public const string Flats = "/api/datasets/flats";

    private readonly TestServer _server = new();

    public HttpClient Client => _server.Client;

    public async Task InitializeAsync()
    {
        var inputs = new object[] { new { name = "size", kind = "numeric" }, new { name = "kind", kind = "categorical" }, new { name = "floor", kind = "numeric" } };
        await Client.Post("/api/datasets", new { name = "Flats", inputs, target = new { name = "rent" } });
        var rows = Enumerable.Range(0, 90).Select(row => $"{row + 10},{(row % 3 == 0 ? "loft" : row % 3 == 1 ? "studio" : "")},{row % 5},{(10 * row) + (row % 3 * 100)}");
        (await Client.PostCsv($"{Flats}/examples/import", "size,kind,floor,rent\n" + string.Join('\n', rows))).Status.ShouldBe(200);
        (await Client.TrainAsync(Flats)).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();
}
