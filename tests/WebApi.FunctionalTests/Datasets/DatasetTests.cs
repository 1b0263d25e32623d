namespace Regressor.WebApi.FunctionalTests.Datasets;

public sealed class DatasetTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Rows_that_a_training_cannot_learn_from_are_not_counted_as_different()
    {
        var line = await Client.CreateLineAsync(examples: 12);
        (await Client.PostCsv($"{line}/examples/import", "x,y\n0.5,2\n0.5,2\n")).Status.ShouldBe(200);
        (await Client.Patch($"{line}/examples?where=x>1", new { exclude = "odd" })).Status.ShouldBe(200);
        var dataset = (await Client.Get(line)).Json;
        dataset.GetProperty("exampleCount").GetInt32().ShouldBe(14);
        dataset.GetProperty("differentRows").GetInt32().ShouldBe(11);

        var many = string.Join('\n', Enumerable.Range(0, 101).Select(row => $"{row},{row}"));
        (await Client.PostCsv($"{line}/examples/import", "x,y\n" + many)).Status.ShouldBe(200);
        (await Client.Get(line)).Json.GetProperty("differentRows").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_dataset_that_is_being_read_is_not_deleted_and_stays_readable()
    {
        await using var server = new TestServer("PostgreSql");
        var line = await server.Client.CreateLineAsync(examples: 3);
        using (var database = server.Connect())
        using (var reading = await database.BeginTransactionAsync())
        {
            var table = TestStorage.Query(database, "SELECT tablename FROM pg_tables WHERE tablename LIKE 'Examples\\_%'").Single();
            TestStorage.Query(database, $"SELECT \"Id\" FROM \"{table}\"").Count.ShouldBe(3);
            var refused = await server.Client.DeletePermanently(line);
            refused.Status.ShouldBe(409, refused.Body);
            refused.ProblemType.ShouldBe("in-use");
            (await server.Client.CountAsync(line)).ShouldBe(3);
        }

        (await server.Client.DeletePermanently(line)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task The_sample_can_be_loaded_once_and_again_when_it_is_deleted()
    {
        var loaded = await Client.Post("/api/datasets/sample", new { });
        loaded.Status.ShouldBe(201, loaded.Body);
        var stored = (await Client.Get(loaded.Location!.ToString())).Json;
        foreach (var said in new[] { "id", "name", "exampleCount", "revision" })
            stored.GetProperty(said).GetRawText().ShouldBe(loaded.Json.GetProperty(said).GetRawText());
        stored.GetProperty("exampleCount").GetInt32().ShouldBe(await Client.CountAsync(loaded.Location.ToString()));
        (await Client.Get($"{loaded.Location}/training-runs")).Json.GetProperty("total").GetInt32().ShouldBe(1);

        var again = await Client.Post("/api/datasets/sample", new { });
        again.Status.ShouldBe(409, again.Body);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        (await Client.Delete(loaded.Location.ToString())).Status.ShouldBe(204);
        (await Client.Post("/api/datasets/sample", new { })).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_dataset_is_created_read_renamed_and_deleted()
    {
        var created = await Client.Post("/api/datasets", new
        {
            name = "House prices",
            inputs = new object[] { new { name = "sqft", kind = "numeric", unit = "ft²" }, new { name = "type", kind = "categorical" } },
            target = new { name = "price", unit = "US$" },
        });
        created.Status.ShouldBe(201);
        created.Location!.ToString().ShouldBe("/api/datasets/house-prices");
        created.Json.GetProperty("id").GetString().ShouldBe("house-prices");
        created.Json.GetProperty("inputs")[1].GetProperty("kind").GetString().ShouldBe("categorical");

        await Client.Post("/api/datasets/house-prices/examples", new { x = new { sqft = 1200, type = "Condo" }, y = 91002 });
        var detail = (await Client.Get("/api/datasets/house-prices")).Json;
        detail.GetProperty("exampleCount").GetInt32().ShouldBe(1);
        detail.GetProperty("summary")[0].GetProperty("max").GetDouble().ShouldBe(1200);
        detail.GetProperty("summary")[1].GetProperty("categories")[0].GetProperty("value").GetString().ShouldBe("Condo");
        detail.GetProperty("summary")[2].GetProperty("name").GetString().ShouldBe("price");

        var renamed = await Client.Patch("/api/datasets/house-prices", new { name = "Homes" });
        renamed.Json.GetProperty("name").GetString().ShouldBe("Homes");
        renamed.Json.GetProperty("id").GetString().ShouldBe("house-prices");
        (await Client.Get("/api/datasets")).Json.GetProperty("items")[0].GetProperty("exampleCount").GetInt32().ShouldBe(1);

        (await Client.DeletePermanently("/api/datasets/house-prices")).Status.ShouldBe(204);
        (await Client.Get("/api/datasets/house-prices")).ProblemType.ShouldBe("not-found");
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_name_in_use_returns_409()
    {
        await Client.CreateLineAsync("Same");
        var second = await Client.Post("/api/datasets", new { name = "same!", inputs = new[] { new { name = "x", kind = "numeric" } }, target = new { name = "y" } });
        second.Status.ShouldBe(409);
        second.ProblemType.ShouldBe("name-taken");
    }

    [Fact]
    public async Task Every_field_at_fault_is_named()
    {
        var refused = await Client.Post("/api/datasets", new { name = "", inputs = new object[] { new { name = "", kind = "numeric" }, new { name = "b" } } });
        refused.Status.ShouldBe(400);
        refused.MediaType.ShouldBe("application/problem+json");
        refused.ProblemType.ShouldBe("validation");
        refused.FieldsAtFault.ShouldBe(["name", "inputs[0].name", "inputs[1].kind", "target"], ignoreOrder: true);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"name": "a", """, null)]
    [InlineData("""not json""", null)]
    [InlineData("""{"name": 5}""", "name")]
    [InlineData("""{"name": "a", "inputs": [{"name": "x", "kind": "colour"}]}""", "inputs[0].kind")]
    [InlineData("""{"name": "a", "nmae": "b"}""", "nmae")]
    [InlineData("""{"name": "a", "name": "b"}""", "name")]
    public async Task A_body_of_the_wrong_form_answers_400(string body, string? field)
    {
        var refused = await Client.PostText("/api/datasets", body);
        refused.Status.ShouldBe(400);
        refused.MediaType.ShouldBe("application/problem+json");
        refused.ProblemType.ShouldBe("malformed-request");
        refused.Body.ShouldNotContain("System.");
        if (field is not null) refused.FieldsAtFault.ShouldBe([field]);
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_JSON_answers_415()
    {
        var refused = await Client.PostText("/api/datasets", "name=a", "application/x-www-form-urlencoded");
        refused.Status.ShouldBe(415);
        refused.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api/datasets/nowhere")]
    [InlineData("/api/datasets/nowhere/examples")]
    [InlineData("/api/datasets/nowhere/models/1")]
    [InlineData("/api/datasets/nowhere/training-runs")]
    [InlineData("/api/datasets/nowhere/training-runs/0197b2f0-0000-7000-8000-000000000000/events")]
    public async Task An_address_that_is_not_there_answers_404_with_a_problem(string path)
    {
        var missing = await Client.Get(path);
        missing.Status.ShouldBe(404);
        missing.MediaType.ShouldBe("application/problem+json");
        missing.ProblemType.ShouldBe("not-found");
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("pageSize=501", "pageSize")]
    [InlineData("page=abc", "page")]
    public async Task A_page_that_cannot_be_answers_400(string query, string field)
    {
        var refused = await Client.Get($"/api/datasets?{query}");
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe([field]);
    }

    [Fact]
    public async Task The_server_reports_that_it_is_live_and_ready()
    {
        (await Client.Get("/health/live")).Status.ShouldBe(200);
        (await Client.Get("/health/ready")).Status.ShouldBe(200);
    }
}
