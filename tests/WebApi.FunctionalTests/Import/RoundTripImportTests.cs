using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Import;

/// <summary>What is exported can be imported again and is the same.</summary>
public sealed class RoundTripImportTests
{
    private static readonly string?[] Categories =
    [
        "plain", "=1+2", "+SUM(A1)", "-5", "@cmd", "'=x", "''=x", "'quoted'", "a\"b", "\"", "two\nlines", "two\r\nlines", "  leading", "trailing ", "tab\there",
        "semi;colon", "a,b", "NA", "1,5", "007", "Ünïcödé – 漢字 🏠", "null", "'", "#not a comment", "a|b", null,
    ];

    private static readonly double[] Numbers = [0.1 + 0.2, 1e-300, -0.0, 1e22, 123456789012345680, double.MaxValue, double.Epsilon, -1.5, 1.0 / 3];

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task An_export_is_imported_elsewhere_and_exported_the_same(string provider)
    {
        await using var server = new TestServer(provider);
        var from = await CreateAsync(server.Client, "From");
        var to = await CreateAsync(server.Client, "To");
        for (var i = 0; i < Categories.Length; i++) await AddAsync(server.Client, from, Numbers[i % Numbers.Length], Categories[i], Numbers[(i + 1) % Numbers.Length]);
        (await server.Client.Patch($"{from}/examples?where=text~two", new { exclude = "=two, \"lines\"" })).Json.GetProperty("changed").GetInt32().ShouldBe(2);
        (await server.Client.Patch($"{from}/examples?where=text=plain", new { exclude = "a doubt" })).Json.GetProperty("changed").GetInt32().ShouldBe(1);

        var exported = await server.Client.Get($"{from}/examples/export");
        exported.Status.ShouldBe(200);
        exported.MediaType.ShouldBe("text/csv");
        var imported = await server.Client.PostCsv($"{to}/examples/import", exported.Body);
        imported.Status.ShouldBe(200, imported.Body);
        imported.Json.GetProperty("new").GetInt32().ShouldBe(Categories.Length);

        (await server.Client.Get($"{to}/examples/export")).Body.ShouldBe(exported.Body);
        var (before, after) = (await RowsAsync(server.Client, from), await RowsAsync(server.Client, to));
        after.ShouldBe(before);
        before.Select(row => JsonDocument.Parse(row).RootElement[1].GetString()).ShouldBe(Categories);
        (await server.Client.CountAsync(to, "excluded=true")).ShouldBe(3);
        (await server.Client.PostCsv($"{to}/examples/import?dryRun=true", exported.Body)).Json.GetProperty("identical").GetInt32().ShouldBe(Categories.Length);
    }

    [Fact]
    public async Task An_export_of_a_dataset_makes_a_dataset_of_the_same_columns()
    {
        await using var server = new TestServer();
        var from = await CreateAsync(server.Client, "From");
        for (var i = 0; i < 30; i++) await AddAsync(server.Client, from, i + 0.5, i % 2 == 0 ? "even" : "odd", i);
        await server.Client.Patch($"{from}/examples?where=number>20", new { exclude = "too large" });
        var exported = (await server.Client.Get($"{from}/examples/export")).Body;
        var made = await server.Client.PostCsv("/api/datasets/import?name=Made&target=y", exported);
        made.Status.ShouldBe(201, made.Body);
        (await server.Client.Get("/api/datasets/made/examples/export")).Body.ShouldBe(exported);
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    [InlineData("jsonLines", "application/x-ndjson")]
    public async Task An_export_of_any_format_is_imported_with_or_without_its_format(string format, string mediaType)
    {
        await using var server = new TestServer();
        var from = await CreateAsync(server.Client, "From");
        for (var i = 0; i < Categories.Length; i++) await AddAsync(server.Client, from, Numbers[i % Numbers.Length], Categories[i], Numbers[(i + 1) % Numbers.Length]);
        await server.Client.Patch($"{from}/examples?where=text=plain", new { exclude = "a doubt" });
        var exported = await server.Client.Get($"{from}/examples/export?format={format}");
        exported.MediaType.ShouldBe(mediaType, exported.Body);
        foreach (var said in new[] { mediaType, "application/octet-stream" })
        {
            var to = await CreateAsync(server.Client, "To");
            var imported = await server.Client.PostText($"{to}/examples/import", exported.Body, said);
            imported.Status.ShouldBe(200, imported.Body);
            imported.Json.GetProperty("format").GetProperty("kind").GetString().ShouldBe(format);
            (await server.Client.Get($"{to}/examples/export?format={format}")).Body.ShouldBe(exported.Body);
            (await RowsAsync(server.Client, to)).ShouldBe(await RowsAsync(server.Client, from));
            await server.Client.DeleteAsync(new Uri(to, UriKind.Relative));
        }

        (await server.Client.Get($"{from}/examples/export?format=xml")).FieldsAtFault.ShouldBe(["format"]);
    }

    [Fact]
    public async Task Only_what_passes_the_filter_is_exported()
    {
        await using var server = new TestServer();
        var line = await CreateAsync(server.Client, "Line");
        for (var i = 0; i < 5; i++) await AddAsync(server.Client, line, i, "a", i * 10);
        await server.Client.Patch($"{line}/examples?where=number=3", new { exclude = "a doubt" });

        (await server.Client.Get($"{line}/examples/export?where=number>=3")).Body.ShouldBe("number,text,y,(excluded)\r\n3,a,30,a doubt\r\n4,a,40,\r\n");
        (await server.Client.Get($"{line}/examples/export?where=number>=3&excluded=false")).Body.ShouldBe("number,text,y\r\n4,a,40\r\n");
        (await server.Client.Get($"{line}/examples/export?where=number>9")).Body.ShouldBe("number,text,y\r\n");
        (await server.Client.Get($"{line}/examples/export?where=weight>9")).FieldsAtFault.ShouldBe(["where[0]"]);
        (await server.Client.Get("/api/datasets/nowhere/examples/export")).Status.ShouldBe(404);
    }

    private static async Task<string> CreateAsync(HttpClient client, string name) => (await client.Post("/api/datasets", new
    {
        name,
        inputs = new object[] { new { name = "number", kind = "numeric" }, new { name = "text", kind = "categorical" } },
        target = new { name = "y" },
    })).Location!.ToString();

    private static async Task AddAsync(HttpClient client, string dataset, double number, string? text, double y)
    {
        var added = await client.Post($"{dataset}/examples", new { x = new { number, text }, y });
        added.Status.ShouldBe(201, added.Body);
    }

    /// <summary>Oldest first, each as [number, text, y, reason].</summary>
    private static async Task<List<string>> RowsAsync(HttpClient client, string dataset)
    {
        var items = (await client.Get($"{dataset}/examples?pageSize=500&sort=createdAt&descending=false")).Json.GetProperty("items").EnumerateArray();
        return [.. items.Select(item => $"[{item.GetProperty("x").GetProperty("number")}, {item.GetProperty("x").GetProperty("text").GetRawText()}, "
            + $"{item.GetProperty("y")}, {item.GetProperty("excluded").GetRawText()}]")];
    }
}
