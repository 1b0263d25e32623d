namespace Regressor.WebApi.FunctionalTests.Import;

public sealed class UnclearNumberImportTests : IAsyncLifetime
{
    private const string Shops = "area;town;sales\n12;Ashby;1.268\n15;Dunmore;2.500\n";

    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Ambiguous_numbers_are_reported_by_a_dry_run_and_not_stored_before_they_are_resolved()
    {
        var unclear = (await Client.PostCsv("/api/datasets/import?dryRun=true", Shops)).Json.GetProperty("import").GetProperty("unclear");
        unclear.EnumerateArray().ShouldHaveSingleItem().GetRawText().ShouldBe(
            """{"column":"sales","cell":"1.268","sign":".","asThousands":1268,"asDecimals":1.268,"message":"'1.268' may be 1268 or 1.268. Set thousands=. for the first, thousands=none for the second."}""");
        (await Client.PostCsv("/api/datasets/import?name=Shops&target=sales", Shops)).FieldsAtFault.ShouldBe(["thousands"]);
        (await Client.Get("/api/datasets/shops")).Status.ShouldBe(404);

        (await Client.PostCsv("/api/datasets/import?name=Shops&target=sales&thousands=.", Shops)).Status.ShouldBe(201);
        (await Client.Get("/api/datasets/shops/examples?sort=sales")).Json.GetProperty("items")[0].GetProperty("y").GetDouble().ShouldBe(1268);
        (await Client.PostCsv("/api/datasets/shops/examples/import", Shops)).FieldsAtFault.ShouldBe(["thousands"]);
        (await Client.PostCsv("/api/datasets/shops/examples/import?dryRun=true", Shops)).Json.GetProperty("unclear").GetArrayLength().ShouldBe(1);
        (await Client.PostCsv("/api/datasets/shops/examples/import?thousands=none", Shops)).Status.ShouldBe(200);
        (await Client.CountAsync("/api/datasets/shops", "where=sales=2.5")).ShouldBe(1);
    }

    [Fact]
    public async Task Columns_without_numbers_and_skipped_ones_are_never_ambiguous()
    {
        foreach (var choice in (string[])["leaveOut=sales", "categorical=sales"])
        {
            var asked = await Client.PostCsv($"/api/datasets/import?dryRun=true&target=area&{choice}", Shops);
            asked.Json.GetProperty("import").GetProperty("unclear").GetArrayLength().ShouldBe(0, asked.Body);
        }
    }

    [Fact]
    public async Task Thousands_that_the_file_proves_are_stored_as_such()
    {
        var created = await Client.PostCsv("/api/datasets/import?name=Proven&target=sales", "area,town,sales\n205,Ashby,888\n338,Dunmore,\"1,268\"\n");
        created.Status.ShouldBe(201, created.Body);
        (await Client.CountAsync("/api/datasets/proven", "where=sales=1268")).ShouldBe(1);
    }

    [Theory]
    [InlineData("thousands=x")]
    [InlineData("thousands=,&decimal=,")]
    public async Task A_wrong_choice_is_refused(string choice) =>
        (await Client.PostCsv($"/api/datasets/import?dryRun=true&{choice}", Shops)).FieldsAtFault.ShouldBe(["thousands"]);
}
