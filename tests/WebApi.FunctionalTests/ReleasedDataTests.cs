using System.IO.Compression;
using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests;

/// <summary>
/// A data directory that each released version wrote, in Released, beside what that version answered: today's server opens it and
/// answers the same.
/// </summary>
[Collection(ServerProcess.Tests)]
public sealed class ReleasedDataTests
{
    private const string Houses = "/api/datasets/hauser-garten";

    [Theory]
    [InlineData("0.1.0")]
    [InlineData("0.2.0")]
    public async Task It_opens_and_answers_the_same(string version)
    {
        using var storage = new TestStorage("Sqlite");
        var released = Path.Combine(AppContext.BaseDirectory, "Released", version);
        await ZipFile.ExtractToDirectoryAsync($"{released}.zip", storage.DataDirectory);
        var expected = JsonDocument.Parse(await File.ReadAllTextAsync($"{released}.json")).RootElement;
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

    /// <summary>All that is expected is there, numbers to nine digits. More may be there too.</summary>
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
