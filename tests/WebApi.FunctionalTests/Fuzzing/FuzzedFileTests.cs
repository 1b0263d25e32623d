using System.Globalization;
using System.Text;
using Regressor.WebApi.FunctionalTests.Support.Processes;
using Xunit.Abstractions;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>Files of rows and of models that are damaged at random, as many as <see cref="FuzzCounts"/> says.</summary>
[Collection(ServerProcess.Tests)]
public sealed class FuzzedFileTests(ITestOutputHelper output)
{
    private const string Flats = "/api/datasets/flats";
    private const int MostShown = 20, BetweenRepairs = 25;

    private static readonly string[] Kinds = ["text/csv", "text/csv", "text/csv", "application/json", "application/x-ndjson"];
    private static readonly string[] Options = ["skipBad=true", "skipIdentical=true", "ignoreExtra=true", "delimiter=;", "decimal=,", "encoding=windows-1252"];

    private readonly List<string> _objections = [];
    private readonly SortedDictionary<string, int> _outcomes = [];
    private TimeSpan _slowest;

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task No_file_breaks_the_server_and_one_that_is_refused_leaves_nothing_stored(string provider)
    {
        using var server = await FuzzedServer.StartAsync(provider);
        foreach (var seeds in FuzzCounts.FileSeeds(provider).Chunk(BetweenRepairs))
        {
            var known = await server.RepairAsync();
            foreach (var seed in seeds)
            {
                var random = new Random(seed);
                if (random.Chance(0.4)) await TryModelAsync(server, seed, CheckpointFuzzer.Make(known.Checkpoint, random));
                else await TryTableAsync(server, seed, random);
            }

            if (_objections.Count >= MostShown) break;
        }

        output.WriteLine($"{provider}: {string.Join(", ", _outcomes.Select(pair => $"{pair.Value} × {pair.Key}"))}; the slowest took {_slowest.TotalMilliseconds:0} ms");
        await server.ShouldBeWellAsync();
        _objections.Take(MostShown).Concat((await server.EndAsync()).Take(MostShown)).ShouldBeEmpty();
    }

    /// <summary>One that is taken must also answer, and can be deleted.</summary>
    private async Task TryModelAsync(FuzzedServer server, int seed, byte[] file)
    {
        var before = server.Stored();
        var answer = await AskAsync(seed, file, () => server.Client.PostModel(Flats, file), "model");
        if (answer.Status != 201)
        {
            if (answer.Status is < 400 || !answer.Body.Contains("\"detail\"", StringComparison.Ordinal)) Object(seed, file, $"was answered {answer.Status} {answer.Body}");
            if (server.Stored().DifferenceFrom(before) is { } difference) Object(seed, file, $"was refused and changed {difference}");
            return;
        }

        var active = (await server.Client.Get(Flats)).Json.GetProperty("activeModelVersion").GetInt32();
        var version = answer.Json.GetProperty("version").GetInt32();
        foreach (var part in new[] { "", "/report", "/onnx", "/checkpoint" }) await AskAsync(seed, file, () => server.Client.Get($"{Flats}/models/{version}{part}"), "read");
        var activated = await AskAsync(seed, file, () => server.Client.Post($"{Flats}/models/{version}/activate", new { }), "activate");
        if (activated.Status != 200) Object(seed, file, $"was taken and cannot be activated: {activated.Body}");
        foreach (var size in new object?[] { 33, null, 1e9 })
        {
            var predicted = await AskAsync(seed, file, () => server.Client.Post($"{Flats}/predictions", new { x = new { size, kind = "flat" }, confidence = 0.8 }), "predict");
            if (predicted.Status is not (200 or 409)) Object(seed, file, $"was taken and does not predict at {size}: {predicted.Body}");
        }

        await AskAsync(seed, file, () => server.Client.Post($"{Flats}/models/{active}/activate", new { }), "activate");
        await AskAsync(seed, file, () => server.Client.Delete($"{Flats}/models/{version}"), "delete");
    }

    private async Task TryTableAsync(FuzzedServer server, int seed, Random random)
    {
        var mediaType = random.Of(Kinds);
        var text = TableFuzzer.Make(mediaType, random);
        var file = random.Chance(0.15) && mediaType == "text/csv" ? Encoding.Latin1.GetBytes(text) : Encoding.UTF8.GetBytes(text);
        if (random.Chance(0.8)) file = ByteMutations.Apply(file, random);
        if (random.Chance(0.05)) file = Encoding.Unicode.GetBytes(text);
        var options = string.Join('&', Options.Where(_ => random.Chance(0.15)));
        if (mediaType == "text/csv")
        {
            var predicted = await AskAsync(seed, file, () => server.Client.PostFile($"{Flats}/predictions/batch?{options}", file), "batch");
            var preview = await AskAsync(seed, file, () => server.Client.PostFile($"{Flats}/predictions/batch/preview?{options}", file), "preview");
            if (preview.Status != predicted.Status) Object(seed, file, $"is predicted with {predicted.Status} and previewed with {preview.Status}");
        }

        if (mediaType == "text/csv" && random.Chance(0.4))
            await ImportAsync(server, seed, file, mediaType, $"/api/datasets/import?name=made{seed}&target=rent&{options}", $"/api/datasets/made{seed}");
        else
            await ImportAsync(server, seed, file, mediaType, $"{Flats}/examples/import?{options}", Flats);
    }

    private async Task ImportAsync(FuzzedServer server, int seed, byte[] file, string mediaType, string path, string dataset)
    {
        var before = server.Stored();
        var count = await CountAsync(server, dataset);
        var tried = await AskAsync(seed, file, () => server.Client.PostFile($"{path}&dryRun=true", file, mediaType), "dry run");
        if (server.Stored().DifferenceFrom(before) is { } changed) Object(seed, file, $"a dry run changed {changed}");
        var answer = await AskAsync(seed, file, () => server.Client.PostFile(path, file, mediaType), mediaType);
        if (answer.Status is 200 or 201)
        {
            var added = New(answer);
            if (added != New(tried)) Object(seed, file, $"{added} rows were taken, and {New(tried)} in a dry run");
            if (await CountAsync(server, dataset) - count != added) Object(seed, file, $"{added} rows were said to be taken, and {await CountAsync(server, dataset) - count} were");
        }
        else if (server.Stored().DifferenceFrom(before) is { } difference)
        {
            Object(seed, file, $"was answered {answer.Status} and changed {difference}");
        }
    }

    private static int New(Answer answer) => answer.Status is not (200 or 201) ? -1
        : (answer.Json.TryGetProperty("import", out var import) ? import : answer.Json).GetProperty("new").GetInt32();

    private static async Task<int> CountAsync(FuzzedServer server, string dataset) =>
        (await server.Client.Get(dataset)) is { Status: 200 } found ? found.Json.GetProperty("exampleCount").GetInt32() : 0;

    private async Task<Answer> AskAsync(int seed, byte[] file, Func<Task<Answer>> ask, string what)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Answer answer;
        try
        {
            answer = await ask();
        }
        catch (HttpRequestException cutOff)
        {
            answer = new Answer(0, null, null, cutOff.Message, IsReplayed: false);
            Object(seed, file, $"{what}: {cutOff.Message}");
        }

        _slowest = watch.Elapsed > _slowest ? watch.Elapsed : _slowest;
        var outcome = $"{what} {answer.Status.ToString(CultureInfo.InvariantCulture)}";
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
        if (watch.Elapsed > AnswerRules.MostTime) Object(seed, file, $"{what} took {watch.Elapsed.TotalSeconds:0.0} s");
        if (answer.Status >= 500) Object(seed, file, $"{what} was answered {answer.Status}");
        if (answer.Status >= 400 && AnswerRules.Internals().IsMatch(answer.Body)) Object(seed, file, $"{what} tells {answer.Body}");
        return answer;
    }

    private void Object(int seed, byte[] file, string objection) =>
        _objections.Add($"{objection}\n{new FuzzedRequest(seed, "", file, IsHttp: true, IsWhole: true)}");
}
