using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Import;

/// <summary>Kept columns in files that are imported and exported.</summary>
public sealed class KeptColumnImportTests : IAsyncLifetime
{
    private const string Invoices = "/api/datasets/invoices";
    private const string Csv = "Invoice no,amount,note,days\n0017,10,paid,1\n0018,20,,2\n";

    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_caller_chooses_which_columns_are_kept()
    {
        const string Import = "/api/datasets/import?name=Invoices&target=days&kept=note&kept=Invoice no";
        var preview = (await Client.PostCsv($"{Import}&dryRun=true", Csv)).Json.GetProperty("import");
        Roles(preview).ShouldBe(["Invoice no kept text", "amount input numeric", "note kept text", "days target numeric"]);
        preview.GetProperty("columns")[0].GetProperty("reason").GetString().ShouldBe("You chose to keep it.");
        Kept(preview.GetProperty("rows")[1]).ShouldBe("""{"Invoice no":"0018","note":null}""");

        var created = await Client.PostCsv(Import, Csv);
        created.Status.ShouldBe(201, created.Body);
        Kept(created.Json.GetProperty("dataset")).ShouldBe("""[{"name":"Invoice no","kind":"text"},{"name":"note","kind":"text"}]""");
        (await KeptRowsAsync()).ShouldBe(["""{"Invoice no":"0017","note":"paid"}""", """{"Invoice no":"0018","note":null}"""]);
    }

    [Fact]
    public async Task Columns_beyond_the_limit_are_left_out_where_nobody_chose_them_and_refused_where_somebody_did()
    {
        string[] names = [.. Enumerable.Range(1, 51).Select(number => $"name {number}")];
        var csv = $"x,{string.Join(',', names)},y\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"{row},{string.Join(',', names.Select(name => $"{name}-{row}"))},1\n"));
        var columns = (await Client.PostCsv("/api/datasets/import?dryRun=true&kept=name 51", csv)).Json.GetProperty("import").GetProperty("columns");
        columns.EnumerateArray().Count(column => column.GetProperty("role").GetString() == "kept").ShouldBe(50);
        columns[50].GetProperty("role").GetString().ShouldBe("leftOut");
        columns[50].GetProperty("reason").GetString().ShouldBe("30 of its 30 texts are different. At most 50 columns can be kept.");

        var refused = await Client.PostCsv($"/api/datasets/import?name=Names&target=y&{string.Join('&', names.Select(name => $"kept={name}"))}", csv);
        refused.Status.ShouldBe(413, refused.Body);
        refused.Json.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("tooManyKept");
    }

    [Fact]
    public async Task An_import_into_a_dataset_reads_the_kept_columns_that_the_file_has()
    {
        await CreateAsync();
        var imported = await Client.PostCsv($"{Invoices}/examples/import", "days,note,amount\n1,late,10\n2,,20\n");
        imported.Status.ShouldBe(200, imported.Body);
        Roles(imported.Json).ShouldBe(["amount input numeric", "days target numeric", "note kept text"]);
        Kept(imported.Json.GetProperty("rows")[0]).ShouldBe("""{"Invoice no":null,"note":"late"}""");
        (await KeptRowsAsync()).ShouldBe(["""{"Invoice no":null,"note":"late"}""", """{"Invoice no":null,"note":null}"""]);

        var refused = await Client.PostCsv($"{Invoices}/examples/import", $"amount,days,note,owner\n1,1,{new string('x', 10_001)},Ann\n");
        refused.FieldsAtFault.ShouldBe(["file"]);
        refused.Body.ShouldContain("'owner'");
        refused.Body.ShouldNotContain("'note'");
    }

    [Theory]
    [InlineData("""{"x": {"amount": 10}, "y": 1, "kept": {"note": "late"}}""")]
    [InlineData("""{"x": {"amount": 10, "note": "late"}, "y": 1}""")]
    public async Task Kept_values_in_JSON_are_imported(string example)
    {
        await CreateAsync();
        foreach (var (body, mediaType) in new[] { ($"[{example}]", "application/json"), ($"{example}\n", "application/x-ndjson") })
        {
            var imported = await Client.PostText($"{Invoices}/examples/import", body, mediaType);
            imported.Status.ShouldBe(200, imported.Body);
        }

        (await KeptRowsAsync()).ShouldBe(Enumerable.Repeat("""{"Invoice no":null,"note":"late"}""", 2));
    }

    [Theory]
    [InlineData("Sqlite", "csv")]
    [InlineData("Sqlite", "json")]
    [InlineData("InMemory", "jsonLines")]
    [InlineData("PostgreSql", "csv")]
    [InlineData("PostgreSql", "jsonLines")]
    public async Task An_export_with_kept_columns_is_imported_elsewhere_and_exported_the_same(string provider, string format)
    {
        await using var server = new TestServer(provider);
        await CreateAsync(server.Client);
        string?[] notes = ["=1+1", "'=x", "007", "1,5", "NA", " edge ", "two\nlines", "\"", "@a", null];
        foreach (var (number, note) in notes.Index())
            (await server.Client.Post($"{Invoices}/examples", new { x = number, y = 1, kept = new { note } })).Status.ShouldBe(201);
        var exported = await server.Client.Get($"{Invoices}/examples/export?format={format}");
        if (format == "csv") exported.Body.ShouldStartWith("amount,Invoice no,note,days\r\n0,,'=1+1,1\r\n1,,''=x,1\r\n2,,007,1\r\n");

        var copy = await CreateAsync(server.Client, "Copies");
        (await server.Client.PostText($"{copy}/examples/import", exported.Body, exported.MediaType!)).Status.ShouldBe(200);
        (await server.Client.Get($"{copy}/examples/export?format={format}")).Body.ShouldBe(exported.Body);
        if (format != "csv") return;
        var made = await server.Client.PostCsv("/api/datasets/import?name=Made&target=days&kept=Invoice no&kept=note", exported.Body);
        made.Status.ShouldBe(201, made.Body);
        (await server.Client.Get("/api/datasets/made/examples/export")).Body.ShouldBe(exported.Body);
    }

    private static IEnumerable<string> Roles(JsonElement import) => import.GetProperty("columns").EnumerateArray()
        .Select(column => $"{column.GetProperty("name")} {column.GetProperty("role")} {column.GetProperty("kind")}");

    private static string Kept(JsonElement element) => element.GetProperty("kept").GetRawText();

    private static async Task<string> CreateAsync(HttpClient client, string name = "Invoices")
    {
        var kept = new object[] { new { name = "Invoice no", kind = "text" }, new { name = "note", kind = "text" } };
        var created = await client.Post("/api/datasets", new { name, inputs = new[] { new { name = "amount", kind = "numeric" } }, target = new { name = "days" }, kept });
        created.Status.ShouldBe(201, created.Body);
        return created.Location!.ToString();
    }

    private Task<string> CreateAsync() => CreateAsync(Client);

    private async Task<List<string>> KeptRowsAsync() =>
        [.. (await Client.Get($"{Invoices}/examples?sort=createdAt&descending=false")).Json.GetProperty("items").EnumerateArray().Select(Kept)];
}
