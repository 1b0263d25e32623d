using System.Data.Common;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>A server process with three datasets, one of them of classes, and a model, which are restored when requests have damaged them.</summary>
internal sealed class FuzzedServer : IDisposable
{
    private const string Flats = "/api/datasets/flats";
    private const int Rows = 30, MostRows = 400, MostDatasets = 6, LinesOfError = 12;

    private readonly ServerProcess _process;
    private readonly DbConnection _database;
    private readonly TestStorage _storage;
    private (string Admin, string Predict) _keys;
    private byte[] _checkpoint = [];

    private FuzzedServer(TestStorage storage, ServerProcess process)
    {
        (_storage, _process, _database) = (storage, process, storage.Connect());
        Client.Timeout = TimeSpan.FromSeconds(30);
    }

    public HttpClient Client => _process.Client;

    public int Port => Client.BaseAddress!.Port;

    public static async Task<FuzzedServer> StartAsync(string provider)
    {
        var storage = new TestStorage(provider);
        foreach (var (setting, value) in new[] { ("Limits:RequestsPerSecond", "1000000"), ("Limits:Trainings", "10"), ("Import:MaxBytes", "500000"), ("Models:MaxBytes", "1000000") })
            storage.Settings[setting] = value;
        var server = new FuzzedServer(storage, await ServerProcess.StartAsync(storage.Settings));
        var admin = (await server.Client.Post("/api/keys", new { name = "admin", scope = "admin" })).Json.GetProperty("text").GetString()!;
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", admin);
        server._keys = (admin, (await server.Client.Post("/api/keys", new { name = "reader", scope = "predict" })).Json.GetProperty("text").GetString()!);
        await server.CreateAsync("Flats");
        await server.Client.TrainAsync(Flats, new { epochs = 2, members = 2 });
        server._checkpoint = await server.Client.CheckpointAsync(Flats, 1);
        return server;
    }

    public async Task<JsonNode> DocumentAsync() => JsonNode.Parse((await Client.Get("/openapi/v1.json")).Body)!;

    public StoredState Stored() => StoredState.Read(_database, _storage.DataDirectory);

    /// <summary>Returns the addresses in the audit log after an entry, and the number of the last entry.</summary>
    public (IReadOnlyList<string> Targets, long Last) Audited(long after)
    {
        var targets = TestStorage.Query(_database, $"SELECT \"Target\" FROM \"AuditLog\" WHERE \"Id\" > {after} AND \"What\" NOT IN ({StoredState.Accesses})");
        return (targets, long.Parse(TestStorage.Query(_database, "SELECT COALESCE(MAX(\"Id\"), 0) FROM \"AuditLog\"")[0], CultureInfo.InvariantCulture));
    }

    /// <summary>Ends all trainings and restores the datasets to almost their initial state.</summary>
    public async Task<KnownThings> RepairAsync()
    {
        await QuietAsync();
        var datasets = await ItemsAsync("/api/datasets?pageSize=500");
        if (!datasets.Any(IsSound)) await CreateAsync("Flats");
        if (!datasets.Any(dataset => IdOf(dataset) == "rooms")) await Client.CreateLineAsync("Rooms");
        if (!datasets.Any(dataset => IdOf(dataset) == "kinds" && dataset.GetProperty("exampleCount").GetInt32() <= MostRows)) await CreateKindsAsync();
        foreach (var other in datasets.Select(IdOf).Where(id => id is not ("flats" or "rooms" or "kinds")).Skip(MostDatasets)) await Client.DeletePermanently($"/api/datasets/{other}");
        if ((await Client.Get($"{Flats}/models?pageSize=1")).Json.GetProperty("total").GetInt32() is 0 or > 20) await RestoreModelAsync();
        var keys = (await ItemsAsync("/api/keys?pageSize=500")).Where(key => key.GetProperty("name").GetString() is not ("admin" or "reader"));
        return new KnownThings(_keys, [.. keys.Select(IdOf).Take(5)], [.. (await ItemsAsync($"{Flats}/training-runs?pageSize=5")).Select(IdOf)], _checkpoint);
    }

    /// <summary>Cancels every queued or running training, and waits for its end.</summary>
    public async Task QuietAsync()
    {
        while (TestStorage.Query(_database, "SELECT COUNT(*) FROM \"TrainingRuns\" WHERE \"FinishedAt\" IS NULL")[0] != "0")
        {
            foreach (var dataset in (await ItemsAsync("/api/datasets?pageSize=500")).Select(IdOf))
            {
                foreach (var run in await ItemsAsync($"/api/datasets/{dataset}/training-runs?pageSize=20"))
                    if (run.GetProperty("status").GetString() is "queued" or "running") await Client.Post($"/api/datasets/{dataset}/training-runs/{IdOf(run)}/cancel", new { });
            }
        }
    }

    /// <summary>Checks that the server still runs, answers correctly, and left no temporary files.</summary>
    public async Task ShouldBeWellAsync()
    {
        (await Client.Get("/health/ready")).Body.ShouldBe("Healthy");
        (await Client.Post($"{Flats}/predictions", new { x = new { size = 30 } })).Status.ShouldBe(200);
        Directory.GetFiles(Path.Combine(_storage.DataDirectory, "uploads")).ShouldBeEmpty();
    }

    /// <summary>Stops the server and checks what it stored.</summary>
    /// <returns>The errors in its log.</returns>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        var log = (await _process.KillAndReadLogAsync()).Split('\n');
        _storage.CheckIntegrity();
        return
        [
            .. log.Index().Where(line => line.Item.StartsWith("fail:", StringComparison.Ordinal) || line.Item.StartsWith("crit:", StringComparison.Ordinal))
                .Select(line => string.Join('\n', log[line.Index..Math.Min(line.Index + LinesOfError, log.Length)]))

                // Entity Framework logs each statement that the database rejects as an error, even if the rejection is expected.
                .Where(error => !error.StartsWith("fail: Microsoft.EntityFrameworkCore.", StringComparison.Ordinal))

                // A training fails this way if its dataset is deleted when it starts.
                .Where(error => !error.Contains("changed or deleted the TrainingRun in the meantime", StringComparison.Ordinal)),
        ];
    }

    public void Dispose()
    {
        _database.Dispose();
        _process.Dispose();
        _storage.Dispose();
    }

    private static string IdOf(JsonElement item) => item.GetProperty("id").GetString()!;

    private static bool IsSound(JsonElement dataset) => IdOf(dataset) == "flats" && dataset.GetProperty("exampleCount").GetInt32() is >= Rows / 2 and <= MostRows;

    private async Task<IReadOnlyList<JsonElement>> ItemsAsync(string path) => [.. (await Client.Get(path)).Json.GetProperty("items").EnumerateArray()];

    private async Task CreateAsync(string name)
    {
        await Client.DeletePermanently(Flats);
        var created = await Client.PostCsv($"/api/datasets/import?name={name}&target=rent", Csv());
        created.Status.ShouldBe(201, created.Body);
        if (_checkpoint.Length > 0) await RestoreModelAsync();
    }

    /// <summary>Creates a dataset of the same columns whose target is the class.</summary>
    private async Task CreateKindsAsync()
    {
        await Client.DeletePermanently("/api/datasets/kinds");
        var created = await Client.PostCsv("/api/datasets/import?name=Kinds&target=kind", Csv());
        created.Status.ShouldBe(201, created.Body);
    }

    private static string Csv()
    {
        var csv = new StringBuilder("size,kind,rent\n");
        for (var row = 0; row < Rows; row++) csv.Append(CultureInfo.InvariantCulture, $"{20 + row},{(row % 3 == 0 ? "house" : "flat")},{300 + (10 * row)}\n");
        return csv.ToString();
    }

    private async Task RestoreModelAsync()
    {
        var restored = await Client.PostModel(Flats, _checkpoint);
        restored.Status.ShouldBe(201, restored.Body);
        var version = restored.Json.GetProperty("version").GetInt32();
        (await Client.Post($"{Flats}/models/{version}/activate", new { })).Status.ShouldBe(200);
        foreach (var other in await ItemsAsync($"{Flats}/models?pageSize=500"))
            if (other.GetProperty("version").GetInt32() is var old && old != version) (await Client.Delete($"{Flats}/models/{old}")).Status.ShouldBe(204);
    }
}
