namespace Regressor.WebApi.FunctionalTests.Training;

public sealed class TrainingTests : IAsyncLifetime
{
    private static readonly string[] Learners = ["networks", "trees", "linear"], Twice = ["trees", "trees"];

    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_line_is_learnt_reported_and_predicted_with_an_interval()
    {
        var line = await Client.CreateLineAsync(examples: 60);
        (await Client.TrainAsync(line)).GetProperty("status").GetString().ShouldBe("succeeded");

        var model = (await Client.Get($"{line}/models/1")).Json;
        model.GetProperty("active").GetBoolean().ShouldBeTrue();
        var metrics = model.GetProperty("metrics");
        metrics.GetProperty("test").GetProperty("rmse").GetDouble().ShouldBeLessThan(metrics.GetProperty("baseline").GetProperty("rmse").GetDouble());
        (model.GetProperty("trainedOn").GetInt32() + model.GetProperty("testedOn").GetInt32()).ShouldBe(60);

        var one = (await Client.Post($"{line}/predictions", new { x = 3.0, confidence = 0.8 })).Json;
        one.GetProperty("y").GetDouble().ShouldBe(7, tolerance: 0.5);
        one.GetProperty("interval").GetProperty("confidence").GetDouble().ShouldBe(0.8);
        one.GetProperty("interval").GetProperty("lower").GetDouble().ShouldBeLessThan(one.GetProperty("interval").GetProperty("upper").GetDouble());
        one.GetProperty("modelVersion").GetInt32().ShouldBe(1);
        one.GetProperty("disagreement").GetDouble().ShouldBeGreaterThan(0);

        var many = (await Client.Post($"{line}/predictions", new { xs = new[] { new { x = 3.0 }, new { x = 99.0 } }, confidence = 0.8 })).Json.GetProperty("predictions");
        many[0].GetProperty("y").GetDouble().ShouldBe(one.GetProperty("y").GetDouble());
        many[1].GetProperty("warnings")[0].GetProperty("code").GetString().ShouldBe("outOfRange");
        many[1].GetProperty("warnings")[0].GetProperty("column").GetString().ShouldBe("x");
    }

    [Fact]
    public async Task All_learners_are_trained_and_blended_unless_told_otherwise()
    {
        var line = await Client.CreateLineAsync(examples: 60);
        var started = await Client.Post($"{line}/training-runs", new { epochs = 20, members = 2 });
        (await Client.EventsAsync($"{started.Location}/events"))[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");

        var learners = (await Client.Get($"{line}/models/1/report")).Json.GetProperty("learners").EnumerateArray().ToList();
        learners.Select(learner => learner.GetProperty("learner").GetString()).ShouldBe(Learners, ignoreOrder: true);
        learners.Sum(learner => learner.GetProperty("weight").GetDouble()).ShouldBe(1, 1e-9);
        learners.Select(learner => learner.GetProperty("error").GetDouble()).ShouldBeInOrder();
        learners.ShouldAllBe(learner => learner.GetProperty("seconds").GetDouble() >= 0);
        (await Client.Post($"{line}/predictions", new { x = 3.0 })).Json.GetProperty("y").GetDouble().ShouldBe(7, tolerance: 0.5);
        (await Client.Post($"{line}/training-runs", new { learners = Twice })).FieldsAtFault.ShouldBe(["learners"]);
    }

    [Fact]
    public async Task A_report_contains_the_errors_of_a_model_and_its_worst_rows()
    {
        var created = await Client.Post("/api/datasets", new
        {
            name = "Shops",
            inputs = new object[] { new { name = "size", kind = "numeric" }, new { name = "kind", kind = "categorical" }, new { name = "floors", kind = "numeric" } },
            target = new { name = "sales" },
        });
        var shops = created.Location!.ToString();
        for (var i = 0; i < 60; i++)
        {
            var (size, kind) = (i % 10, i % 3 == 0 ? "food" : i % 3 == 1 ? "books" : null);
            await Client.Post($"{shops}/examples", new { x = new { size, kind, floors = 1 }, y = (size * size) + (i % 3) + (0.01 * i) });
        }

        await Client.TrainAsync(shops);
        var model = (await Client.Get($"{shops}/models/1")).Json;
        var test = model.GetProperty("metrics").GetProperty("test");
        test.GetProperty("medianAe").GetDouble().ShouldBeInRange(0, test.GetProperty("rmse").GetDouble());
        test.GetProperty("intervals").GetProperty("rmse").GetProperty("lower").GetDouble()
            .ShouldBeLessThan(test.GetProperty("intervals").GetProperty("rmse").GetProperty("upper").GetDouble());
        var comparison = model.GetProperty("comparison");
        comparison.GetProperty("kind").GetString().ShouldBeOneOf("better", "same", "worse");
        comparison.GetProperty("onUnseenRows").GetBoolean().ShouldBeTrue();
        comparison.GetProperty("sentence").GetString()!.ShouldContain("linear regression");

        var report = (await Client.Get($"{shops}/models/1/report")).Json;
        report.GetProperty("model").GetProperty("version").GetInt32().ShouldBe(1);
        report.GetProperty("measuredOn").GetString().ShouldBe("test");
        var tested = model.GetProperty("testedOn").GetInt32();
        report.GetProperty("pointsTotal").GetInt32().ShouldBe(tested);
        report.GetProperty("points").GetArrayLength().ShouldBe(tested);
        var columns = report.GetProperty("importance").EnumerateArray().Select(column => column.GetProperty("column").GetString()).ToList();
        columns.ShouldBe(["size", "kind", "floors"], ignoreOrder: true);
        columns[0].ShouldBe("size");
        var note = report.GetProperty("notes").EnumerateArray().Single(note => note.GetProperty("code").GetString() == "constantColumn");
        note.GetProperty("column").GetString().ShouldBe("floors");

        var worst = report.GetProperty("worst")[0];
        worst.GetProperty("x").GetProperty("floors").GetDouble().ShouldBe(1);
        var example = (await Client.Get($"{shops}/examples/{worst.GetProperty("exampleId").GetString()}")).Json;
        example.GetProperty("y").GetDouble().ShouldBe(worst.GetProperty("y").GetDouble());
        example.GetProperty("x").GetRawText().ShouldBe(worst.GetProperty("x").GetRawText());

        (await Client.Get($"{shops}/models/2/report")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Events_contain_every_epoch_once_and_end_with_the_run()
    {
        var line = await Client.CreateLineAsync(examples: 40);
        var started = await Client.Post($"{line}/training-runs", new { epochs = 20, members = 2 });
        started.Json.GetProperty("options").GetProperty("epochs").GetInt32().ShouldBe(20);

        var live = await Client.EventsAsync($"{started.Location}/events");
        live[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");
        var epochs = live.Where(item => item.Type == "epoch").Select(item => item.Data.GetProperty("epoch").GetInt32()).ToList();
        epochs.ShouldBe(Enumerable.Range(1, epochs.Count));
        epochs.ShouldNotBeEmpty();

        var curve = live.Last(item => item.Type == "curve").Data;
        curve.GetProperty("x").GetArrayLength().ShouldBe(curve.GetProperty("y").GetArrayLength());
        curve.GetProperty("epoch").GetInt32().ShouldBeInRange(1, epochs.Count);

        // The stream after the end is the same, and a reconnecting client gets only the rest.
        var replayed = await Client.EventsAsync($"{started.Location}/events");
        replayed.Count(item => item.Type == "epoch").ShouldBe(epochs.Count);
        replayed[^1].Type.ShouldBe("run");
        var lastButOne = live.Where(item => item.Type == "epoch").SkipLast(1).Last().Id;
        (await Client.EventsAsync($"{started.Location}/events", lastButOne)).Count(item => item.Type == "epoch").ShouldBe(1);

        // An id of another start of the run, or an invalid one: all events are sent.
        foreach (var id in new[] { $"{epochs.Count}@1", "x", "" })
            (await Client.EventsAsync($"{started.Location}/events", id)).Count(item => item.Type == "epoch").ShouldBe(epochs.Count);

        var run = (await Client.Get(started.Location!.ToString())).Json;
        run.GetProperty("modelVersion").GetInt32().ShouldBe(1);
        run.GetProperty("progress").GetProperty("epoch").GetInt32().ShouldBe(epochs.Count);
    }

    [Theory]
    [InlineData(0, 0, "examples")]
    [InlineData(30, 0, "in every training example")]
    public async Task A_training_that_cannot_succeed_fails_with_a_reason(int examples, double slope, string word)
    {
        var line = await Client.CreateLineAsync();
        for (var i = 0; i < examples; i++) await Client.Post($"{line}/examples", new { x = i, y = i * slope });
        var run = await Client.TrainAsync(line);
        run.GetProperty("status").GetString().ShouldBe("failed");
        run.GetProperty("error").GetString()!.ShouldContain(word);
    }

    [Fact]
    public async Task Whoever_reads_that_a_training_has_succeeded_is_answered_by_its_model()
    {
        var line = await Client.CreateLineAsync(examples: 40);
        for (var version = 1; version <= 8; version++)
        {
            await Client.TrainAsync(line, new { epochs = 1, members = 2 });
            (await Client.AnsweringVersionAsync(line)).ShouldBe(version);
        }
    }

    [Fact]
    public async Task Going_on_from_the_active_model_needs_one()
    {
        var line = await Client.CreateLineAsync(examples: 40);
        (await Client.Post($"{line}/training-runs", new { startFrom = "activeModel" })).ProblemType.ShouldBe("no-model");
        await Client.TrainAsync(line);
        (await Client.TrainAsync(line, new { startFrom = "activeModel", epochs = 5, members = 2 })).GetProperty("modelVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Predicting_without_a_model_answers_409_and_a_bad_question_400()
    {
        var line = await Client.CreateLineAsync(examples: 40);
        var early = await Client.Post($"{line}/predictions", new { x = 1 });
        early.Status.ShouldBe(409);
        early.ProblemType.ShouldBe("no-model");
        (await Client.Post("/api/datasets/nowhere/predictions", new { x = 1 })).Status.ShouldBe(404);

        await Client.TrainAsync(line);
        (await Client.Post($"{line}/predictions", new { x = "one" })).FieldsAtFault.ShouldBe(["x"]);
        (await Client.Post($"{line}/predictions", new { xs = new object[] { new { x = 1 }, new { z = 1 } } })).FieldsAtFault.ShouldBe(["xs[1].z"]);
        (await Client.Post($"{line}/predictions", new { x = 1, confidence = 0.999 })).FieldsAtFault.ShouldBe(["confidence"]);
        (await Client.Post($"{line}/predictions", new { })).FieldsAtFault.ShouldBe(["x"]);
        (await Client.PostText($"{line}/predictions", """{"xs": [{"x": 1}, {"x": true}]}""")).FieldsAtFault.ShouldBe(["xs[1].x"]);
        (await Client.PostText($"{line}/predictions", "[1, 2")).Status.ShouldBe(400);
    }
}
