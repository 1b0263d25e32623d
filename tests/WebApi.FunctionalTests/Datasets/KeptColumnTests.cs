using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Datasets;

public sealed class KeptColumnTests : IAsyncLifetime
{
    private const string Invoices = "/api/datasets/invoices";

    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public async Task InitializeAsync()
    {
        var created = await Client.PostText("/api/datasets", Body("""[{"name": "Invoice no", "kind": "text"}, {"name": " note ", "kind": "text"}]"""));
        created.Status.ShouldBe(201, created.Body);
        Kept(created.Json).ShouldBe("""[{"name":"Invoice no","kind":"text"},{"name":"note","kind":"text"}]""");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_dataset_lists_its_kept_columns()
    {
        var detail = (await Client.Get(Invoices)).Json;
        Kept(detail).ShouldBe("""[{"name":"Invoice no","kind":"text"},{"name":"note","kind":"text"}]""");
        detail.GetProperty("inputs").GetArrayLength().ShouldBe(1);
        detail.GetProperty("summary").GetArrayLength().ShouldBe(2);
        var line = await Client.CreateLineAsync(examples: 1);
        Kept((await Client.Get(line)).Json).ShouldBe("[]");
        Kept((await Client.Get($"{line}/examples")).Json.GetProperty("items")[0]).ShouldBe("{}");
    }

    [Fact]
    public async Task Kept_values_are_added_listed_corrected_and_changed()
    {
        var path = await AddAsync("""{"x": {"amount": 10}, "y": 1, "kept": {"Invoice no": "INV-1"}}""");
        Kept((await Client.Get(path)).Json).ShouldBe("""{"Invoice no":"INV-1","note":null}""");
        Kept((await Client.Get($"{Invoices}/examples")).Json.GetProperty("items")[0]).ShouldBe("""{"Invoice no":"INV-1","note":null}""");

        Kept((await Client.Put(path, new { x = new { amount = 11 }, y = 2 })).Json).ShouldBe("""{"Invoice no":"INV-1","note":null}""");
        Kept((await Client.Put(path, new { x = new { amount = 11 }, y = 2, kept = new { note = "paid" } })).Json).ShouldBe("""{"Invoice no":null,"note":"paid"}""");
        var changed = await Client.PatchText(path, """{"kept": {"Invoice no": "INV-2"}}""");
        Kept(changed.Json).ShouldBe("""{"Invoice no":"INV-2","note":"paid"}""");
        changed.Json.GetProperty("y").GetDouble().ShouldBe(2);
    }

    [Fact]
    public async Task Examples_are_found_and_sorted_by_what_is_kept_with_them()
    {
        foreach (var (invoice, note, y) in new[] { ("\"B\"", "\"late\"", 1), ("\"A\"", "null", 2), ("null", "\"Too LATE\"", 3) })
            await AddAsync($$$"""{"x": 1, "y": {{{y}}}, "kept": {"Invoice no": {{{invoice}}}, "note": {{{note}}}}}""");
        (await YsAsync("where=note~late&sort=days")).ShouldBe([1, 3]);
        (await YsAsync("where=Invoice no=A")).ShouldBe([2]);
        (await YsAsync("where=Invoice no=")).ShouldBe([3]);
        (await YsAsync("sort=Invoice no")).ShouldBe([3, 2, 1]);
        (await Client.Get($"{Invoices}/examples?where=note>a")).FieldsAtFault.ShouldBe(["where[0]"]);
    }

    [Fact]
    public async Task A_model_is_trained_on_and_predicts_from_the_inputs_alone()
    {
        for (var i = 0; i < 30; i++) await AddAsync($$$"""{"x": {{{i}}}, "y": {{{2 * i}}}, "kept": {"Invoice no": "INV-{{{i}}}"}}""");
        (await Client.TrainAsync(Invoices)).GetProperty("status").GetString().ShouldBe("succeeded");
        (await Client.Post($"{Invoices}/predictions", new { x = 3 })).Status.ShouldBe(200);
        (await Client.PostText($"{Invoices}/predictions", """{"x": {"amount": 3, "note": "a"}}""")).FieldsAtFault.ShouldBe(["x.note"]);
    }

    [Theory]
    [InlineData("""{"Invoice no": 5}""", "kept.Invoice no")]
    [InlineData("""{"Invoice no": ""}""", "kept.Invoice no")]
    [InlineData("""{"Invoice no": "a\u0000"}""", "kept.Invoice no")]
    [InlineData("""{"Invoice no": ["a"]}""", "kept.Invoice no")]
    [InlineData("""{"Invoice no": "a", "Invoice no": "b"}""", "kept.Invoice no")]
    [InlineData("""{"invoice": "a"}""", "kept.invoice")]
    [InlineData("""{"amount": 1}""", "kept.amount")]
    [InlineData("\"INV-1\"", "kept")]
    public async Task Invalid_kept_values_are_reported_by_field_and_nothing_is_stored(string kept, string field)
    {
        var refused = await Client.PostText($"{Invoices}/examples", $$"""{"x": 1, "y": 1, "kept": {{kept}}}""");
        refused.Status.ShouldBe(400, refused.Body);
        refused.FieldsAtFault.ShouldBe([field]);
        (await Client.CountAsync(Invoices)).ShouldBe(0);
    }

    [Fact]
    public async Task A_kept_text_has_a_maximum_length_and_a_dataset_without_kept_columns_accepts_none()
    {
        await AddAsync($$$"""{"x": 1, "y": 1, "kept": {"note": "{{{new string('é', 10_000)}}}"}}""");
        (await Client.PostText($"{Invoices}/examples", $$$"""{"x": 1, "y": 1, "kept": {"note": "{{{new string('é', 10_001)}}}"}}""")).FieldsAtFault.ShouldBe(["kept.note"]);
        var line = await Client.CreateLineAsync();
        (await Client.PostText($"{line}/examples", """{"x": 1, "y": 1, "kept": {"note": "a"}}""")).FieldsAtFault.ShouldBe(["kept.note"]);
        (await Client.PostText($"{line}/examples", """{"x": 1, "y": 1, "kept": {}}""")).Status.ShouldBe(201);
    }

    [Theory]
    [InlineData("""[{"name": "id", "kind": "numeric"}]""", "kept[0].kind")]
    [InlineData("""[{"name": "id"}]""", "kept[0].kind")]
    [InlineData("""[{"name": "", "kind": "text"}]""", "kept[0].name")]
    [InlineData("""[{"name": "(excluded)", "kind": "text"}]""", "kept[0]")]
    [InlineData("""[{"name": "Amount", "kind": "text"}]""", "kept[0].name")]
    [InlineData("""[{"name": "id", "kind": "text"}, {"name": "ID", "kind": "text"}]""", "kept[1].name")]
    [InlineData("""[null]""", "kept[0]")]
    public async Task An_invalid_kept_column_is_reported_by_field(string kept, string field)
    {
        var refused = await Client.PostText("/api/datasets", Body(kept, "Others"));
        refused.Status.ShouldBe(400, refused.Body);
        refused.FieldsAtFault.ShouldBe([field]);
    }

    [Fact]
    public async Task Too_many_kept_columns_are_refused()
    {
        var many = $"[{string.Join(",", Enumerable.Range(0, 51).Select(i => $$"""{"name": "k{{i}}", "kind": "text"}"""))}]";
        (await Client.PostText("/api/datasets", Body(many, "Many"))).Status.ShouldBe(413);
    }

    private static string Body(string kept, string name = "Invoices") =>
        $$"""{"name": "{{name}}", "inputs": [{"name": "amount", "kind": "numeric"}], "target": {"name": "days"}, "kept": {{kept}}}""";

    private static string Kept(JsonElement element) => element.GetProperty("kept").GetRawText();

    private async Task<string> AddAsync(string body)
    {
        var added = await Client.PostText($"{Invoices}/examples", body);
        added.Status.ShouldBe(201, added.Body);
        return added.Location!.ToString();
    }

    private async Task<double[]> YsAsync(string query) =>
        [.. (await Client.Get($"{Invoices}/examples?{query}")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("y").GetDouble())];
}
