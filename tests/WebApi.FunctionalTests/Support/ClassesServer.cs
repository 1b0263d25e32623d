namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>A server with a dataset of four examples in three classes.</summary>
public sealed class ClassesServer : IAsyncLifetime
{
    public const string Path = "/api/datasets/flowers";

    private readonly TestServer _server = new();

    public HttpClient Client => _server.Client;

    public async Task InitializeAsync()
    {
        await Client.Post("/api/datasets", new
        {
            name = "Flowers",
            inputs = new[] { new { name = "length", kind = "numeric" } },
            target = new { name = "species", kind = "categorical" },
        });
        (await Client.PostCsv($"{Path}/examples/import", "length,species\n1,rose\n2,tulip\n3,rose\n4,lily\n")).Status.ShouldBe(200);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();
}
