namespace Regressor.WebApi.FunctionalTests.Predictions;

/// <summary>One server with a model of two classes.</summary>
public sealed class ClassificationServer : IAsyncLifetime
{
    public const string Customers = "/api/datasets/customers";

    private readonly TestServer _server = new();

    public HttpClient Client => _server.Client;

    public async Task InitializeAsync()
    {
        var inputs = new object[] { new { name = "months", kind = "numeric" }, new { name = "plan", kind = "categorical" } };
        (await Client.Post("/api/datasets", new { name = "Customers", inputs, target = new { name = "left", kind = "categorical" } })).Status.ShouldBe(201);
        var rows = Enumerable.Range(0, 150).Select(row => $"{row % 50},{(row % 3 == 0 ? "basic" : "plus")},{(row % 50 < 15 || row % 17 == 0 ? "yes" : "no")}");
        (await Client.PostCsv($"{Customers}/examples/import", "months,plan,left\n" + string.Join('\n', rows))).Status.ShouldBe(200);
        var run = await Client.TrainAsync(Customers);
        run.GetProperty("status").GetString().ShouldBe("succeeded", run.GetRawText());
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();
}
