using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Import;

/// <summary>Files whose target is a class.</summary>
public sealed class ClassImportTests(ClassesServer server) : IClassFixture<ClassesServer>
{
    private HttpClient Client => server.Client;

    [Fact]
    public async Task A_column_of_few_texts_is_offered_as_target_and_stored_as_classes()
    {
        var csv = Csv("age,plan,churn", row => $"{Age(row)},{(row % 4 == 0 ? "plus" : "basic")},{(row % 3 == 0 ? "yes" : "no")}");
        var offered = Column(await DryRunAsync("", csv), "churn");
        (Text(offered, "role"), Text(offered, "kind"), Text(offered, "reasonCode"), offered.GetProperty("differentTexts").GetInt32()).ShouldBe(("target", "categorical", "lastClasses", 2));

        var created = await Client.PostCsv("/api/datasets/import?name=Customers&target=churn", csv);
        created.Status.ShouldBe(201, created.Body);
        (Text(created.Json.GetProperty("dataset"), "task"), Text(created.Json.GetProperty("import").GetProperty("rows")[0], "y")).ShouldBe(("classification", "yes"));
        var detail = (await Client.Get("/api/datasets/customers")).Json;
        detail.GetProperty("target").GetRawText().ShouldBe("""{"name":"churn","unit":null,"kind":"categorical","classes":["no","yes"]}""");
        detail.GetProperty("task").GetString().ShouldBe("classification");
        var summary = detail.GetProperty("summary").EnumerateArray().Last();
        (Text(summary, "kind"), summary.GetProperty("categories")[1].GetProperty("count").GetInt32()).ShouldBe(("categorical", 10));
        (await Client.CountAsync("/api/datasets/customers", "where=churn=yes")).ShouldBe(10);
        (await Client.CountAsync("/api/datasets/customers", "where=churn~YE&where=age<26")).ShouldBe(4);
        (await Client.CountAsync("/api/datasets/customers", "q=yes")).ShouldBe(10);
        (await Client.Get("/api/datasets/customers/examples?where=churn>a")).FieldsAtFault.ShouldBe(["where[0]"]);
    }

    [Fact]
    public async Task A_column_of_codes_can_be_said_to_be_classes()
    {
        var csv = Csv("age,survived", row => $"{Age(row)},{row % 2}");
        var problem = Problem(await DryRunAsync("target=survived", csv), "numbersAsClasses");
        (Text(problem, "severity"), problem.GetProperty("repairs")[0].GetProperty("parameters").GetProperty("type").GetString()).ShouldBe(("info", "survived=categorical"));

        (await Client.PostCsv("/api/datasets/import?name=Codes&target=survived&type=survived=categorical", csv)).Status.ShouldBe(201);
        (await ClassesAsync("codes")).ShouldBe(["0", "1"]);
        (await Client.PostCsv("/api/datasets/import?name=Numbers&target=survived", csv)).Status.ShouldBe(201);
        Text((await Client.Get("/api/datasets/numbers")).Json, "task").ShouldBe("regression");
    }

    [Theory]
    [InlineData(101, "tooManyClasses")]
    [InlineData(1, "tooFewClasses")]
    public async Task Too_many_or_too_few_classes_are_a_question_that_the_caller_can_settle(int classes, string code)
    {
        var csv = Csv("age,label", row => $"{Age(row)},c{row % classes}", rows: 303);
        var problem = Problem(await DryRunAsync("target=label", csv), code);
        Text(problem, "severity").ShouldBe("question");
        var refused = await Client.PostCsv($"/api/datasets/import?name={code}&target=label", csv);
        refused.Status.ShouldBe(400, refused.Body);
        refused.FieldsAtFault.ShouldBe(["type"]);

        var repair = problem.GetProperty("repairs")[0].GetProperty("parameters").GetProperty("type").GetString();
        (await Client.PostCsv($"/api/datasets/import?name={code}&target=label&type={repair}", csv)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Rare_classes_are_named()
    {
        var import = await DryRunAsync("target=label", Csv("age,label", row => $"{Age(row)},{(row == 0 ? "rare" : row < 3 ? "twice" : row % 2 == 0 ? "a" : "b")}"));
        var problem = Problem(import, "rareClasses");
        (Text(problem, "severity"), problem.GetProperty("count").GetInt32()).ShouldBe(("info", 2));
        problem.GetProperty("cells").EnumerateArray().Select(cell => Text(cell, "text")).ShouldBe(["rare", "twice"]);
    }

    [Theory]
    [InlineData("yes", "Yes")]
    [InlineData("not sure", "not  sure")]
    [InlineData("yes", "\"yes \"")]
    public async Task Classes_that_differ_in_case_or_blanks_are_made_one_by_their_repair(string one, string other)
    {
        var csv = Csv("age,label", row => $"{Age(row)},{(row % 3 == 0 ? "no" : row == 1 ? other : one)}");
        var problem = Problem(await DryRunAsync("target=label", csv), "spellings");
        var repair = problem.GetProperty("repairs")[0].GetProperty("parameters").GetProperty("spelling").GetString();
        var repaired = await DryRunAsync($"target=label&spelling={repair}", csv);
        repaired.GetProperty("problems").GetArrayLength().ShouldBe(0);
        Column(repaired, "label").GetProperty("differentTexts").GetInt32().ShouldBe(2);

        var name = $"Spelled {Guid.NewGuid():N}";
        (await Client.PostCsv($"/api/datasets/import?name={name}&target=label&spelling={repair}", csv)).Status.ShouldBe(201);
        (await ClassesAsync(name.Replace(' ', '-').ToLowerInvariant())).ShouldBe([one, "no"]);
    }

    [Fact]
    public async Task Booleans_of_plain_records_are_classes()
    {
        var records = $"[{string.Join(',', Enumerable.Range(0, 12).Select(row => $"{{\"age\":{Age(row)},\"ok\":{(row % 3 == 0 ? "true" : "false")}}}"))}]";
        var created = await Client.PostText("/api/datasets/import?name=Booleans&target=ok", records);
        created.Status.ShouldBe(201, created.Body);
        (await ClassesAsync("booleans")).ShouldBe(["false", "true"]);
    }

    [Fact]
    public async Task Numbers_with_a_few_texts_are_still_numbers_with_bad_rows()
    {
        var refused = await Client.PostCsv("/api/datasets/import?name=Rents&target=rent", Csv("age,rent", row => $"{Age(row)},{(row % 5 == 0 ? "on request" : $"{row}")}"));
        (refused.Status, refused.ProblemType).ShouldBe((400, "bad-rows"));
    }

    [Fact]
    public async Task A_class_that_the_dataset_does_not_have_is_named()
    {
        var dataset = await CreateAsync("Growing");
        (await Client.PostCsv($"{dataset}/examples/import", "age,label\n1,yes\n2,no\n")).Json.GetProperty("problems").GetArrayLength().ShouldBe(1);
        var import = (await Client.PostCsv($"{dataset}/examples/import?dryRun=true", "age,label\n3,Yes\n4,no\n")).Json;
        var problem = Problem(import, "newClasses");
        (Text(problem, "severity"), Text(problem.GetProperty("cells")[0], "text")).ShouldBe(("info", "Yes"));
        (await Client.PostCsv($"{dataset}/examples/import", "age,label\n3,yes\n4,no\n")).Json.GetProperty("problems").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("jsonLines")]
    public async Task Classes_of_any_text_are_exported_and_imported_unchanged(string format)
    {
        string[] classes = ["=1+1", "+SUM(A1)", "a\"b", "🐧", "NA", "1,5", "007", "true", " edge ", "two\nlines", "'quoted'", "null"];
        var (from, to) = (await CreateAsync($"From {format}"), await CreateAsync($"To {format}"));
        var lines = classes.Select((name, row) => JsonSerializer.Serialize(new { x = new { age = row }, y = name }));
        (await Client.PostText($"{from}/examples/import", string.Join('\n', lines), "application/x-ndjson")).Status.ShouldBe(200);
        var exported = await Client.Get($"{from}/examples/export?format={format}");
        if (format == "csv") exported.Body.ShouldContain("'=1+1");

        var imported = await Client.PostText($"{to}/examples/import", exported.Body, exported.MediaType!);
        imported.Status.ShouldBe(200, imported.Body);
        (await ClassesAsync(to.Split('/')[^1])).Order(StringComparer.Ordinal).ShouldBe(classes.Order(StringComparer.Ordinal));
        var again = (await Client.PostText($"{to}/examples/import?skipIdentical=true", exported.Body, exported.MediaType!)).Json;
        again.GetProperty("identical").GetInt32().ShouldBe(classes.Length);
    }

    [Theory]
    [InlineData("""{"x": {"age": 1}, "y": 1}""")]
    [InlineData("""{"x": {"age": 1}, "y": true}""")]
    [InlineData("""{"x": {"age": 1}, "y": null}""")]
    [InlineData("""{"x": {"age": 1}, "y": " "}""")]
    [InlineData("""{"x": {"age": 1}}""")]
    public async Task A_row_without_a_class_is_bad(string row)
    {
        var dataset = await CreateAsync($"Bad {Guid.NewGuid():N}");
        var refused = await Client.PostText($"{dataset}/examples/import", row, "application/x-ndjson");
        (refused.Status, refused.ProblemType).ShouldBe((400, "bad-rows"));
        Text(refused.Json.GetProperty("import").GetProperty("badRows")[0], "column").ShouldBe("label");
    }

    /// <summary>Numbers in no order: ascending ones would be those of the rows.</summary>
    private static int Age(int row) => 20 + (row * 7 % 31);

    private static string Csv(string header, Func<int, string> row, int rows = 30) => $"{header}\n{string.Concat(Enumerable.Range(0, rows).Select(index => $"{row(index)}\n"))}";

    private async Task<string> CreateAsync(string name) => (await Client.Post("/api/datasets", new
    {
        name,
        inputs = new[] { new { name = "age", kind = "numeric" } },
        target = new { name = "label", kind = "categorical" },
    })).Location!.ToString();

    private async Task<JsonElement> DryRunAsync(string query, string csv)
    {
        var answer = await Client.PostCsv($"/api/datasets/import?dryRun=true&{query}", csv);
        answer.Status.ShouldBe(200, answer.Body);
        return answer.Json.GetProperty("import");
    }

    private async Task<string?[]> ClassesAsync(string dataset) =>
        [.. (await Client.Get($"/api/datasets/{dataset}")).Json.GetProperty("target").GetProperty("classes").EnumerateArray().Select(name => name.GetString())];

    private static JsonElement Column(JsonElement import, string name) => import.GetProperty("columns").EnumerateArray().Single(column => Text(column, "name") == name);

    private static JsonElement Problem(JsonElement import, string code) => import.GetProperty("problems").EnumerateArray().Single(problem => Text(problem, "code") == code);

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
