using System.Globalization;
using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Models;

/// <summary>A new model that is worse than the active one is not activated automatically.</summary>
public sealed class ActivationTests
{
    private const string Wave = "/api/datasets/wave";

    private static readonly object Good = new { members = 2, epochs = 60, activate = "ifBetter" };

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    public async Task A_worse_model_stays_inactive_until_it_is_activated(string provider)
    {
        await using var server = new TestServer(provider);
        var client = server.Client;
        await CreateWaveAsync(client);
        var first = await client.TrainAsync(Wave, Good);
        first.GetProperty("activation").GetProperty("reason").GetString().ShouldBe("first");

        var worse = await client.TrainAsync(Wave, Poor("ifBetter"));
        worse.GetProperty("modelVersion").GetInt32().ShouldBe(2);
        worse.GetProperty("options").GetProperty("activate").GetString().ShouldBe("ifBetter");
        var activation = worse.GetProperty("activation");
        activation.GetProperty("activated").GetBoolean().ShouldBeFalse();
        activation.GetProperty("reason").GetString().ShouldBe("worse");
        activation.GetProperty("comparedWith").GetInt32().ShouldBe(1);
        activation.GetProperty("rows").GetInt32().ShouldBeGreaterThanOrEqualTo(10);
        activation.GetProperty("improvement").GetDouble().ShouldBeLessThan(activation.GetProperty("upper").GetDouble());
        activation.GetProperty("upper").GetDouble().ShouldBeLessThan(0);
        await AnswersAsync(client, 1);
        (await client.Get($"{Wave}/models/2")).Json.GetProperty("activation").ToString().ShouldBe(activation.ToString());
        (await client.Get($"{Wave}/training-runs/{worse.GetProperty("id")}")).Json.GetProperty("activation").ToString().ShouldBe(activation.ToString());

        await server.RestartAsync();
        await AnswersAsync(server.Client, 1);
        (await server.Client.Post($"{Wave}/models/2/activate", new { })).Status.ShouldBe(200);
        await AnswersAsync(server.Client, 2);
    }

    [Fact]
    public async Task A_better_model_takes_over_and_so_does_a_worse_one_that_is_to_answer_always_and_none_that_is_never_to()
    {
        await using var server = new TestServer();
        await CreateWaveAsync(server.Client);
        (await server.Client.TrainAsync(Wave, Poor("never"))).GetProperty("activation").GetProperty("reason").GetString().ShouldBe("never");
        (await server.Client.Post($"{Wave}/predictions", new { x = 1 })).ProblemType.ShouldBe("no-model");
        (await server.Client.TrainAsync(Wave, Poor("ifBetter"))).GetProperty("activation").GetProperty("reason").GetString().ShouldBe("first");
        (await server.Client.TrainAsync(Wave, Good)).GetProperty("activation").GetProperty("reason").GetString().ShouldBe("better");
        await AnswersAsync(server.Client, 3);
        (await server.Client.TrainAsync(Wave, Poor("never"))).GetProperty("activation").GetProperty("activated").GetBoolean().ShouldBeFalse();
        await AnswersAsync(server.Client, 3);
        (await server.Client.TrainAsync(Wave, Poor("always"))).GetProperty("activation").GetProperty("reason").GetString().ShouldBe("always");
        await AnswersAsync(server.Client, 5);
    }

    [Fact]
    public async Task A_damaged_model_gives_way_to_one_that_was_not_left_behind()
    {
        await using var server = new TestServer();
        await CreateWaveAsync(server.Client);
        await server.Client.TrainAsync(Wave, Poor("always"));
        await server.Client.TrainAsync(Wave, Good);
        await server.Client.TrainAsync(Wave, Poor("ifBetter"));
        await AnswersAsync(server.Client, 2);

        await server.RestartAsync();
        File.Delete(Directory.GetFiles(Path.Combine(server.DataDirectory, "models"), "*", SearchOption.AllDirectories).Order().ElementAt(1));
        await AnswersAsync(server.Client, 1);
    }

    [Fact]
    public async Task A_model_whose_predecessor_learned_from_all_rows_is_not_compared()
    {
        await using var server = new TestServer();
        await CreateWaveAsync(server.Client);
        await server.Client.TrainAsync(Wave, new { members = 2, epochs = 5, testFraction = 0 });
        var activation = (await server.Client.TrainAsync(Wave, Poor("ifBetter"))).GetProperty("activation");
        activation.GetProperty("reason").GetString().ShouldBe("notComparable");
        activation.GetProperty("rows").GetInt32().ShouldBe(0);
        activation.GetProperty("comparedWith").ValueKind.ShouldBe(JsonValueKind.Null);
        await AnswersAsync(server.Client, 2);
    }

    [Fact]
    public async Task The_requested_epochs_are_planned()
    {
        // With this many batches per epoch, a default training needs few epochs.
        await using var server = new TestServer();
        await CreateWaveAsync(server.Client);
        var run = await server.Client.TrainAsync(Wave, new { members = 2, epochs = 10, batchSize = 1 });
        run.GetProperty("progress").GetProperty("epochs").GetInt32().ShouldBe(10);
        run.GetProperty("options").GetProperty("epochsGiven").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_model_can_be_rolled_back_and_only_an_inactive_one_deleted()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 40);
        await server.Client.TrainAsync(line);
        await server.Client.TrainAsync(line, new { seed = 5, epochs = 10, members = 2 });
        (await server.Client.AnsweringVersionAsync(line)).ShouldBe(2);

        (await server.Client.Post($"{line}/models/1/activate", new { })).Json.GetProperty("active").GetBoolean().ShouldBeTrue();
        (await server.Client.AnsweringVersionAsync(line)).ShouldBe(1);
        (await server.Client.Delete($"{line}/models/1")).ProblemType.ShouldBe("invalid-state");
        (await server.Client.Delete($"{line}/models/2")).Status.ShouldBe(204);
        (await server.Client.Get($"{line}/models/2")).Status.ShouldBe(404);
        (await server.Client.Post($"{line}/models/2/activate", new { })).Status.ShouldBe(404);
        (await server.Client.TrainAsync(line)).GetProperty("modelVersion").GetInt32().ShouldBe(3);
    }

    /// <summary>A model no better than a linear one.</summary>
    private static object Poor(string activate) => new { members = 2, epochs = 1, learningRate = 1e-6, activate };

    private static async Task AnswersAsync(HttpClient client, int version)
    {
        (await client.AnsweringVersionAsync(Wave)).ShouldBe(version);
        (await client.Get(Wave)).Json.GetProperty("activeModelVersion").GetInt32().ShouldBe(version);
    }

    private static async Task CreateWaveAsync(HttpClient client)
    {
        var rows = Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i / 20.0},{Math.Sin(i / 20.0)}"));
        (await client.PostCsv("/api/datasets/import?name=Wave&target=y", "x,y\n" + string.Join('\n', rows))).Status.ShouldBe(201);
    }
}
