namespace Regressor.WebApi.FunctionalTests.Import;

public sealed class ProblemImportTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("name,city\nAnn,\nBob,\n", "noTarget")]
    [InlineData("rent\n5\n6\n", "noInputs")]
    [InlineData("town,area,rent\nAshby,205,222,082\nAshby,77,215,282\n", "longRows")]
    [InlineData("town\tarea\trent\nAshby\t205\t1,268\nDunmore\t77\t2,500\n", "ambiguousNumbers")]
    public async Task A_dry_run_answers_and_only_storing_is_refused_for_the_same_problems(string csv, string code)
    {
        var asked = await Client.PostCsv("/api/datasets/import?dryRun=true", csv);
        asked.Status.ShouldBe(200, asked.Body);
        var import = asked.Json.GetProperty("import");
        import.GetProperty("columns").GetArrayLength().ShouldBe(csv.Split('\n')[0].Split(',', '\t').Length);
        import.GetProperty("rawRows")[0].GetProperty("role").GetString().ShouldBe("header");
        import.GetProperty("problems").EnumerateArray().Where(problem => problem.GetProperty("severity").GetString() != "info")
            .Select(problem => problem.GetProperty("code").GetString()).ShouldContain(code);

        var target = csv.Split('\n')[0].Split(',', '\t')[^1];
        var refused = await Client.PostCsv($"/api/datasets/import?name=Refused&target={target}", csv);
        refused.Status.ShouldBe(400, refused.Body);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_problems_repair_settles_it()
    {
        const string Csv = "town\tarea\trent\nAshby\t205\t1,268\nDunmore\t77\t2,500\n";
        var problem = (await Client.PostCsv("/api/datasets/import?dryRun=true", Csv)).Json.GetProperty("import").GetProperty("problems")[0];
        problem.GetProperty("cells")[0].GetProperty("readings").GetArrayLength().ShouldBe(2);
        var thousands = problem.GetProperty("repairs")[0].GetProperty("parameters").GetProperty("thousands").GetString();
        thousands.ShouldBe("rent=,");
        (await Client.PostCsv($"/api/datasets/import?name=Towns&target=rent&thousands={thousands}", Csv)).Status.ShouldBe(201);
        (await Client.CountAsync("/api/datasets/towns", "where=rent=1268")).ShouldBe(1);
    }

    [Fact]
    public async Task A_column_of_another_kind_is_not_read_as_missing()
    {
        await Client.CreateLineAsync();
        var refused = await Client.PostCsv("/api/datasets/line/examples/import", "x,y\nred,1\nblue,2\n3,4\n");
        refused.Status.ShouldBe(400, refused.Body);
        refused.Json.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("unreadableColumn");
    }

    [Theory]
    [InlineData("header=x", "header")]
    [InlineData("skipLines=x", "skipLines")]
    [InlineData("dateOrder=dym", "dateOrder")]
    [InlineData("decimal=x=;", "decimal")]
    [InlineData("rename=x", "rename")]
    [InlineData("delimiter=a", "delimiter")]
    public async Task A_parameter_without_sense_is_refused_by_its_name(string query, string field) =>
        (await Client.PostCsv($"/api/datasets/import?dryRun=true&{query}", "x,y\n1,2\n")).FieldsAtFault.ShouldBe([field]);

    [Fact]
    public async Task The_parameters_change_how_the_file_is_read()
    {
        var import = (await Client.PostCsv(
            "/api/datasets/import?dryRun=true&header=none&delimiter=%3B&rename=column 1=town&unit=column 2=m²&missing=unbekannt&type=column 2=numeric",
            "Ashby;205;3\nDunmore;unbekannt;4\nAshby;7;5\n")).Json.GetProperty("import");
        import.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()).ShouldBe(["town", "column 2", "column 3"]);
        import.GetProperty("columns")[1].GetProperty("unit").GetString().ShouldBe("m²");
        import.GetProperty("columns")[1].GetProperty("missing").GetInt32().ShouldBe(1);
    }
}
