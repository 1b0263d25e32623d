using System.Globalization;
using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Replicas;

/// <summary>Several workers that compute one training.</summary>
[Collection(Replica.Tests)]
[Trait("Category", "Resilience")]
public sealed class SharedTrainingTests : ReplicaTest
{
    private const string Path = "/api/datasets/terrain";
    private static readonly TimeSpan UntilShared = TimeSpan.FromSeconds(60), UntilTrained = TimeSpan.FromSeconds(120);
    private static readonly Dictionary<string, string> Sharing = new() { ["Training:Threads"] = "1", ["Training:ShareFromSeconds"] = "0" };
    private static readonly object Options = new { members = 6, epochs = 400, activate = "never" };

    [Fact]
    public async Task One_two_and_three_workers_of_which_one_is_killed_half_way_make_the_same_model()
    {
        var client = (await StartAsync("Api")).Client;
        await StartWorkerAsync(inAll: 1);
        await CreateAsync(client);
        (await TrainAsync(client)).ShouldBe(0, "nobody is there to share with");

        await StartWorkerAsync(inAll: 2);
        (await TrainAsync(client)).ShouldBe(2);

        var third = await StartWorkerAsync(inAll: 3);
        (await TrainAsync(client, killed: third)).ShouldBeGreaterThanOrEqualTo(3);

        var models = await Task.WhenAll(Enumerable.Range(1, 3).Select(version => ModelAsync(client, version)));
        models[1].ShouldBe(models[0]);
        models[2].ShouldBe(models[0]);
        await Eventually.IsAsync(UntilShared, () => Task.FromResult(Count("\"TrainingOffers\"") + Count("\"TrainingInputs\"") + Count("\"TrainingParts\"") == 0));
    }

    /// <summary>Starts a worker, and waits until the others know of it.</summary>
    private async Task<Replica> StartWorkerAsync(int inAll)
    {
        var worker = await StartAsync("Worker", settings: Sharing);
        await Eventually.IsAsync(() => Task.FromResult(Count("hangfire.server") == inAll));
        return worker;
    }

    private static async Task CreateAsync(HttpClient client)
    {
        await client.Post("/api/datasets", new { name = "Terrain", inputs = new[] { new { name = "a", kind = "numeric" }, new { name = "b", kind = "numeric" } }, target = new { name = "y" } });
        var random = new Random(1);
        var rows = Enumerable.Range(0, 3000).Select(_ => (A: random.NextDouble(), B: random.NextDouble()))
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.A},{row.B},{Math.Sin(7 * row.A) + (row.B * row.B) + (0.1 * random.NextDouble())}"));
        (await client.PostCsv($"{Path}/examples/import", string.Join('\n', rows.Prepend("a,b,y")))).Status.ShouldBe(200);
    }

    /// <summary>Trains.</summary>
    /// <param name="client">Client of a server.</param>
    /// <param name="killed">Worker to kill once three compute parts.</param>
    /// <returns>Number of workers that computed parts.</returns>
    private async Task<int> TrainAsync(HttpClient client, Replica? killed = null)
    {
        var run = (await client.Post($"{Path}/training-runs", Options)).Location!.ToString();
        var workers = new HashSet<Guid>();
        JsonElement state = default;
        await Eventually.IsAsync(UntilTrained, async () =>
        {
            workers.UnionWith(Claims());
            if (killed is not null && workers.Count == 3)
            {
                killed.Kill();
                killed = null;
            }

            state = (await client.Get(run)).Json;
            return state.GetProperty("finishedAt").ValueKind != JsonValueKind.Null;
        });
        state.GetProperty("status").GetString().ShouldBe("succeeded", state.ToString());
        killed.ShouldBeNull();
        return workers.Count;
    }

    /// <summary>Returns the tensors of a version, and what its checkpoint says of them; without what names the version and its run.</summary>
    private static async Task<string> ModelAsync(HttpClient client, int version)
    {
        var checkpoint = new CheckpointBytes(await client.CheckpointAsync(Path, version));
        foreach (var name in new[] { "version", "trainingRunId", "createdAt" }) checkpoint.Manifest.Remove(name).ShouldBeTrue();
        return checkpoint.Manifest.ToJsonString() + Convert.ToHexString(checkpoint.Data);
    }
}
