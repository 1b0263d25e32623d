using System.Collections.Concurrent;
using System.Globalization;

namespace Regressor.WebApi.FunctionalTests.Replicas;

/// <summary>
/// Clients of a cluster whose servers come and go. A request goes to any available server; the only permitted failures are a closed connection
/// and a briefly unreachable database (503).
/// </summary>
internal sealed class ClusterClient(IReadOnlyList<Replica> replicas, string dataset, string trained)
{
    private readonly ConcurrentDictionary<int, string> _answers = [];

    /// <summary>The y of each acknowledged example.</summary>
    public ConcurrentBag<double> Added { get; } = [];

    /// <summary>The accepted runs.</summary>
    public ConcurrentBag<string> Runs { get; } = [];

    public ConcurrentDictionary<string, int> Seen { get; } = [];

    /// <summary>Adds examples in sequence, each with its own y.</summary>
    public Task AddAsync(int number, CancellationToken stop) => RepeatAsync(number, async (client, turn) =>
    {
        var y = number + (turn * 1e-6);
        if (await SendAsync(() => client.Post($"{dataset}/examples", new { x = turn, y })) is { Status: 201 }) Added.Add(y);
    }, stop);

    /// <summary>Repeats the same prediction. Each version has one result on all servers.</summary>
    public Task PredictAsync(int number, CancellationToken stop) => RepeatAsync(number, async (client, _) =>
    {
        if (await SendAsync(() => client.Post($"{trained}/predictions", new { x = 1.25 })) is not { Status: 200 } answer) return;
        _answers.GetOrAdd(answer.Json.GetProperty("modelVersion").GetInt32(), answer.Body).ShouldBe(answer.Body);
    }, stop);

    /// <summary>Starts trainings, cancels some of them, and activates versions.</summary>
    public Task TrainAsync(int number, CancellationToken stop) => RepeatAsync(number, async (client, turn) =>
    {
        var started = await SendAsync(() => client.Post($"{trained}/training-runs", new { epochs = 300, learningRate = 1e-5, members = 2, seed = turn }), 409);
        if (started is { Status: 202 })
        {
            Runs.Add(started.Location!.ToString());
            if (turn % 5 == 4) await SendAsync(() => client.Post($"{started.Location}/cancel", new { }), 409);
        }

        var models = await SendAsync(() => client.Get($"{trained}/models?pageSize=500"));
        if (models?.Json.GetProperty("items").EnumerateArray().ToList() is [_, ..] versions)
        {
            var version = versions[turn % versions.Count].GetProperty("version").GetInt32();
            await SendAsync(() => client.Post($"{trained}/models/{version}/activate", new { }), 409);
        }

        await Task.Delay(300, CancellationToken.None);
    }, stop);

    /// <summary>Reads lists and summaries.</summary>
    public Task LookAsync(int number, CancellationToken stop) => RepeatAsync(number, async (client, turn) =>
    {
        await SendAsync(() => client.Get($"{dataset}/examples?pageSize=20&sort={(turn % 2 == 0 ? "y" : "x")}"));
        await SendAsync(() => client.Get($"{trained}/training-runs"));
    }, stop);

    private async Task RepeatAsync(int number, Func<HttpClient, int, Task> act, CancellationToken stop)
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var there = replicas.Where(replica => replica.AnswersRequests).Select(replica => replica.Server?.Client).OfType<HttpClient>().ToList();
            if (there.Count > 0) await act(there[(number + turn) % there.Count], turn);
            else await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <param name="send">Sends the request.</param>
    /// <param name="expected">Further status codes that are permitted.</param>
    /// <returns>Null where the connection was closed, or the database was unreachable.</returns>
    private async Task<Answer?> SendAsync(Func<Task<Answer>> send, int expected = 0)
    {
        Answer answer;
        try
        {
            answer = await send();
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            Seen.AddOrUpdate("cut off", 1, (_, count) => count + 1);
            return null;
        }

        Seen.AddOrUpdate(answer.Status.ToString(CultureInfo.InvariantCulture), 1, (_, count) => count + 1);
        if (answer.Status == 503) return null;
        if (answer.Status != expected) answer.Status.ShouldBeInRange(200, 299, answer.Body);
        return answer;
    }
}
