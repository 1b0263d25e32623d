using System.Text;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Models;

/// <summary>Files from outside may contain anything. An invalid one is rejected with an explanation, and leaves nothing behind.</summary>
public sealed class HostileModelTests(HostileModelTests.Trained trained) : IClassFixture<HostileModelTests.Trained>
{
    private HttpClient Client => trained.Server.Client;

    /// <summary>By the change to a valid file: the changed file, and a part of the error message.</summary>
    private static readonly Dictionary<string, (Func<byte[], byte[]> Spoil, string Reason)> Spoilt = new()
    {
        ["empty"] = (_ => [], "safetensors"),
        ["text"] = (_ => Encoding.UTF8.GetBytes("x,y\n1,2\n3,4\n"), "header length"),
        ["zeros"] = (_ => new byte[100_000], "header length"),
        ["cut within the header"] = (file => file[..500], "header length"),
        ["cut within the numbers"] = (file => file[..^1000], "exceeds the file"),
        ["more behind"] = (file => [.. file, 0, 0, 0, 0], "after the last tensor"),
        ["a flipped bit"] = (file => Flipped(file), "checksum"),
        ["a header of an exabyte"] = (_ => CheckpointBytes.Joined([], new byte[64], headerLength: 1L << 60), "header length"),
        ["a negative header"] = (_ => CheckpointBytes.Joined([], new byte[64], headerLength: -1), "header length"),
        ["a header of 33 MB"] = (_ => CheckpointBytes.Joined(Encoding.UTF8.GetBytes("{" + new string(' ', 33 << 20) + "}"), []), "header length"),
        ["a header of brackets"] = (_ => CheckpointBytes.Joined(Encoding.UTF8.GetBytes(new string('[', 1 << 20)), []), "safetensors"),
        ["20 000 tensors"] = (_ => CheckpointBytes.Joined(Encoding.UTF8.GetBytes(Empty(20_000)), []), "it has more than"),
        ["overlapping tensors"] = (file => Changed(file, parts => parts.Header["output.bias"]!["data_offsets"] = parts.Offsets("hidden.0.bias")[0] is { } from
            ? new JsonArray((int)from, (int)from + 8) : null), "overlaps"),
        ["a tensor of another size"] = (file => Changed(file, parts => parts.Header["output.bias"]!["shape"] = new JsonArray(3)), "the shape and the size"),
        ["a shape beyond all bounds"] = (file => Changed(file, parts => parts.Header["output.bias"]!["shape"] = new JsonArray(1 << 30, 1 << 30, 1 << 30)), "safetensors"),
        ["a shape that fits and is wrong"] = (file => Changed(file, parts => parts.Header["output.bias"]!["shape"] = new JsonArray(1, 2)), "wrong shape"),
        ["a tensor missing"] = (file => Changed(file, parts => Rename(parts.Header, "output.bias", "output.other")), "missing"),
        ["weights that are no numbers"] = (file => Changed(file, parts => parts.Values("output.weight")[3] = float.NaN), "not a finite number"),
        ["infinite weights"] = (file => Changed(file, parts => parts.Values("output.weight")[3] = float.NegativeInfinity), "not a finite number"),
        ["weights too large to compute with"] = (file => Changed(file, Overflow), "not a number"),
        ["scores out of order"] = (file => Changed(file, parts => parts.Values("calibration.scores.0")[0] = 1e9f), "not in order"),
        ["no manifest"] = (file => Changed(file, parts => Rename(parts.Header, "__metadata__", "elsewhere")), "safetensors"),
        ["a format of the future"] = (file => Changed(file, parts => parts.Manifest["formatVersion"] = 9), "format version 9"),
        ["a report without metrics"] = (file => Changed(file, parts => parts.Manifest["report"]!["train"] = null), "manifest cannot be read"),
        ["metrics too large"] = (file => Changed(file, edit: json => json.Replace("\"value\":", "\"value\":1e999,\"value\":", StringComparison.Ordinal)), "not finite"),
        ["a metric that is a text"] = (file => Changed(file, parts => parts.Manifest["report"]!["train"]!["metrics"]![0]!["value"] = "Infinity"), "manifest cannot be read"),
        ["a metric of another task"] = (file => Changed(file, parts => parts.Manifest["report"]!["train"]!["metrics"]![0]!["name"] = "logLoss"), "metrics are not those of its task"),
        ["an unknown task"] = (file => Changed(file, parts => parts.Manifest["report"]!["task"] = "clustering"), "manifest cannot be read"),
        ["a target that cannot be predicted"] = (file => Changed(file, parts => parts.Manifest["dataset"]!["target"]!["kind"] = "text"), "task is not that of its target"),
        ["a scale that is a text"] = (file => Changed(file, parts => parts.Network["target"]!["scalings"]![0]!["scale"] = "Infinity"), "model cannot be read"),
        ["negative counts"] = (file => Changed(file, parts => parts.Manifest["report"]!["trainedOn"] = -5), "counts"),
        ["a learner that does not exist"] = (file => Changed(file, parts => AddLearners(parts.Manifest, 0.5, "oracle")), "learners are unknown"),
        ["a learner listed twice"] = (file => Changed(file, parts => AddLearners(parts.Manifest, 0.5, "linear", "linear")), "learners are unknown"),
        ["a weight above one"] = (file => Changed(file, parts => AddLearners(parts.Manifest, 1.5, "linear")), "learners are unknown"),
        ["a test part beyond all rows"] = (file => Changed(file, parts => parts.Manifest["report"]!["split"]!["threshold"] = 7), "test split is invalid"),
        ["a list with gaps"] = (file => Changed(file, parts => parts.Manifest["diagnostics"]!["points"]!.AsArray().Add(null)), "a null in the list"),
        ["a group of columns that there are not"] = (file => Changed(file, parts => parts.Manifest["diagnostics"]!["groups"] = new JsonArray(
            new JsonObject { ["columns"] = new JsonArray("x", "elsewhere"), ["increase"] = 1, ["deviation"] = 1 })), "not about its columns"),
        ["a NUL in a text"] = (file => Changed(file, parts => parts.Manifest["report"]!["data"]!["hash"] = "a\0b"), "NUL"),
        ["half a character"] = (file => Changed(file, edit: json => json.Replace("\"hash\":\"", "\"hash\":\"\\ud800", StringComparison.Ordinal)), "manifest cannot be read"),
        ["half a character in the network"] = (file => Changed(file, edit: json => json.Replace("\\u0022inputs\\u0022:[{\\u0022name\\u0022:\\u0022x", "\\u0022inputs\\u0022:[{\\u0022name\\u0022:\\u0022\\\\ud800", StringComparison.Ordinal)), "model cannot be read"),
        ["a network of a million members"] = (file => Changed(file, parts => parts.Network["architecture"]!["members"] = 1_000_000), "number of members"),
        ["a network without members"] = (file => Changed(file, parts => parts.Network["architecture"]!["members"] = 0), "number of members"),
        ["a layer of two thousand million"] = (file => Changed(file, parts => parts.Network["architecture"]!["hidden"] = new JsonArray(int.MaxValue)), "hidden layer"),
        ["copies of minus one"] = (file => Changed(file, parts => parts.Network["split"]!["copiesTogether"] = -1), "test split is invalid"),
        ["an index out of range"] = (file => Changed(file, parts => parts.Network["encoder"]!["numeric"]![0]!["index"] = 7), "out of range"),
        ["a scale of zero"] = (file => Changed(file, parts => parts.Network["target"]!["scalings"]![0]!["scale"] = 0), "scaling"),
        ["no scalings"] = (file => Changed(file, parts => parts.Network["target"]!["scalings"] = new JsonArray()), "scaling"),
        ["a description that is none"] = (file => Changed(file, edit: json => json.Replace("\"network\":\"", "\"network\":\"[", StringComparison.Ordinal)), "model cannot be read"),
    };

    public static TheoryData<string> Kinds => [.. Spoilt.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_invalid_file_is_refused_with_a_reason(string kind)
    {
        var (spoil, reason) = Spoilt[kind];
        var refused = await Client.PostModel(trained.Line, spoil([.. trained.File]));
        refused.Status.ShouldBe(400, refused.Body);
        refused.MediaType.ShouldBe("application/problem+json");
        refused.ProblemType.ShouldBe("unreadable-file");
        refused.FieldsAtFault.ShouldBe(["file"]);
        refused.Detail.ShouldContain(reason);
        await NothingIsStoredAsync();
    }

    [Theory]
    [InlineData("x", "numeric", "z", "target is 'z' in the dataset and 'y' in the model")]
    [InlineData("z", "numeric", "y", "Input 1 is 'z' (a number) in the dataset and 'x' (a number) in the model")]
    [InlineData("x", "categorical", "y", "Input 1 is 'x' (a category) in the dataset and 'x' (a number) in the model")]
    public async Task A_model_of_other_columns_is_refused_with_the_difference(string input, string kind, string target, string difference)
    {
        var created = await Client.Post("/api/datasets", new { name = $"{input} {kind} {target}", inputs = new[] { new { name = input, kind } }, target = new { name = target } });
        var other = created.Location!.ToString();
        var refused = await Client.PostModel(other, trained.File);
        refused.Status.ShouldBe(400, refused.Body);
        refused.FieldsAtFault.ShouldBe(["file"]);
        refused.Json.GetProperty("errors").GetProperty("file")[0].GetString()!.ShouldContain(difference);
        (await Client.Get($"{other}/models")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        await Client.DeletePermanently(other);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused()
    {
        (await Client.PostFile($"{trained.Line}/models/import", trained.File, "text/csv")).Status.ShouldBe(415);
        await NothingIsStoredAsync();
    }

    private async Task NothingIsStoredAsync()
    {
        (await Client.Get($"{trained.Line}/models")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        Directory.GetFiles(Path.Combine(trained.Server.DataDirectory, "models"), "*", SearchOption.AllDirectories).Length.ShouldBe(1);
        trained.Server.Uploads.ShouldBeEmpty();
        (await Client.Post($"{trained.Line}/predictions", new { x = 1.5 })).Json.GetProperty("modelVersion").GetInt32().ShouldBe(1);
    }

    private static byte[] Changed(byte[] file, Action<CheckpointBytes>? change = null, Func<string, string>? edit = null)
    {
        var parts = new CheckpointBytes(file);
        change?.Invoke(parts);
        var changed = parts.Header.ContainsKey("__metadata__")
            ? parts.ToFile(edit)
            : CheckpointBytes.Joined(Encoding.UTF8.GetBytes(parts.Header.ToJsonString()), parts.Data);
        changed.ShouldNotBe(file);
        return changed;
    }

    /// <summary>Infinite in one direction here and in the other there, so the sum is NaN.</summary>
    private static void Overflow(CheckpointBytes parts)
    {
        foreach (var block in new[] { "hidden.0.weight", "hidden.0.bias" }) parts.Values(block).Fill(-float.MaxValue);
    }

    private static void AddLearners(JsonNode manifest, double weight, params string[] names) =>
        manifest["report"]!["learners"] = new JsonArray([.. names.Select(name => new JsonObject
        {
            ["name"] = name, ["weight"] = weight, ["seconds"] = 1, ["metrics"] = manifest["report"]!["train"]!.DeepClone(),
        })]);

    private static byte[] Flipped(byte[] file)
    {
        file[^5] ^= 1;
        return file;
    }

    private static string Empty(int tensors) =>
        "{" + string.Join(",", Enumerable.Range(0, tensors).Select(i => $"\"t{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}")) + "}";

    private static void Rename(JsonObject parts, string from, string to)
    {
        var part = parts[from]!.DeepClone();
        parts.Remove(from);
        parts[to] = part;
    }

    /// <summary>One server with one small model for all tests, none of which stores another.</summary>
    public sealed class Trained : IAsyncLifetime
    {
        internal TestServer Server { get; } = new();

        internal string Line { get; private set; } = "";

        internal byte[] File { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Line = await Server.Client.CreateLineAsync(examples: 40);
            await Server.Client.TrainAsync(Line, new { epochs = 5, members = 2 });
            File = await Server.Client.CheckpointAsync(Line, 1);
        }

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
