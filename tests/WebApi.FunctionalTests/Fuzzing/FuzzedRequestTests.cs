using System.Globalization;
using System.Text.RegularExpressions;
using Regressor.WebApi.FunctionalTests.Support.Processes;
using Xunit.Abstractions;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>Sends random requests generated from the API's own document; <see cref="FuzzCounts"/> determines their number.</summary>
[Collection(ServerProcess.Tests)]
public sealed partial class FuzzedRequestTests(ITestOutputHelper output)
{
    private const int AtOnce = 4, Together = 40, OneByOne = 10, MostShown = 20;

    private readonly List<string> _objections = [];

    [Fact]
    public Task No_request_breaks_the_server_and_what_is_refused_leaves_nothing_stored() => FuzzAsync("Sqlite");

    [Fact]
    [Trait("Category", "Resilience")]
    public Task No_request_breaks_the_server_and_what_is_refused_leaves_nothing_stored_in_PostgreSQL() => FuzzAsync("PostgreSql");

    private async Task FuzzAsync(string provider)
    {
        using var server = await FuzzedServer.StartAsync(provider);
        var fuzzer = new RequestFuzzer(await server.DocumentAsync(), $"127.0.0.1:{server.Port}");
        var (statuses, slowest) = (new SortedDictionary<int, int>(), TimeSpan.Zero);
        foreach (var seeds in FuzzCounts.RequestSeeds(provider).Chunk(Together + OneByOne))
        {
            var known = await server.RepairAsync();
            List<FuzzedRequest> requests = [.. seeds.Select(seed => fuzzer.Make(seed, known))];
            var answers = await SendTogetherAsync(server, requests[..Math.Min(Together, requests.Count)]);
            await server.QuietAsync();
            foreach (var request in requests.Skip(Together)) answers.Add(await SendAloneAsync(server, request));
            foreach (var answer in answers)
            {
                statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
                slowest = answer.Elapsed > slowest ? answer.Elapsed : slowest;
            }

            if (_objections.Count >= MostShown) break;
        }

        output.WriteLine($"{provider}: {string.Join(", ", statuses.Select(pair => $"{pair.Value} × {pair.Key}"))}; the slowest took {slowest.TotalMilliseconds:0} ms");
        await server.RepairAsync();
        await server.ShouldBeWellAsync();
        _objections.Take(MostShown).Concat((await server.EndAsync()).Take(MostShown)).ShouldBeEmpty();
    }

    /// <summary>The audit log is stored with every write, so a request in it must have succeeded.</summary>
    private async Task<List<RawAnswer>> SendTogetherAsync(FuzzedServer server, List<FuzzedRequest> requests)
    {
        var (_, last) = server.Audited(long.MaxValue);
        var answers = new RawAnswer[requests.Count];
        await Parallel.ForAsync(0, requests.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => answers[i] = await SendAsync(server, requests[i]));
        var stored = server.Audited(last).Targets.Select(target => Marker().Match(target)).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        foreach (var seed in stored)
        {
            var i = requests.FindIndex(request => request.Seed == seed);
            if (answers[i].Status >= 400) _objections.Add($"was answered {answers[i].Status} and stored: {requests[i]}");
        }

        for (var i = 0; i < requests.Count; i++) Check(requests[i], answers[i]);
        return [.. answers];
    }

    /// <summary>Nothing else runs in the meantime: a rejected request must not change the stored state.</summary>
    private async Task<RawAnswer> SendAloneAsync(FuzzedServer server, FuzzedRequest request)
    {
        var before = server.Stored();
        var answer = await SendAsync(server, request);
        Check(request, answer);
        if (answer.Status < 400) await server.QuietAsync();
        else if (server.Stored().DifferenceFrom(before) is { } difference) _objections.Add($"was answered {answer.Status} and changed {difference}: {request}");
        return answer;
    }

    private static Task<RawAnswer> SendAsync(FuzzedServer server, FuzzedRequest request) => RawHttp.SendAsync(server.Port, request.Bytes, hangUp: !request.IsWhole);

    private void Check(FuzzedRequest request, RawAnswer answer)
    {
        if (AnswerRules.Objection(request, answer) is { } objection) _objections.Add($"{objection}: {request}\n→ {answer.Status} {answer.MediaType} {answer.Headers.GetValueOrDefault("content-encoding")}: {answer.Body[..Math.Min(answer.Body.Length, 300)]}");
    }

    [GeneratedRegex(@"\bfuzz=(\d+)")]
    private static partial Regex Marker();
}
