namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>A server with a dataset of five examples, two of which have missing values.</summary>
public sealed class ShopsServer : IAsyncLifetime
{
    public const string Path = "/api/datasets/shops";

    private readonly TestServer _server = new();

    public HttpClient Client => _server.Client;

    public async Task InitializeAsync()
    {
        await Client.Post("/api/datasets", new
        {
            name = "Shops",
            inputs = new object[] { new { name = "size", kind = "numeric" }, new { name = "kind", kind = "categorical" } },
            target = new { name = "sales" },
        });
        (await Client.PostCsv($"{Path}/examples/import", "size,kind,sales\n1,food,10\n2,books,20\n3,fast food,30\n,toys,40\n5,,50\n")).Status.ShouldBe(200);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    /// <summary>Returns the targets of the examples that match the filter, ascending.</summary>
    public async Task<double[]> YsAsync(string filter) =>
        [.. (await Client.Get($"{Path}/examples?pageSize=500&sort=sales&{filter}")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("y").GetDouble())];
}
