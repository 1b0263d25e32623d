using Regressor.Client;

namespace Regressor.WebApi.FunctionalTests.Client;

public sealed class GeneratedClientTests
{
    [Fact]
    public async Task A_generated_client_goes_from_nothing_to_a_prediction()
    {
        await using var server = new TestServer();
        var client = new RegressorClient(server.Client);
        var flats = await client.CreateDatasetAsync(new CreateDatasetRequest
        {
            Name = "Flats",
            Inputs = [new NewInputColumn { Name = "size", Kind = ColumnKind.Numeric, Unit = "m²" }, new NewInputColumn { Name = "kind", Kind = ColumnKind.Categorical }],
            Target = new NewTargetColumn { Name = "rent", Unit = "€" },
        });
        for (var size = 20; size < 80; size++)
        {
            var added = await client.AddExampleAsync(flats.Id, new ExampleRequest { X = new() { ["size"] = size, ["kind"] = size % 2 == 0 ? "loft" : "studio" }, Y = 100 + (10 * size) });
            added.X["kind"].GetString().ShouldBe(size % 2 == 0 ? "loft" : "studio");
        }

        (await client.ListExamplesAsync(flats.Id, where: ["size>=50"], pageSize: 5)).Total.ShouldBe(30);
        var run = await client.StartTrainingAsync(flats.Id, body: new TrainRequest { Epochs = 40, Members = 2 });
        while (run.Status is TrainingStatus.Queued or TrainingStatus.Running)
        {
            await Task.Delay(50);
            run = await client.GetTrainingRunAsync(flats.Id, run.Id);
        }

        run.Status.ShouldBe(TrainingStatus.Succeeded);
        var answer = await client.PredictAsync(flats.Id, new PredictRequest { X = new() { ["size"] = 50, ["kind"] = "loft" }, Confidence = 0.8 });
        answer.Y.ShouldBe(600, 60);
        answer.Interval!.Lower.ShouldBeLessThan(answer.Interval.Upper);
        (await client.GetModelReportAsync(flats.Id, answer.ModelVersion)).Importance.Select(column => column.Column).ShouldBe(["size", "kind"]);
    }

    [Fact]
    public async Task A_generated_client_throws_the_problem_of_the_server()
    {
        await using var server = new TestServer();
        var client = new RegressorClient(server.Client);

        var missing = await Should.ThrowAsync<ApiException<ProblemDetails>>(() => client.GetDatasetAsync("nowhere"));
        missing.StatusCode.ShouldBe(404);
        missing.Result.Type.ShouldBe("urn:regressor:problem:not-found");

        var invalid = await Should.ThrowAsync<ApiException<HttpValidationProblemDetails>>(() =>
            client.CreateDatasetAsync(new CreateDatasetRequest { Name = "Flats", Inputs = [], Target = new NewTargetColumn { Name = "rent" } }));
        invalid.Result.Errors!.Keys.ShouldBe(["inputs"]);
    }
}
