using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Compatibility;

/// <summary>
/// Released contains a data directory written by each released version, and that version's responses. The current server opens it and returns
/// the same. REGRESSOR_RELEASE=1 stores what the current version writes there.
/// </summary>
[Collection(ServerProcess.Tests)]
public sealed class ReleasedDataTests
{
    private const string Houses = "/api/datasets/hauser-garten";
    private const string Street = "Straße, \"type\"";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Versions =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Released"), "*.zip").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task It_opens_and_answers_the_same(string version)
    {
        using var storage = new TestStorage("Sqlite");
        var released = Path.Combine(AppContext.BaseDirectory, "Released", version);
        await ZipFile.ExtractToDirectoryAsync($"{released}.zip", storage.DataDirectory);
        await OpensAndAnswersTheSameAsync(storage, JsonDocument.Parse(await File.ReadAllTextAsync($"{released}.json")).RootElement);
    }

    [Fact]
    public async Task What_this_version_writes_opens_and_answers_the_same()
    {
        using var storage = new TestStorage("Sqlite");
        JsonElement answered;
        using (var server = await ServerProcess.StartAsync(storage.Settings))
        {
            answered = await WriteAsync(server.Client);
            (await server.StopAsync()).ExitCode.ShouldBe(0);
        }

        if (Environment.GetEnvironmentVariable("REGRESSOR_RELEASE") == "1") await KeepAsync(storage, answered);
        await OpensAndAnswersTheSameAsync(storage, answered);
    }

    /// <summary>A dataset with unusual content: quotes and commas in names, values of every script, missing values, rounding, a formula.</summary>
    /// <returns>The server's responses about it.</returns>
    private static async Task<JsonElement> WriteAsync(HttpClient client)
    {
        var houses = new
        {
            name = "Häuser & Gärten",
            inputs = new[]
            {
                new { name = "size", kind = "numeric", unit = (string?)"m²" },
                new { name = Street, kind = "categorical", unit = (string?)null },
                new { name = "age", kind = "numeric", unit = (string?)null },
            },
            target = new { name = "price", unit = "k€" },
        };
        (await client.Post("/api/datasets", houses)).Location!.ToString().ShouldBe(Houses);
        string?[] streets = ["Wohnung \"Süd\", 2. Stock", "日本家屋 🏠", "=SUM(A1)", null, "maison", "0123"];
        for (var i = 0; i < 40; i++)
        {
            double? size = i == 0 ? 0.1 + 0.2 : i % 19 == 7 ? null : 35 + (i * 4.1);
            int? age = i % 11 == 5 ? null : i * 37 % 90;
            var x = new Dictionary<string, object?> { ["size"] = size, [Street] = streets[i % streets.Length], ["age"] = age };
            (await client.Post($"{Houses}/examples", new { x, y = 20 + ((size ?? 100) * 7.7 / 3) - ((age ?? 40) / 9.0) })).Status.ShouldBe(201);
        }

        (await client.Delete($"{Houses}/examples/12")).Status.ShouldBe(204);
        (await client.Patch($"{Houses}/examples/38", new { exclude = "measured “wrong”" })).Status.ShouldBe(200);
        int[] hiddenSizes = [8, 8];
        foreach (var seed in new[] { 1, 2 }) await client.TrainAsync(Houses, new { epochs = 5, members = 2, hiddenSizes, seed });
        (await client.Post($"{Houses}/models/1/activate", new { })).Status.ShouldBe(200);

        List<object> predictions = [];
        foreach (var (x, confidence) in new (Dictionary<string, object?> X, double Confidence)[]
        {
            (new() { ["size"] = 80, [Street] = streets[0], ["age"] = 20 }, 0.9),
            (new() { ["age"] = 50 }, 0.8),
            (new() { ["size"] = 1000, [Street] = "unknown", ["age"] = 3 }, 0.5),
        })
        {
            var question = new { x, confidence };
            predictions.Add(new { question, answer = (await client.Post($"{Houses}/predictions", question)).Json });
        }

        var key = (await Keys.CreateAsync(client)).Admin;
        client.Use(key);
        return JsonSerializer.SerializeToElement(new
        {
            key,
            auditLog = (await client.Get("/api/audit-log")).Json.GetProperty("total"),
            dataset = (await client.Get(Houses)).Json,
            examples = (await client.Get($"{Houses}/examples?pageSize=100")).Json.GetProperty("items"),
            models = (await client.Get($"{Houses}/models")).Json.GetProperty("items"),
            runs = (await client.Get($"{Houses}/training-runs")).Json.GetProperty("items"),
            predictions,
        });
    }

    private static async Task KeepAsync(TestStorage storage, JsonElement answered)
    {
        var version = typeof(Program).Assembly.GetName().Version!.ToString(3);
        var released = Path.Combine(Repository.Root(), "tests", "WebApi.FunctionalTests", "Released", version);
        File.Delete($"{released}.zip");
        await ZipFile.CreateFromDirectoryAsync(storage.DataDirectory, $"{released}.zip");
        await File.WriteAllTextAsync($"{released}.json", JsonSerializer.Serialize(answered, Readable) + "\n");
    }

    private static async Task OpensAndAnswersTheSameAsync(TestStorage storage, JsonElement expected)
    {
        using (var server = await ServerProcess.StartAsync(storage.Settings))
        {
            var client = server.Client;
            if (expected.TryGetProperty("key", out var key))
            {
                (await client.Get(Houses)).Status.ShouldBe(401);
                client.Use(key.GetString());
                (await client.Get("/api/audit-log")).Json.GetProperty("total").GetInt32().ShouldBe(expected.GetProperty("auditLog").GetInt32());
            }

            await AnswersTheSameAsync(client, expected);
            await GoesOnAsync(client, expected.GetProperty("dataset").GetProperty("exampleCount").GetInt32());
        }

        storage.CheckIntegrity();
    }

    private static async Task AnswersTheSameAsync(HttpClient client, JsonElement expected)
    {
        ShouldHave((await client.Get(Houses)).Json, expected.GetProperty("dataset"));
        ShouldHave((await client.Get($"{Houses}/examples?pageSize=100")).Json.GetProperty("items"), expected.GetProperty("examples"));
        ShouldHave((await client.Get($"{Houses}/models")).Json.GetProperty("items"), expected.GetProperty("models"));
        ShouldHave((await client.Get($"{Houses}/training-runs")).Json.GetProperty("items"), expected.GetProperty("runs"));
        foreach (var prediction in expected.GetProperty("predictions").EnumerateArray())
            ShouldHave((await client.Post($"{Houses}/predictions", prediction.GetProperty("question"))).Json, prediction.GetProperty("answer"));
        foreach (var version in new[] { 1, 2 }) (await client.Get($"{Houses}/models/{version}/report")).Status.ShouldBe(200);
    }

    private static async Task GoesOnAsync(HttpClient client, int examples)
    {
        (await client.Post($"{Houses}/models/2/activate", new { })).Status.ShouldBe(200);
        (await client.Post($"{Houses}/examples", new { x = new { size = 75 }, y = 190 })).Status.ShouldBe(201);
        (await client.Get($"{Houses}/examples/export")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + examples + 1);
        var trained = await client.TrainAsync(Houses, new { epochs = 3, members = 2, startFrom = "activeModel" });
        trained.GetProperty("status").GetString().ShouldBe("succeeded", trained.GetRawText());
        trained.GetProperty("modelVersion").GetInt32().ShouldBe(3);
    }

    /// <summary>Everything expected is present, numbers to nine digits. Additional content is allowed.</summary>
    private static void ShouldHave(JsonElement actual, JsonElement expected, string path = "")
    {
        actual.ValueKind.ShouldBe(expected.ValueKind, path);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in expected.EnumerateObject())
                {
                    actual.TryGetProperty(property.Name, out var value).ShouldBeTrue($"{path}.{property.Name}");
                    ShouldHave(value, property.Value, $"{path}.{property.Name}");
                }

                break;
            case JsonValueKind.Array:
                actual.GetArrayLength().ShouldBe(expected.GetArrayLength(), path);
                for (var i = 0; i < expected.GetArrayLength(); i++) ShouldHave(actual[i], expected[i], $"{path}[{i}]");
                break;
            case JsonValueKind.Number:
                actual.GetDouble().ShouldBe(expected.GetDouble(), Math.Max(1e-12, 1e-9 * Math.Abs(expected.GetDouble())), path);
                break;
            default:
                actual.ToString().ShouldBe(expected.ToString(), path);
                break;
        }
    }
}
