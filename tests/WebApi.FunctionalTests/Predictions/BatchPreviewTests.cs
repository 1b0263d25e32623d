using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Predictions;

/// <summary>The preview of a file of rows to predict, and the kept columns of such a file.</summary>
public sealed class BatchPreviewTests(FlatsServer flats) : IClassFixture<FlatsServer>
{
    private const string Batch = FlatsServer.Flats + "/predictions/batch";
    private const string Preview = Batch + "/preview";

    private HttpClient Client => flats.Client;

    [Fact]
    public async Task A_preview_predicts_the_first_rows_and_checks_all()
    {
        var rows = "A17;loft;50;2\n2;;q;1\n\n3;studio;30;1\n" + string.Concat(Enumerable.Repeat("4;loft;20;1\n", 500)) + "5;loft\n";
        var preview = await Client.PostCsv($"{Preview}?rows=4&confidence=0.8", $"id;kind;size;floor\n{rows}");
        preview.Status.ShouldBe(200, preview.Body);
        preview.Json.GetProperty("format").GetProperty("delimiter").GetString().ShouldBe(";");
        (preview.Json.GetProperty("total").GetInt32(), preview.Json.GetProperty("bad").GetInt32()).ShouldBe((505, 2));
        preview.Json.GetProperty("missing").GetArrayLength().ShouldBe(0);
        preview.Json.GetProperty("badRows").EnumerateArray().Select(bad => $"{bad.GetProperty("line")} {bad.GetProperty("column")} {bad.GetProperty("reason")}")
            .ShouldBe(["3 size 'q' is not a number.", "4  is a blank line."]);

        var first = preview.Json.GetProperty("rows");
        first.EnumerateArray().Select(row => row.GetProperty("line").GetInt32()).ShouldBe([2, 3, 4, 5]);
        JsonElement.DeepEquals(first[0].GetProperty("x"), JsonDocument.Parse("""{"size": 50, "kind": "loft", "floor": 2}""").RootElement).ShouldBeTrue(preview.Body);
        var one = await Client.Post($"{FlatsServer.Flats}/predictions", new { x = new { size = 50, kind = "loft", floor = 2 }, confidence = 0.8 });
        first[0].GetProperty("prediction").GetRawText().ShouldBe(one.Body);
        first[1].GetProperty("prediction").ValueKind.ShouldBe(JsonValueKind.Null);
        first[1].GetProperty("errors")[0].GetProperty("column").GetString().ShouldBe("size");
        first[3].GetProperty("errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_preview_names_the_inputs_that_the_file_lacks()
    {
        (await Client.PostCsv(Preview, "size\n50\n")).FieldsAtFault.ShouldBe(["file"]);
        var preview = (await Client.PostCsv($"{Preview}?ignoreMissing=true", "size\n50\n")).Json;
        preview.GetProperty("missing").EnumerateArray().Select(name => name.GetString()).ShouldBe(["kind", "floor"]);
        preview.GetProperty("rows")[0].GetProperty("x").GetProperty("kind").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_preview_asks_what_the_batch_is_refused_for()
    {
        const string Sizes = "size\tkind\tfloor\n1,268\tloft\t2\n";
        var problem = (await Client.PostCsv(Preview, Sizes)).Json.GetProperty("problems")[0];
        (problem.GetProperty("code").GetString(), problem.GetProperty("severity").GetString()).ShouldBe(("ambiguousNumbers", "question"));
        (await Client.PostCsv(Preview.Replace("/preview", "", StringComparison.Ordinal), Sizes)).FieldsAtFault.ShouldBe(["thousands"]);
        (await Client.PostCsv($"{Preview}?thousands=,", Sizes)).Json.GetProperty("rows")[0].GetProperty("x").GetProperty("size").GetDouble().ShouldBe(1268);
        (await Client.PostCsv(Preview, "")).ProblemType.ShouldBe("unreadable-file");
        (await Client.PostCsv($"{Preview}?rows=101", "size,kind,floor\n5,loft,1\n")).FieldsAtFault.ShouldBe(["rows"]);
        (await Client.PostCsv($"{Preview}?rows=0", "size,kind,floor\n5,loft,1\n")).Json.GetProperty("rows").GetArrayLength().ShouldBe(0);
        (await Client.PostCsv($"{Preview}?confidence=1", "size,kind,floor\n5,loft,1\n")).FieldsAtFault.ShouldBe(["confidence"]);
        (await Client.PostCsv("/api/datasets/nothing/predictions/batch/preview", "size\n5\n")).Status.ShouldBe(404);
        var untrained = await Client.CreateLineAsync("Never trained");
        (await Client.PostCsv($"{untrained}/predictions/batch/preview", "x\n5\n")).ProblemType.ShouldBe("no-model");
    }

    [Fact]
    public async Task Kept_columns_of_a_file_are_shown_and_handed_back_unchanged()
    {
        var invoices = await TrainedInvoicesAsync();
        var tooLong = new string('x', 10_001);
        var csv = $"Invoice no,amount,owner\n0017,5,Ann\n{tooLong},6,Bob\n";
        var preview = (await Client.PostCsv($"{invoices}/predictions/batch/preview", csv)).Json;
        preview.GetProperty("kept").GetRawText().ShouldBe("""["Invoice no"]""");
        preview.GetProperty("bad").GetInt32().ShouldBe(0);
        preview.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("kept").GetRawText()).ShouldBe(["""{"Invoice no":"0017"}""", """{"Invoice no":null}"""]);
        var answered = (await Client.PostCsv($"{invoices}/predictions/batch", csv)).Body.Split("\r\n");
        answered[0].ShouldStartWith("Invoice no,amount,owner,predicted days,");
        answered[1].ShouldStartWith("0017,5,Ann,");
        answered[2].ShouldStartWith($"{tooLong},6,Bob,");

        string[] kept = ["""{"Invoice no": "0017", "note":null}""", """{"Invoice no": 17, "owner": ["Ann"]}""", "\"0017\""];
        foreach (var given in kept)
        {
            var lines = (await Client.PostText($"{invoices}/predictions/batch", $$$"""{"x": {"amount": 5}, "kept": {{{given}}}}""" + "\n{\"x\": {\"amount\": 5}}\n", "application/x-ndjson")).Body.Split('\n');
            lines[0].ShouldStartWith($$"""{"line":1,"kept":{{given}},"task":"regression","y":""");
            lines[1].ShouldStartWith("""{"line":2,"task":"regression","y":""");
            var shown = (await Client.PostText($"{invoices}/predictions/batch/preview", $$$"""[{"x": {"amount": 5}, "kept": {{{given}}}}]""")).Json;
            shown.GetProperty("bad").GetInt32().ShouldBe(0);
        }
    }

    private async Task<string> TrainedInvoicesAsync()
    {
        var created = await Client.PostCsv(
            "/api/datasets/import?name=Invoices&target=days&kept=Invoice no&kept=note",
            "Invoice no,amount,note,days\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"INV-{row},{row},,{2 * row}\n")));
        created.Status.ShouldBe(201, created.Body);
        await Client.TrainAsync(created.Location!.ToString(), new { epochs = 2, members = 2 });
        return created.Location.ToString();
    }
}
