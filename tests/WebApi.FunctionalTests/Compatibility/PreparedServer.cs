using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Compatibility;

/// <summary>A server with everything that requests refer to: keys, a provider, a dataset with a model, and for each request an object to change or delete.</summary>
internal sealed class PreparedServer : IAsyncDisposable
{
    private const string Path = $"/api/datasets/{ReleasedApiTests.Dataset}";
    private const int Rows = 40;

    private static readonly int[] Hidden = [8, 8];

    private readonly OpenIdConnectProvider _provider = new();
    private readonly TestServer _server = new();
    private string _run = "";

    public HttpClient Client { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public byte[] Checkpoint { get; private set; } = [];

    public static async Task<PreparedServer> StartAsync()
    {
        var prepared = new PreparedServer();
        await prepared._provider.StartAsync();
        prepared.Key = (await Keys.CreateAsync(prepared._server.Client)).Admin;
        await prepared._server.RestartAsync(new()
        {
            ["Security:Oidc:Authority"] = prepared._provider.Authority,
            ["Security:Oidc:ClientId"] = OpenIdConnectProvider.ClientId,
            ["Security:Oidc:ClientSecret"] = OpenIdConnectProvider.ClientSecret,
        });
        prepared.Client = prepared._server.NewBrowser();
        prepared.Client.Use(prepared.Key);
        await prepared.FillAsync();
        return prepared;
    }

    /// <summary>The path of the operation, with the names of existing objects.</summary>
    public async Task<string> PathOfAsync(ReleasedOperation operation)
    {
        var path = operation.Path.Replace("{dataset}", ReleasedApiTests.Dataset, StringComparison.Ordinal);
        if (path.Contains("{version}", StringComparison.Ordinal)) path = path.Replace("{version}", operation.Id == "deleteModel" ? await NewModelAsync() : "1", StringComparison.Ordinal);
        if (!path.Contains("{id}", StringComparison.Ordinal)) return path;
        return path.Replace("{id}", await IdAsync(operation), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    private async Task FillAsync()
    {
        object[] inputs = [new { name = "size", kind = "numeric", unit = "m²" }, new { name = "kind", kind = "categorical" }];
        (await Client.Post("/api/datasets", new { name = ReleasedApiTests.Dataset, inputs, target = new { name = "rent", unit = "€" } })).Status.ShouldBe(201);
        var rows = new StringBuilder("size,kind,rent\n");
        for (var row = 0; row < Rows; row++) rows.Append(CultureInfo.InvariantCulture, $"{20 + row},{(row % 9 == 4 ? "" : row % 3 == 0 ? "loft" : "studio")},{300 + (10 * row)}\n");
        (await Client.PostCsv($"{Path}/examples/import", rows.ToString())).Status.ShouldBe(200);
        var run = await Client.TrainAsync(Path, new { epochs = 3, members = 2, hiddenSizes = Hidden });
        _run = run.GetProperty("id").GetString()!;
        Checkpoint = await Client.CheckpointAsync(Path, 1);
    }

    private async Task<string> IdAsync(ReleasedOperation operation) => operation switch
    {
        _ when operation.Path.StartsWith("/api/keys", StringComparison.Ordinal) =>
            IdOf((await Client.Post("/api/keys", new { name = "Spare", scope = "predict" })).Json.GetProperty("key")),
        _ when operation.Path.Contains("/examples", StringComparison.Ordinal) => IdOf((await Client.Post($"{Path}/examples", new { x = new { size = 33 }, y = 400 })).Json),
        { Id: "cancelTraining" } => await RunningAsync(),
        _ => _run,
    };

    /// <summary>A training that a worker has just claimed: a cancellation at that moment returns 409.</summary>
    private async Task<string> RunningAsync()
    {
        var id = IdOf((await Client.Post($"{Path}/training-runs", new { epochs = 10_000, maxSeconds = 600 })).Json);
        await Eventually.IsAsync(async () => (await Client.Get($"{Path}/training-runs/{id}")).Json.GetProperty("status").GetString() == "running");
        return id;
    }

    private static string IdOf(System.Text.Json.JsonElement item) => item.GetProperty("id").GetString()!;

    private async Task<string> NewModelAsync() => JsonNode.Parse((await Client.PostModel(Path, Checkpoint)).Body)!["version"]!.ToString();
}
