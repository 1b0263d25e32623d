using System.Text;
using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Import;

public sealed class ExampleImportTests : IAsyncLifetime
{
    private const string Shops = "/api/datasets/shops";
    private const string Import = Shops + "/examples/import";

    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public async Task InitializeAsync() => (await Client.Post("/api/datasets", new
    {
        name = "Shops",
        inputs = new object[] { new { name = "size", kind = "numeric" }, new { name = "kind", kind = "categorical" } },
        target = new { name = "sales" },
    })).Status.ShouldBe(201);

    public async Task DisposeAsync()
    {
        _server.Uploads.ShouldBeEmpty();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_log_of_the_database_shrinks_after_an_import_that_was_rolled_back()
    {
        var csv = new StringBuilder("size,kind,sales\n");
        for (var row = 0; row < 150_000; row++) csv.Append("1.25,food,10.5\n");
        (await Client.PostCsv(Import, csv.Append("1.25,food,bad\n").ToString())).Status.ShouldBe(400);
        new FileInfo(Path.Combine(_server.DataDirectory, "regressor.db-wal")).Length.ShouldBe(0);
    }

    [Fact]
    public async Task The_order_of_the_columns_is_free()
    {
        var imported = await Client.PostCsv(Import, "sales,kind,size\n10,food,1.5\n20,books,\n");
        imported.Status.ShouldBe(200, imported.Body);
        Counts(imported.Json).ShouldBe((2, 2, null, 0));
        var items = (await Client.Get($"{Shops}/examples?sort=sales")).Json.GetProperty("items");
        items[0].GetProperty("x").GetProperty("size").GetDouble().ShouldBe(1.5);
        items[0].GetProperty("x").GetProperty("kind").GetString().ShouldBe("food");
        items[1].GetProperty("x").GetProperty("size").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Columns_that_the_dataset_lacks_must_be_ignored_explicitly()
    {
        const string Csv = "size,kind,sales,owner\n1,food,10,Ann\n";
        var refused = await Client.PostCsv(Import, Csv);
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe(["file"]);
        refused.Body.ShouldContain("'owner'");
        refused.Body.ShouldContain("ignoreExtra=true");

        var imported = await Client.PostCsv($"{Import}?ignoreExtra=true", Csv);
        imported.Status.ShouldBe(200, imported.Body);
        var owner = imported.Json.GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("name").GetString() == "owner");
        owner.GetProperty("role").GetString().ShouldBe("leftOut");
        (await Client.CountAsync(Shops)).ShouldBe(1);
    }

    [Fact]
    public async Task A_column_that_lacks_is_named_with_those_that_are_there()
    {
        var refused = await Client.PostCsv(Import, "size,sort,sales\n1,food,10\n");
        refused.Status.ShouldBe(400);
        refused.Body.ShouldContain("no column 'kind'");
        refused.Body.ShouldContain("size, sort, sales");
        (await Client.CountAsync(Shops)).ShouldBe(0);
    }

    [Fact]
    public async Task A_dry_run_counts_new_identical_and_bad_rows_and_stores_nothing()
    {
        await Client.PostCsv(Import, "size,kind,sales\n1,food,10\n2,books,20\n");
        var preview = await Client.PostCsv($"{Import}?dryRun=true", "size,kind,sales\n1,food,10\n3,toys,30\n4,food,big\n1.0,food,1e1\n2,food,20\n");
        preview.Status.ShouldBe(200, preview.Body);
        preview.Json.GetProperty("stored").GetBoolean().ShouldBeFalse();
        Counts(preview.Json).ShouldBe((5, 4, 2, 1));
        (await Client.CountAsync(Shops)).ShouldBe(2);
    }

    [Fact]
    public async Task Identical_rows_are_skipped_on_request()
    {
        const string Csv = "size,kind,sales\n1,food,10\n2,books,20\n";
        await Client.PostCsv(Import, Csv);
        var again = await Client.PostCsv($"{Import}?skipIdentical=true", Csv + "3,toys,30\n");
        again.Status.ShouldBe(200, again.Body);
        Counts(again.Json).ShouldBe((3, 1, 2, 0));
        (await Client.CountAsync(Shops)).ShouldBe(3);
        await Client.PostCsv(Import, Csv);
        (await Client.CountAsync(Shops)).ShouldBe(5);
    }

    [Fact]
    public async Task Invalid_rows_are_skipped_on_request_and_reported()
    {
        var imported = await Client.PostCsv($"{Import}?skipBad=true", "size,kind,sales\n1,food,10\n2,books,big\n3,toys,30\n,,40\n5,food,\n");
        imported.Status.ShouldBe(200, imported.Body);
        Counts(imported.Json).ShouldBe((5, 2, null, 3));
        Faults(imported.Json).ShouldBe([(3, "sales"), (5, null), (6, "sales")]);
        (await Client.CountAsync(Shops)).ShouldBe(2);
    }

    [Fact]
    public async Task Else_one_bad_row_keeps_all_out_and_the_first_hundred_faults_are_listed()
    {
        var csv = new StringBuilder("size,kind,sales\n1,food,10\n");
        for (var i = 0; i < 150; i++) csv.Append("3,food,big\n");
        csv.Append("2,food,10\n");
        var refused = await Client.PostCsv(Import, csv.ToString());
        refused.Status.ShouldBe(400);
        refused.MediaType.ShouldBe("application/problem+json");
        refused.ProblemType.ShouldBe("bad-rows");
        refused.Detail.ShouldBe("150 of 152 rows are invalid. Nothing was stored.");
        var import = refused.Json.GetProperty("import");
        import.GetProperty("stored").GetBoolean().ShouldBeFalse();
        Counts(import).ShouldBe((152, 2, null, 150));
        Faults(import).ShouldBe(Enumerable.Range(3, 100).Select(line => (line, (string?)"sales")));
        (await Client.CountAsync(Shops)).ShouldBe(0);
        (await Client.Get(Shops)).Json.GetProperty("revision").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Line_numbers_count_the_line_ends_within_cells_and_blank_lines()
    {
        var refused = await Client.PostCsv(Import, "size,kind,sales\n1,\"two\r\nlines\",10\n1,food,bad\n2,\"a\n\nb\",x\n3,food,10\n1,food,bad\n");
        Faults(refused.Json.GetProperty("import")).ShouldBe([(4, "sales"), (5, "sales"), (9, "sales")]);
    }

    [Theory]
    [InlineData("application/json", """[{"x": {"size": 1, "kind": "food"}, "y": 10}, {"x": {"kind": "books"}, "y": 20, "excluded": "a doubt"}]""")]
    [InlineData("application/x-ndjson", "{\"x\": {\"size\": 1, \"kind\": \"food\"}, \"y\": 10}\n{\"x\": {\"kind\": \"books\"}, \"y\": 20, \"excluded\": \"a doubt\"}\n")]
    public async Task JSON_comes_in_through_the_same_door(string mediaType, string json)
    {
        var imported = await Client.PostText(Import, json, mediaType);
        imported.Status.ShouldBe(200, imported.Body);
        Counts(imported.Json).ShouldBe((2, 2, null, 0));
        (await Client.CountAsync(Shops, "where=kind=food&where=size=1")).ShouldBe(1);
        (await Client.CountAsync(Shops, "excluded=true&where=kind=books&where=size=")).ShouldBe(1);
    }

    [Theory]
    [InlineData("application/json", """[{"x": {"size": 1}, "y": 10}, {"x": {"size": "big"}, "y": 10}, {"x": {"weight": 1}, "y": 1}]""", 2)]
    [InlineData("application/x-ndjson", "{\"x\": {\"size\": 1}, \"y\": 10}\n\n{\"x\": {\"size\": 1}}\n{\"x\": \n", 3)]
    public async Task Bad_rows_of_JSON_are_listed_and_nothing_is_stored(string mediaType, string json, int line)
    {
        var refused = await Client.PostText(Import, json, mediaType);
        refused.Status.ShouldBe(400, refused.Body);
        refused.ProblemType.ShouldBe("bad-rows");
        var faults = Faults(refused.Json.GetProperty("import"));
        faults.Select(fault => fault.Line).ShouldBe([line, line + 1]);
        (await Client.CountAsync(Shops)).ShouldBe(0);
    }

    [Fact]
    public async Task Semicolons_and_decimal_commas_are_recognized()
    {
        var imported = await Client.PostCsv(Import, "size;kind;sales\n1,5;food, drink;10,25\n-2,5e1;books;20\n");
        imported.Status.ShouldBe(200, imported.Body);
        imported.Json.GetProperty("format").GetProperty("delimiter").GetString().ShouldBe(";");
        imported.Json.GetProperty("format").GetProperty("decimalSign").GetString().ShouldBe(",");
        (await Client.CountAsync(Shops, "where=size=1.5&where=sales=10.25")).ShouldBe(1);
        (await Client.CountAsync(Shops, "where=size=-25")).ShouldBe(1);
    }

    [Fact]
    public async Task The_requested_format_overrides_the_detected_one()
    {
        var imported = await Client.PostCsv($"{Import}?delimiter=tab&decimal=.", "size\tkind\tsales\n1.5\ta,b\t10\n");
        imported.Status.ShouldBe(200, imported.Body);
        (await Client.CountAsync(Shops, "where=kind=a,b")).ShouldBe(1);
        var refused = await Client.PostCsv($"{Import}?decimal=,", "size;kind;sales\n1.5;a;10\n");
        refused.Body.ShouldContain("the decimal sign of this column is ','");
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    [InlineData("utf-8 with a byte order mark")]
    public async Task Texts_come_in_whole_from_every_encoding(string encoding)
    {
        const string Csv = "size,kind,sales\n1,Café Grün – 5 €,10\n";
        var file = encoding switch
        {
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Csv),
            "utf-8" => Encoding.UTF8.GetBytes(Csv),
            _ => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv)],
        };
        var imported = await Client.PostFile(Import, file);
        imported.Status.ShouldBe(200, imported.Body);
        imported.Json.GetProperty("format").GetProperty("encoding").GetString().ShouldBe(encoding.Split(' ')[0]);
        (await Client.CountAsync(Shops, $"where={Uri.EscapeDataString("kind=Café Grün – 5 €")}")).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_larger_than_the_memory_buffer_is_accepted_and_leaves_no_file_behind()
    {
        var csv = new StringBuilder("size,kind,sales\n");
        for (var i = 0; i < 20_000; i++) csv.Append(null, $"{i},food,{i}.5\n");
        (await Client.PostCsv(Import, csv.ToString())).Json.GetProperty("new").GetInt32().ShouldBe(20_000);
        (await Client.CountAsync(Shops)).ShouldBe(20_000);
        csv.Append("1,food,x\n");
        (await Client.PostCsv(Import, csv.ToString())).Status.ShouldBe(400);
        (await Client.CountAsync(Shops)).ShouldBe(20_000);
        _server.Uploads.ShouldBeEmpty();
    }

    private static (int Total, int New, int? Identical, int Bad) Counts(JsonElement import) => (
        import.GetProperty("total").GetInt32(),
        import.GetProperty("new").GetInt32(),
        import.GetProperty("identical") is { ValueKind: JsonValueKind.Number } identical ? identical.GetInt32() : null,
        import.GetProperty("bad").GetInt32());

    private static List<(int Line, string? Column)> Faults(JsonElement import) =>
        [.. import.GetProperty("badRows").EnumerateArray().Select(row => (row.GetProperty("line").GetInt32(), row.GetProperty("column").GetString()))];
}
