using System.Globalization;
using System.IO.Compression;
using System.Text;
using Regressor.WebApi.FunctionalTests.Support.Processes;
using Xunit.Abstractions;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>Damages files of rows and of models at random; <see cref="FuzzCounts"/> determines their number.</summary>
[Collection(ServerProcess.Tests)]
public sealed class FuzzedFileTests(ITestOutputHelper output)
{
    private const string Flats = "/api/datasets/flats", Kinds = "/api/datasets/kinds";
    private const int MostShown = 20, BetweenRepairs = 25;

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Parquet = "application/vnd.apache.parquet";
    private static readonly string[] MediaTypes = ["text/csv", "text/csv", "text/csv", "application/json", "application/x-ndjson", Workbook, Parquet];
    private static readonly string[] Options =
    [
        "skipBad=true", "skipIdentical=true", "ignoreExtra=true", "delimiter=;", "delimiter=space", "delimiter=fixed", "decimal=,", "decimal=size=,", "thousands=.", "encoding=windows-1252",
        "encoding=utf-16", "header=none", "header=2", "dateOrder=dmy", "dateOrder=size=mdy", "missing=x", "missing=", "skipLines=2,3", "unit=rent=$", "rename=kind=sort", "sheet=2",
        "type=size=dateTime", "type=kind=text", "type=kind=timeOfDay", "type=rent=categorical", "spelling=one", "spelling=kind=one",
    ];

    private readonly List<string> _objections = [];
    private readonly SortedDictionary<string, int> _outcomes = [];
    private byte[] _workbook = [];
    private byte[] _parquet = [];
    private TimeSpan _slowest;

    [Fact]
    public Task No_file_breaks_the_server_and_one_that_is_refused_leaves_nothing_stored() => FuzzAsync("Sqlite");

    [Fact]
    [Trait("Category", "Resilience")]
    public Task No_file_breaks_the_server_and_one_that_is_refused_leaves_nothing_stored_in_PostgreSQL() => FuzzAsync("PostgreSql");

    private async Task FuzzAsync(string provider)
    {
        using var server = await FuzzedServer.StartAsync(provider);
        foreach (var seeds in FuzzCounts.FileSeeds(provider).Chunk(BetweenRepairs))
        {
            var known = await server.RepairAsync();
            _workbook = await server.Client.GetByteArrayAsync($"{Flats}/examples/export?format=xlsx");
            _parquet = await server.Client.GetByteArrayAsync($"{Flats}/examples/export?format=parquet");
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

    /// <summary>An accepted model must also answer, and can be deleted.</summary>
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
        var mediaType = random.Of(MediaTypes);
        var file = FileOf(mediaType, random);
        if (random.Chance(0.8)) file = ByteMutations.Apply(file, random);
        if (random.Chance(0.1)) file = await PackedAsync(file);
        var options = string.Join('&', Options.Where(_ => random.Chance(0.05)));
        var hasHeader = mediaType is "text/csv" or Workbook or Parquet;
        if (hasHeader)
        {
            var predicted = await AskAsync(seed, file, () => server.Client.PostFile($"{Flats}/predictions/batch?{options}", file, mediaType), "batch");
            var preview = await AskAsync(seed, file, () => server.Client.PostFile($"{Flats}/predictions/batch/preview?{options}", file, mediaType), "preview");

            // The answer copies all parts of a workbook, and the preview reads its sheet only. A preview says what is in the way.
            if (preview.Status != predicted.Status && mediaType != Workbook && !(predicted.Status == 400 && SaysWhatIsInTheWay(preview))) Object(seed, file, $"is predicted with {predicted.Status} and previewed with {preview.Status}");
        }

        if (hasHeader && random.Chance(0.4))
            await ImportAsync(server, seed, file, mediaType, $"/api/datasets/import?name=made{seed}&target={random.Of(["rent", "rent", "kind"])}&{options}", $"/api/datasets/made{seed}");
        else if (random.Chance(0.2))
            await ImportAsync(server, seed, file, mediaType, $"{Kinds}/examples/import?{options}", Kinds);
        else
            await ImportAsync(server, seed, file, mediaType, $"{Flats}/examples/import?{options}", Flats);
    }

    private byte[] FileOf(string mediaType, Random random)
    {
        if (mediaType is Workbook or Parquet) return mediaType == Workbook ? _workbook : _parquet;
        var text = TableFuzzer.Make(mediaType, random);
        return random.Chance(0.05) ? Encoding.Unicode.GetBytes(text)
            : mediaType == "text/csv" && random.Chance(0.15) ? Encoding.Latin1.GetBytes(text)
            : Encoding.UTF8.GetBytes(text);
    }

    private static async Task<byte[]> PackedAsync(byte[] file)
    {
        using var packed = new MemoryStream();
        await using (var packing = new GZipStream(packed, CompressionLevel.Fastest)) await packing.WriteAsync(file);
        return packed.ToArray();
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

    private static bool SaysWhatIsInTheWay(Answer preview) => preview.Status == 200
        && preview.Json.GetProperty("problems").EnumerateArray().Any(problem => problem.GetProperty("severity").GetString() is "question" or "error");

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
