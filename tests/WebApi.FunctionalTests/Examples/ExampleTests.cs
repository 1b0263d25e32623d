namespace Regressor.WebApi.FunctionalTests.Examples;

public sealed class ExampleTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public async Task InitializeAsync() => (await Client.Post("/api/datasets", new
    {
        name = "Mixed",
        inputs = new object[] { new { name = "size", kind = "numeric" }, new { name = "color", kind = "categorical" } },
        target = new { name = "price" },
    })).Status.ShouldBe(201);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_example_is_added_read_corrected_and_deleted()
    {
        var added = await Client.Post("/api/datasets/mixed/examples", new { x = new { size = 1.5, color = "red" }, y = 10 });
        added.Status.ShouldBe(201);
        var path = added.Location!.ToString();
        var read = (await Client.Get(path)).Json;
        read.GetProperty("x").GetProperty("size").GetDouble().ShouldBe(1.5);
        read.GetProperty("x").GetProperty("color").GetString().ShouldBe("red");
        read.GetProperty("y").GetDouble().ShouldBe(10);

        var corrected = await Client.Put(path, new { x = new { size = (double?)null, color = "blue" }, y = 11.5 });
        corrected.Status.ShouldBe(200);
        corrected.Json.GetProperty("x").GetProperty("size").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await Client.Get(path)).Json.GetProperty("y").GetDouble().ShouldBe(11.5);

        (await Client.Delete(path)).Status.ShouldBe(204);
        (await Client.Get(path)).Status.ShouldBe(404);
        (await Client.Delete(path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_bare_value_serves_where_there_is_one_input()
    {
        var line = await Client.CreateLineAsync();
        var added = await Client.Post($"{line}/examples", new { x = 1200, y = 91002 });
        added.Status.ShouldBe(201);
        added.Json.GetProperty("x").GetProperty("x").GetDouble().ShouldBe(1200);
    }

    [Theory]
    [InlineData("""{"x": {"size": "big", "color": "red"}, "y": 1}""", "x.size")]
    [InlineData("""{"x": {"size": 1, "color": 7}, "y": 1}""", "x.color")]
    [InlineData("""{"x": {"size": 1, "colour": "red"}, "y": 1}""", "x.colour")]
    [InlineData("""{"x": {"size": 1e999, "color": "red"}, "y": 1}""", "x.size")]
    [InlineData("""{"x": {"size": true, "color": "red"}, "y": 1}""", "x.size")]
    [InlineData("""{"x": {"size": [1], "color": "red"}, "y": 1}""", "x.size")]
    [InlineData("""{"x": {"size": 1, "size": 2}, "y": 1}""", "x.size")]
    [InlineData("""{"x": {"size": 1, "color": ""}, "y": 1}""", "x.color")]
    [InlineData("""{"x": {}, "y": 1}""", "x")]
    [InlineData("""{"x": {"size": null}, "y": 1}""", "x")]
    [InlineData("""{"x": 5, "y": 1}""", "x")]
    [InlineData("""{"y": 1}""", "x")]
    [InlineData("""{"x": {"size": 1}}""", "y")]
    [InlineData("""{"x": {"size": 1}, "y": null}""", "y")]
    [InlineData("""{"x": {"size": 1}, "y": 1e999}""", "y")]
    [InlineData("""{"x": {"size": 1}, "y": "1"}""", "y")]
    [InlineData("""{"x": {"size": 1}, "y": NaN}""", "y")]
    public async Task A_bad_example_answers_400_names_the_field_and_stores_nothing(string body, string field)
    {
        var refused = await Client.PostText("/api/datasets/mixed/examples", body);
        refused.Status.ShouldBe(400, refused.Body);
        refused.MediaType.ShouldBe("application/problem+json");
        refused.FieldsAtFault.ShouldBe([field]);
        (await Client.Get("/api/datasets/mixed/examples")).Json.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_correction_that_is_refused_changes_nothing()
    {
        var path = (await Client.Post("/api/datasets/mixed/examples", new { x = new { size = 1 }, y = 1 })).Location!.ToString();
        (await Client.Put(path, new { x = new { size = "big" }, y = 2 })).Status.ShouldBe(400);
        (await Client.Get(path)).Json.GetProperty("y").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Examples_are_listed_in_pages_and_sorted_by_any_column()
    {
        foreach (var (size, color) in new[] { (3, "b"), (1, "c"), (2, "a") })
            await Client.Post("/api/datasets/mixed/examples", new { x = new { size, color }, y = size * 10 });

        (await Ys("?page=1&pageSize=2")).ShouldBe([20, 10]);
        (await Ys("?page=2&pageSize=2")).ShouldBe([30]);
        (await Ys("?page=2000000000&pageSize=500")).ShouldBeEmpty();
        (await Ys("?sort=size")).ShouldBe([10, 20, 30]);
        (await Ys("?sort=color&descending=true")).ShouldBe([10, 30, 20]);
        (await Ys("?sort=price&descending=true")).ShouldBe([30, 20, 10]);
        var refused = await Client.Get("/api/datasets/mixed/examples?sort=weight");
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe(["sort"]);
    }

    [Fact]
    public async Task Many_simultaneous_clients_lose_nothing()
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
            (await Client.Post("/api/datasets/mixed/examples", new { x = new { size = i }, y = i })).Status));
        statuses.ShouldAllBe(status => status == 201);
        (await Ys("?sort=price&pageSize=200")).ShouldBe(Enumerable.Range(0, 100).Select(i => (double)i));
    }

    private async Task<double[]> Ys(string query) =>
        [.. (await Client.Get($"/api/datasets/mixed/examples{query}")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("y").GetDouble())];
}
