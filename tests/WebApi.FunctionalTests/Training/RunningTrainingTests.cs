using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Training;

/// <summary>A training can be watched, cancelled and finished early, and keeps others waiting.</summary>
public sealed class RunningTrainingTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Events_contain_errors_in_the_unit_of_the_target_beside_those_of_simple_models()
    {
        var line = await Client.CreateLineAsync(examples: 40);
        var run = await StartLongAsync(line);
        await Eventually.IsAsync(async () => (await Client.Get(run)).Json.GetProperty("references").ValueKind == JsonValueKind.Object);
        await Client.Post($"{run}/cancel", new { });
        var events = await Client.EventsAsync($"{run}/events");
        var references = events[^1].Data.GetProperty("references");

        // y = 2x + 1 with x from 0 to 3.9 deviates from its mean by 2 on average, give or take the rows that are held out.
        references.GetProperty("mean").GetDouble().ShouldBe(2, 0.3);
        references.GetProperty("linear").GetDouble().ShouldBeInRange(0, 0.1);
        var last = events.Last(item => item.Type == "epoch").Data.GetProperty("validationError").GetDouble();
        last.ShouldBe(events[^1].Data.GetProperty("progress").GetProperty("validationError").GetDouble());
        last.ShouldBeInRange(0, 1);
    }

    [Fact]
    public async Task A_running_training_is_cancelled_and_leaves_no_model()
    {
        var line = await Client.CreateLineAsync(examples: 40);
        var run = await StartLongAsync(line);
        (await Client.Post($"{run}/cancel", new { })).Status.ShouldBe(202);
        (await Client.EventsAsync($"{run}/events"))[^1].Data.GetProperty("status").GetString().ShouldBe("cancelled");
        (await Client.Get($"{line}/models")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        var again = await Client.Post($"{run}/cancel", new { });
        again.Status.ShouldBe(409);
        again.ProblemType.ShouldBe("invalid-state");
    }

    [Fact]
    public async Task A_running_training_that_is_finished_early_leaves_its_best_model()
    {
        var line = await Client.CreateLineAsync(examples: 40);
        var run = await StartLongAsync(line);
        var asked = await Client.Post($"{run}/finish", new { });
        asked.Status.ShouldBe(202);
        asked.Json.GetProperty("finishRequested").GetBoolean().ShouldBeTrue();
        var end = (await Client.EventsAsync($"{run}/events"))[^1].Data;
        end.GetProperty("status").GetString().ShouldBe("succeeded");
        end.GetProperty("progress").GetProperty("epoch").GetInt32().ShouldBeLessThan(end.GetProperty("progress").GetProperty("epochs").GetInt32());
        (await Client.Get($"{line}/models")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        var again = await Client.Post($"{run}/finish", new { });
        again.Status.ShouldBe(409);
        again.ProblemType.ShouldBe("invalid-state");
    }

    [Fact]
    public async Task A_search_that_is_finished_early_trains_the_best_settings_so_far()
    {
        var line = await Client.CreateLineAsync(examples: 700);
        var started = await Client.Post($"{line}/training-runs", new { searchSeconds = 600, learners = (string[])["trees"] });
        var run = started.Location!.ToString();
        await Eventually.IsAsync(async () => (await Client.Get(run)).Json.GetProperty("search") is { ValueKind: JsonValueKind.Object } search && search.GetProperty("trials").GetInt32() > 0);
        (await Client.Post($"{run}/finish", new { })).Status.ShouldBe(202);

        var end = (await Client.EventsAsync($"{run}/events"))[^1].Data;
        end.GetProperty("status").GetString().ShouldBe("succeeded");
        end.GetProperty("search").GetProperty("isOver").GetBoolean().ShouldBeTrue();
        var search = (await Client.Get($"{line}/models/1/report")).Json.GetProperty("search");
        search.GetProperty("trials").GetInt32().ShouldBe(end.GetProperty("search").GetProperty("trials").GetInt32());
        search.GetProperty("chosen")[0].GetProperty("learner").GetString().ShouldBe("trees");
    }

    [Fact]
    public async Task A_second_training_of_a_dataset_waits_for_the_first_to_end()
    {
        var line = await Client.CreateLineAsync(examples: 40);
        var run = await StartLongAsync(line);
        var second = await Client.Post($"{line}/training-runs", new { });
        second.Status.ShouldBe(409);
        second.ProblemType.ShouldBe("training-in-progress");
        await Client.Post($"{run}/cancel", new { });
        await Client.EventsAsync($"{run}/events");
        (await Client.TrainAsync(line)).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    [Fact]
    public async Task Deleting_a_dataset_stops_its_training()
    {
        var line = await Client.CreateLineAsync(examples: 40);
        var run = await StartLongAsync(line);
        (await Client.DeletePermanently(line)).Status.ShouldBe(204);
        (await Client.Get(run)).Status.ShouldBe(404);

        // The only worker is free again: the training of another dataset ends.
        var other = await Client.CreateLineAsync("Other", examples: 40);
        (await Client.TrainAsync(other)).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    /// <summary>Starts a long training, and waits until it runs.</summary>
    private async Task<string> StartLongAsync(string dataset)
    {
        var started = await Client.Post($"{dataset}/training-runs", new { epochs = 10_000, learningRate = 1e-6, members = 2 });
        started.Status.ShouldBe(202);
        var run = started.Location!.ToString();
        JsonElement state;
        do
        {
            await Task.Delay(20);
            state = (await Client.Get(run)).Json;
        }
        while (state.GetProperty("progress").ValueKind == JsonValueKind.Null && state.GetProperty("finishedAt").ValueKind == JsonValueKind.Null);
        state.GetProperty("status").GetString().ShouldBe("running");
        return run;
    }
}
