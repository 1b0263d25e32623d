namespace Regressor.WebApi.FunctionalTests.Datasets;

public sealed class SampleTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Every_sample_can_be_loaded_under_a_name_of_ones_own()
    {
        var samples = (await Client.Get("/api/samples")).Json.GetProperty("items").EnumerateArray().ToList();
        samples.Select(sample => sample.GetProperty("code").GetString()).ShouldBe(["houses", "chicago", "bikes", "penguins", "cars", "wave"]);
        foreach (var sample in samples)
        {
            var code = sample.GetProperty("code").GetString();
            sample.GetProperty("picture").GetProperty("y").GetArrayLength().ShouldBe(100);
            var loaded = await Client.Post($"/api/samples/{code}", new { name = $"Mon {code}" });
            loaded.Status.ShouldBe(201, loaded.Body);
            loaded.Location!.ToString().ShouldBe($"/api/datasets/mon-{code}");
            loaded.Json.GetProperty("exampleCount").GetInt32().ShouldBe(sample.GetProperty("rows").GetInt32());
            loaded.Json.GetProperty("target").GetRawText().ShouldBe(sample.GetProperty("target").GetRawText());
            (await Client.Get($"{loaded.Location}/training-runs")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        }
    }

    [Fact]
    public async Task Without_a_name_the_house_sample_has_the_name_of_the_first_start()
    {
        (await Client.Post("/api/samples/houses", new { })).Location!.ToString().ShouldBe("/api/datasets/sacramento-house-sales");
        (await Client.Post("/api/samples/houses", new { })).ProblemType.ShouldBe("name-taken");
        (await Client.Post("/api/samples/flats", new { })).Status.ShouldBe(404);
        (await Client.Post("/api/samples/bikes", new { name = " " })).FieldsAtFault.ShouldBe(["name"]);
    }
}
