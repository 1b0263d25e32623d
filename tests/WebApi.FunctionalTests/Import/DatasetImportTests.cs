using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Import;

public sealed class DatasetImportTests : IAsyncLifetime
{
    private const string Houses = """
        id,sqft,type,price,description
        1,836,Residential,59222,Quiet street near the park
        2,1167,Condo,68212,Top floor
        3,,Residential,68880,"Corner lot, new roof"
        4,797,Multi-Family,69307,Needs work
        """;

    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _server.Uploads.ShouldBeEmpty();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_dataset_is_made_of_a_CSV_file_and_its_columns_are_judged_by_their_cells()
    {
        var created = await Client.PostCsv("/api/datasets/import?name=Houses&target=price", Houses);
        created.Status.ShouldBe(201, created.Body);
        created.Location!.ToString().ShouldBe("/api/datasets/houses");
        Inputs(created.Json.GetProperty("dataset")).ShouldBe(["sqft numeric", "type categorical", "description categorical"]);
        created.Json.GetProperty("dataset").GetProperty("exampleCount").GetInt32().ShouldBe(4);

        var import = created.Json.GetProperty("import");
        import.GetProperty("stored").GetBoolean().ShouldBeTrue();
        import.GetProperty("total").GetInt32().ShouldBe(4);
        import.GetProperty("new").GetInt32().ShouldBe(4);
        import.GetProperty("bad").GetInt32().ShouldBe(0);
        Column(import, "id").GetProperty("role").GetString().ShouldBe("kept");
        Column(import, "id").GetProperty("kind").GetString().ShouldBe("text");
        Column(import, "id").GetProperty("reason").GetString().ShouldBe("It numbers the rows.");
        Column(import, "sqft").GetProperty("missing").GetInt32().ShouldBe(1);
        Column(import, "sqft").GetProperty("min").GetDouble().ShouldBe(797);
        Column(import, "sqft").GetProperty("max").GetDouble().ShouldBe(1167);
        Column(import, "type").GetProperty("categories")[0].GetString().ShouldBe("Residential");
        Column(import, "price").GetProperty("role").GetString().ShouldBe("target");

        var detail = (await Client.Get("/api/datasets/houses")).Json;
        detail.GetProperty("exampleCount").GetInt32().ShouldBe(4);
        var third = (await Client.Get("/api/datasets/houses/examples?where=price=68880")).Json.GetProperty("items")[0].GetProperty("x");
        third.GetProperty("sqft").ValueKind.ShouldBe(JsonValueKind.Null);
        third.GetProperty("description").GetString().ShouldBe("Corner lot, new roof");
    }

    [Fact]
    public async Task Columns_of_texts_have_a_role_with_its_reason()
    {
        var rows = Enumerable.Range(0, 40).Select(i => $"{i * 1.5},Remark number {i},{new string('x', 300)},,{new string('y', 10_001)},{i}");
        var created = await Client.PostCsv("/api/datasets/import?name=Remarks&target=y", "x,remark,essay,empty,book,y\n" + string.Join('\n', rows));
        created.Status.ShouldBe(201, created.Body);
        Inputs(created.Json.GetProperty("dataset")).ShouldBe(["x numeric", "remark text"]);
        var import = created.Json.GetProperty("import");
        Column(import, "remark").GetProperty("reason").GetString().ShouldBe("Its texts have several words, and most of them differ.");
        Column(import, "remark").GetProperty("reasonCode").GetString().ShouldBe("freeText");
        Column(import, "essay").GetProperty("reason").GetString().ShouldBe("Its longest text has 300 characters; a category has at most 256.");
        Column(import, "empty").GetProperty("reason").GetString().ShouldBe("It is empty.");
        Column(import, "book").GetProperty("reason").GetString().ShouldBe("It has texts of more than 10000 characters.");
        string[] roles = ["input", "input", "kept", "leftOut", "leftOut", "target"];
        import.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("role").GetString()).ShouldBe(roles);
        var kept = created.Json.GetProperty("dataset").GetProperty("kept").EnumerateArray().Select(column => column.GetProperty("name").GetString());
        kept.ShouldBe(["essay"]);
    }

    [Fact]
    public async Task The_caller_decides_what_a_column_is()
    {
        var created = await Client.PostCsv(
            "/api/datasets/import?name=Houses&target=sqft&numeric=id&categorical=price&leaveOut=type&leaveOut=description&skipBad=true", Houses);
        created.Status.ShouldBe(201, created.Body);
        Inputs(created.Json.GetProperty("dataset")).ShouldBe(["id numeric", "price categorical"]);
        var import = created.Json.GetProperty("import");
        Column(import, "type").GetProperty("reason").GetString().ShouldBe("You chose to leave it out.");
        import.GetProperty("bad").GetInt32().ShouldBe(1);
        import.GetProperty("badRows")[0].GetProperty("line").GetInt32().ShouldBe(4);
        import.GetProperty("badRows")[0].GetProperty("column").GetString().ShouldBe("sqft");
        (await Client.Get("/api/datasets/houses/examples?where=price=59222")).Json.GetProperty("items")[0].GetProperty("x").GetProperty("price").GetString()
            .ShouldBe("59222");
    }

    [Fact]
    public async Task A_dry_run_shows_typed_rows_and_stores_nothing()
    {
        var preview = await Client.PostCsv("/api/datasets/import?dryRun=true", Houses);
        preview.Status.ShouldBe(200, preview.Body);
        preview.Json.GetProperty("dataset").ValueKind.ShouldBe(JsonValueKind.Null);
        var import = preview.Json.GetProperty("import");
        import.GetProperty("stored").GetBoolean().ShouldBeFalse();
        import.GetProperty("new").GetInt32().ShouldBe(4);
        Column(import, "price").GetProperty("role").GetString().ShouldBe("target");
        var first = import.GetProperty("rows")[0];
        first.GetProperty("line").GetInt32().ShouldBe(2);
        first.GetProperty("x").GetProperty("sqft").GetDouble().ShouldBe(836);
        first.GetProperty("x").GetProperty("type").GetString().ShouldBe("Residential");
        first.GetProperty("y").GetDouble().ShouldBe(59222);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_name_in_use_returns_409_and_does_not_change_the_first_dataset()
    {
        await Client.PostCsv("/api/datasets/import?name=Houses&target=price", Houses);
        var second = await Client.PostCsv("/api/datasets/import?name=houses!&target=sqft", Houses + "5,1,Condo,1,\n");
        second.Status.ShouldBe(409);
        second.ProblemType.ShouldBe("name-taken");
        (await Client.CountAsync("/api/datasets/houses")).ShouldBe(4);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("name=Houses", "target")]
    [InlineData("target=price", "name")]
    [InlineData("name=Houses&target=cost", "target")]
    [InlineData("name=Houses&target=price&numeric=cost", "numeric")]
    [InlineData("name=Houses&target=price&categorical=cost", "categorical")]
    [InlineData("name=Houses&target=price&kept=cost", "kept")]
    [InlineData("name=Houses&target=price&leaveOut=cost", "leaveOut")]
    [InlineData("name=Houses&target=price&delimiter=x", "delimiter")]
    [InlineData("name=Houses&target=price&decimal=;", "decimal")]
    [InlineData("name=Houses&target=price&encoding=latin", "file")]
    [InlineData("name=Houses&target=price&leaveOut=sqft&leaveOut=type&leaveOut=description", "file")]
    public async Task A_choice_that_does_not_fit_the_file_answers_400_and_names_the_field(string query, string field)
    {
        var refused = await Client.PostCsv($"/api/datasets/import?{query}", Houses);
        refused.Status.ShouldBe(400, refused.Body);
        refused.FieldsAtFault.ShouldBe([field]);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_dataset_of_which_one_row_is_bad_is_not_made()
    {
        var refused = await Client.PostCsv("/api/datasets/import?name=Houses&target=price", Houses + "\n5,900,Condo,unknown,\n");
        refused.Status.ShouldBe(400);
        refused.ProblemType.ShouldBe("bad-rows");
        refused.Json.GetProperty("import").GetProperty("badRows")[0].GetProperty("line").GetInt32().ShouldBe(6);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        (await Client.PostCsv("/api/datasets/import?name=Houses&target=price", Houses)).Status.ShouldBe(201);
    }

    private static IEnumerable<string> Inputs(JsonElement dataset) => dataset.GetProperty("inputs").EnumerateArray()
        .Select(input => $"{input.GetProperty("name").GetString()} {input.GetProperty("kind").GetString()}");

    private static JsonElement Column(JsonElement import, string name) =>
        import.GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("name").GetString() == name);
}
