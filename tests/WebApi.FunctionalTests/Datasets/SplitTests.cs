namespace Regressor.WebApi.FunctionalTests.Datasets;

public sealed class SplitTests : IAsyncLifetime
{
    private static readonly string[] Linear = ["linear"];

    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_dataset_is_split_as_its_creator_says_and_as_it_is_changed()
    {
        var created = await Client.PostText("/api/datasets", """
            {"name": "Visits", "inputs": [{"name": "day", "kind": "dateTime"}], "target": {"name": "pain"}, "kept": [{"name": "patient", "kind": "text"}],
             "split": {"by": "group", "column": "patient"}}
            """);
        created.Status.ShouldBe(201, created.Body);
        const string Visits = "/api/datasets/visits";
        SplitOf(created.Json).ShouldBe("""{"by":"group","column":"patient"}""");
        SplitOf((await Client.Get(Visits)).Json).ShouldBe("""{"by":"group","column":"patient"}""");

        var changed = await Client.Patch(Visits, new { split = new { by = "time", column = "day" } });
        SplitOf(changed.Json).ShouldBe("""{"by":"time","column":"day"}""");
        (await Client.Patch(Visits, new { name = "Visits of May" })).Status.ShouldBe(200);
        SplitOf((await Client.Get(Visits)).Json).ShouldBe("""{"by":"time","column":"day"}""");
        var copy = await Client.Post($"{Visits}/duplicate", new { name = "Copy" });
        SplitOf(copy.Json).ShouldBe("""{"by":"time","column":"day"}""");
        SplitOf((await Client.Get(await Client.CreateLineAsync(examples: 1))).Json).ShouldBe("""{"by":"row","column":null}""");
    }

    [Fact]
    public async Task A_refused_split_names_the_field_at_fault_and_what_was_expected()
    {
        const string Visits = "/api/datasets/visits", Columns = """ "name": "Visits", "inputs": [{"name": "day", "kind": "dateTime"}], "target": {"name": "pain"}, "kept": [{"name": "patient", "kind": "text"}] """;
        await ShouldRefuse(Client.PostText("/api/datasets", $$"""{ {{Columns}}, "split": {"by": "group", "column": "pain"} }"""), "split.column", "an input or kept column. The dataset has none with the name 'pain'");
        await ShouldRefuse(Client.PostText("/api/datasets", $$"""{ {{Columns}}, "split": {"by": "shop", "column": "day"} }"""), "split.by", "must be row, group or time");
        (await Client.PostText("/api/datasets", $$"""{ {{Columns}} }""")).Status.ShouldBe(201);
        foreach (var field in new[] { "split", "declinedSplit" })
        {
            await ShouldRefuse(Change(field, """{"by": "group", "column": "nobody"}"""), $"{field}.column", "none with the name 'nobody'");
            await ShouldRefuse(Change(field, """{"by": "time", "column": "patient"}"""), $"{field}.column", "needs a column of dates or numbers");
            await ShouldRefuse(Change(field, """{"by": "time"}"""), $"{field}.column", "must name its column");
            await ShouldRefuse(Change(field, """{"by": "row", "column": "day"}"""), $"{field}.column", "has no column");
            await ShouldRefuse(Change(field, """{"by": 1, "column": "day"}"""), $"{field}.by", "must be row, group or time");
        }

        foreach (var dryRun in new[] { "", "&dryRun=true" })
        {
            await ShouldRefuse(Import($"split=shop{dryRun}"), "split", "\"group:COLUMN\"");
            await ShouldRefuse(Import($"split=group{dryRun}"), "split", "must name its column");
            await ShouldRefuse(Import($"split=group:nobody{dryRun}"), "split", "none with the name 'nobody'");
            await ShouldRefuse(Import($"split=group:x&leaveOut=x{dryRun}"), "split", "none with the name 'x'");
            await ShouldRefuse(Import($"split=time:shop{dryRun}"), "split", "needs a column of dates or numbers");
        }

        Task<Answer> Change(string field, string split) => Client.PatchText(Visits, $$"""{"{{field}}": {{split}}}""");

        Task<Answer> Import(string options) => Client.PostCsv($"/api/datasets/import?name=Other&target=y&{options}", "x,z,shop,y\n1,2,a,2\n2,1,b,3\n3,2,a,5\n");

        static async Task ShouldRefuse(Task<Answer> request, string field, string expected)
        {
            var refused = await request;
            refused.Status.ShouldBe(400, refused.Body);
            refused.FieldsAtFault.ShouldBe([field], refused.Body);
            refused.Json.GetProperty("errors").GetProperty(field)[0].GetString()!.ShouldContain(expected);
        }
    }

    [Fact]
    public async Task An_imported_table_is_split_and_a_version_says_by_what_it_was_measured()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 120).Select(row => FormattableString.Invariant($"{row * 37 % 100},p{row % 24},{(row * 37 % 100) + (row % 24)}")));
        var imported = await Client.PostCsv("/api/datasets/import?name=Measured&target=y&split=group:person", "x,person,y\n" + rows);
        imported.Status.ShouldBe(201, imported.Body);
        const string Measured = "/api/datasets/measured";

        await Client.TrainAsync(Measured, new { learners = Linear });
        var version = (await Client.Get($"{Measured}/models/1")).Json;
        var split = version.GetProperty("split");
        split.GetProperty("by").GetString().ShouldBe("group");
        split.GetProperty("column").GetString().ShouldBe("person");
        (split.GetProperty("trained").GetInt32() + split.GetProperty("tested").GetInt32()).ShouldBe(24);
        version.GetProperty("coverage").GetProperty("basis").GetString().ShouldBe("newGroup");
        var tested = (await Client.Get($"{Measured}/examples?part=test&pageSize=500")).Json;
        tested.GetProperty("total").GetInt32().ShouldBe(version.GetProperty("testedOn").GetInt32());
        tested.GetProperty("items").EnumerateArray().Select(example => example.GetProperty("x").GetProperty("person").GetString()).Distinct().Count()
            .ShouldBe(split.GetProperty("tested").GetInt32());

        var answer = await Client.Post($"{Measured}/predictions", new { x = new { x = 50, person = "somebody new" } });
        answer.Json.GetProperty("interval").GetProperty("basis").GetString().ShouldBe("newGroup");
        answer.Json.GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Several_rows_of_each_person_suggest_a_split_by_person()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 160).Select(row => FormattableString.Invariant($"p{row / 8},{row * 37 % 100},{(row / 8 * 7919 % 97 * 5) + (row * 37 % 100)}")));
        var table = "person,x,y\n" + rows;
        var tried = await Client.PostCsv("/api/datasets/import?name=Persons&target=y&dryRun=true", table);
        tried.Status.ShouldBe(200, tried.Body);
        tried.Json.GetProperty("splitSuggestion").GetProperty("column").GetString().ShouldBe("person");
        SplitOf(tried.Json).ShouldBe("""{"by":"row","column":null}""");
        SplitOf((await Client.PostCsv("/api/datasets/import?name=Persons&target=y&dryRun=true&split=group:person", table)).Json).ShouldBe("""{"by":"group","column":"person"}""");

        (await Client.PostCsv("/api/datasets/import?name=Persons&target=y", table)).Status.ShouldBe(201);
        var suggestion = (await Client.Get("/api/datasets/persons/split-suggestion")).Json.GetProperty("suggestion");
        suggestion.GetProperty("by").GetString().ShouldBe("group");
        var evidence = suggestion.GetProperty("evidence");
        evidence.GetProperty("groups").GetInt32().ShouldBe(20);
        evidence.GetProperty("byRow").GetProperty("r2").GetDouble().ShouldBeGreaterThan(evidence.GetProperty("suggested").GetProperty("r2").GetDouble() + 0.2);

        (await Client.Get($"{await Client.CreateLineAsync(examples: 50)}/split-suggestion")).Json.GetProperty("suggestion").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await Client.Get("/api/datasets/nothing/split-suggestion")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_training_by_row_says_in_its_report_which_split_the_rows_suggest_until_it_is_chosen_or_declined()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 160).Select(row => FormattableString.Invariant($"p{row / 8},{row * 37 % 100},{(row / 8 * 7919 % 97 * 5) + (row * 37 % 100)}")));
        (await Client.PostCsv("/api/datasets/import?name=Persons&target=y", "person,x,y\n" + rows)).Status.ShouldBe(201);
        const string Persons = "/api/datasets/persons";

        var suggested = await Client.TrainAsync(Persons, new { learners = Linear });
        suggested.GetProperty("result").GetProperty("suggestedSplit").GetRawText().ShouldBe("""{"by":"group","column":"person"}""");
        var note = (await SuggestionsAsync(1)).ShouldHaveSingleItem();
        note.GetProperty("column").GetString().ShouldBe("person");
        var evidence = note.GetProperty("parameters");
        evidence.GetProperty("groups").GetDouble().ShouldBe(20);
        evidence.GetProperty("byRow").GetDouble().ShouldBeGreaterThan(evidence.GetProperty("suggested").GetDouble() + 0.2);
        note.GetProperty("message").GetString()!.ShouldContain("of a 'person' without known rows");

        (await Client.Patch(Persons, new { declinedSplit = new { by = "group", column = "person" } })).Json.GetProperty("declinedSplit").GetProperty("column").GetString().ShouldBe("person");
        var declined = await Client.TrainAsync(Persons, new { learners = Linear });
        declined.GetProperty("result").GetProperty("suggestedSplit").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await SuggestionsAsync(2)).ShouldBeEmpty();

        (await Client.Patch(Persons, new { split = new { by = "group", column = "person" } })).Status.ShouldBe(200);
        var chosen = (await Client.TrainAsync(Persons, new { learners = Linear, activate = "ifBetter" })).GetProperty("activation");
        (chosen.GetProperty("activated").GetBoolean(), chosen.GetProperty("reason").GetString()).ShouldBe((true, "otherSplit"));
        var other = chosen.GetProperty("otherSplit");
        (other.GetProperty("active").GetInt32(), other.GetProperty("split").GetProperty("by").GetString(), other.GetProperty("activeSplit").GetProperty("by").GetString()).ShouldBe((2, "group", "row"));
        other.GetProperty("error").GetDouble().ShouldBeGreaterThan(other.GetProperty("activeError").GetDouble());
        (await SuggestionsAsync(3)).ShouldBeEmpty();

        async Task<List<System.Text.Json.JsonElement>> SuggestionsAsync(int version) =>
            [.. (await Client.Get($"{Persons}/models/{version}/report")).Json.GetProperty("notes").EnumerateArray().Where(found => found.GetProperty("code").GetString() == "splitSuggested")];
    }

    [Fact]
    public async Task The_audit_log_tells_a_changed_split_its_undo_and_a_declined_one_from_other_changes()
    {
        var line = await Client.CreateLineAsync(examples: 1);
        await Client.Patch(line, new { split = new { by = "time", column = "x" } });
        await Client.Patch(line, new { split = new { by = "row" } });
        await Client.Patch(line, new { declinedSplit = new { by = "time", column = "x" } });
        await Client.Patch(line, new { name = "Another", split = new { by = "time", column = "x" } });

        (await Client.Get("/api/audit-log")).Json.GetProperty("items").EnumerateArray().Take(4).Select(entry => entry.GetProperty("what").GetString())
            .ShouldBe(["changeDataset", "declineSplit", "changeSplit", "changeSplit"]);
    }

    [Theory]
    [InlineData("time:x", "18,20,21,22,23")]
    [InlineData("group:person", null)]
    public async Task Without_a_version_the_parts_are_those_that_a_training_will_have(string split, string? newest)
    {
        var rows = string.Join('\n', Enumerable.Range(0, 24).Select(row => $"{row},p{row / 2},{row % 5}"));
        (await Client.PostCsv($"/api/datasets/import?name=Untrained&target=y&split={split}", "x,person,y\n" + rows)).Status.ShouldBe(201);
        const string Untrained = "/api/datasets/untrained";
        (await Client.Patch($"{Untrained}/examples?where=x=19", new { exclude = "Wrong" })).Status.ShouldBe(200);
        var tested = await XsAsync("test");
        if (newest is not null) string.Join(',', tested).ShouldBe(newest);
        tested.Length.ShouldBeInRange(4, 6);
        tested.Concat(await XsAsync("train")).Order().ShouldBe(Enumerable.Range(0, 24).Except([19]));

        await Client.TrainAsync(Untrained, new { learners = Linear });
        (await XsAsync("test")).ShouldBe(tested);

        async Task<int[]> XsAsync(string part) =>
            [.. (await Client.Get($"{Untrained}/examples/export?excluded=false&part={part}")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => int.Parse(row.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).Order()];
    }

    private static string SplitOf(System.Text.Json.JsonElement dataset) => dataset.GetProperty("split").GetRawText();
}
