namespace Regressor.WebApi.FunctionalTests.Datasets;

public sealed class DuplicateTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("InMemory")]
    public async Task A_copy_has_the_same_rows_exclusions_and_test_rows_but_no_model(string provider)
    {
        await using var server = new TestServer(provider);
        var client = server.Client;
        (await client.PostCsv("/api/datasets/import?name=Flats&target=rent&kept=note", "size,kind,note,rent\n" + string.Concat(
            Enumerable.Range(0, 60).Select(row => $"{20 + row},{(row % 3 == 0 ? "" : "flat")},n{row},{300 + row}\n")))).Status.ShouldBe(201);
        const string Flats = "/api/datasets/flats";
        (await client.Delete($"{Flats}/examples/2")).Status.ShouldBe(204);
        (await client.Patch($"{Flats}/examples/3", new { exclude = "measured twice" })).Status.ShouldBe(200);
        await client.TrainAsync(Flats, new { epochs = 1, members = 2 });

        var made = await client.Post($"{Flats}/duplicate", new { name = "Flats, again" });
        made.Status.ShouldBe(201, made.Body);
        made.Location!.ToString().ShouldBe("/api/datasets/flats-again");
        made.Json.GetProperty("exampleCount").GetInt32().ShouldBe(59);
        (await client.Get($"{made.Location}/models")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        await client.TrainAsync(made.Location.ToString(), new { epochs = 1, members = 2 });
        foreach (var part in new[] { "", "&part=test", "&excluded=true" }) (await ExportAsync(client, made.Location.ToString(), part)).ShouldBe(await ExportAsync(client, Flats, part), part);
        (await client.Post($"{made.Location}/examples", new { x = new { size = 1 }, y = 2 })).Status.ShouldBe(201);
        (await client.CountAsync(Flats)).ShouldBe(59);
    }

    [Fact]
    public async Task A_copy_needs_a_free_name_and_room_for_its_rows()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 20);
        (await server.Client.Post($"{line}/duplicate", new { name = "line" })).ProblemType.ShouldBe("name-taken");
        (await server.Client.Post($"{line}/duplicate", new { name = "" })).FieldsAtFault.ShouldBe(["name"]);
        await server.RestartAsync(new() { ["Limits:StoredBytes"] = "1000" });
        (await server.Client.Post($"{line}/duplicate", new { name = "Copy" })).Status.ShouldBe(507);
        await server.RestartAsync(new() { ["Limits:StoredBytes"] = "1000000000", ["Limits:Rows"] = "10" });
        (await server.Client.Post($"{line}/duplicate", new { name = "Copy" })).ProblemType.ShouldBe("too-large");
        (await server.Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("InMemory")]
    public async Task Datasets_are_found_by_a_part_of_their_name_whatever_its_case(string provider)
    {
        await using var server = new TestServer(provider);
        foreach (var name in new[] { "House sales", "Étude de prix", "Flats 100 %" }) await server.Client.CreateLineAsync(name);
        (await NamesAsync("q=HOUSE")).ShouldBe(["House sales"]);
        (await NamesAsync("q=%C3%A9tude")).ShouldBe(["Étude de prix"]);
        (await NamesAsync("q=%25")).ShouldBe(["Flats 100 %"]);
        (await NamesAsync("q=_")).ShouldBeEmpty();
        (await NamesAsync("q=e&newestFirst=true")).ShouldBe(["Étude de prix", "House sales"]);

        await server.Client.PostCsv("/api/datasets/house-sales/examples/import", "x,y\n" + string.Concat(Enumerable.Range(0, 60).Select(x => $"{x},{3 * x}\n")));
        await server.Client.TrainAsync("/api/datasets/house-sales", new { epochs = 20, members = 2 });
        (await QualityAsync("withQuality=true")).ShouldNotBeNull();
        (await QualityAsync("withQuality=false")).ShouldBeNull();

        async Task<string?> QualityAsync(string query) =>
            (await server.Client.Get($"/api/datasets?q=house&{query}")).Json.GetProperty("items")[0].GetProperty("activeModelQuality").GetString();

        async Task<IReadOnlyList<string>> NamesAsync(string query) =>
            [.. (await server.Client.Get($"/api/datasets?{query}")).Json.GetProperty("items").EnumerateArray().Select(dataset => dataset.GetProperty("name").GetString()!)];
    }

    private static async Task<string> ExportAsync(HttpClient client, string dataset, string part)
    {
        var exported = await client.Get($"{dataset}/examples/export?format=csv{part}");
        exported.Status.ShouldBe(200, exported.Body);
        return exported.Body;
    }
}
