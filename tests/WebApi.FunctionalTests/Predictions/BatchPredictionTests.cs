using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Predictions;

/// <summary>Files whose rows are predicted, in every format.</summary>
public sealed class BatchPredictionTests(FlatsServer flats) : IClassFixture<FlatsServer>
{
    private const string Predictions = FlatsServer.Flats + "/predictions";

    private HttpClient Client => flats.Client;

    [Fact]
    public async Task A_file_is_predicted_row_by_row_and_reports_invalid_rows()
    {
        var answered = await Client.PostCsv($"{Predictions}/batch?confidence=0.8", "id;kind;size;floor\nA17;loft;50;2\n2;;q;1\n\n3;=1+1;50,5;\n-4;\"lo;ft\"\n");

        answered.Status.ShouldBe(200, answered.Body);
        answered.MediaType.ShouldBe("text/csv");
        var lines = answered.Body.Split("\r\n");
        lines[0].ShouldBe("id;kind;size;floor;predicted rent;lower;upper;covered;warnings;not predicted because");
        var expected = (await Client.Post(Predictions, new { x = new { size = 50, kind = "loft", floor = 2 }, confidence = 0.8 })).Json;
        var (y, interval) = (expected.GetProperty("y"), expected.GetProperty("interval"));
        lines[1].ShouldBe($"A17;loft;50;2;{y};{interval.GetProperty("lower")};{interval.GetProperty("upper")};true;;".Replace('.', ','));
        lines[2].ShouldStartWith("2;;q;1;;;;;;'size' ");
        lines[3].ShouldBe(";;;;;;;;;The row is a blank line.");
        lines[4].ShouldContain("a category that was not seen");
        lines[4].ShouldStartWith("3;'=1+1;50,5;;");
        lines[5].ShouldStartWith("-4;\"lo;ft\";;;");
        lines[5].ShouldEndWith(";");
        lines.Length.ShouldBe(7);
    }

    [Fact]
    public async Task Every_record_of_the_file_comes_back_in_its_place()
    {
        var answered = await Client.PostCsv($"{Predictions}/batch", "Flats of May,,,\n,,,\nId,Kind,Size,Floor\nA17,loft,50,2\nB2,loft,bad,1,more\n# checked\nC3,loft,20,1\n,,,\nSource: the office\n");
        answered.Status.ShouldBe(200, answered.Body);
        var lines = answered.Body.Split("\r\n");
        lines[0].ShouldStartWith("Flats of May,");
        lines[2].ShouldStartWith("Id,Kind,Size,Floor,,predicted rent,lower,");
        lines.Select(line => line.Split(',')[0]).ShouldBe(["Flats of May", "", "Id", "A17", "B2", "# checked", "C3", "", "Source: the office", ""]);
        lines[3].Split(',')[5].ShouldNotBeEmpty();
        lines[4].ShouldEndWith("The row has 5 cells where the header has 4.");
        lines[5].ShouldEndWith("is not a row of the table.");
        lines[6].Split(',')[5].ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_of_predictions_can_be_predicted_again()
    {
        var answered = await Client.PostCsv($"{Predictions}/batch", "size,kind,floor,lower\n50,loft,2,x\n");
        answered.Body.ShouldStartWith("size,kind,floor,lower,predicted rent,lower 2,upper,");
        var again = await Client.PostCsv($"{Predictions}/batch", answered.Body);
        again.Status.ShouldBe(200, again.Body);
        again.Body.ShouldContain(",not predicted because,predicted rent 2,lower 3,upper 2,");
    }

    [Fact]
    public async Task Ambiguous_numbers_are_predicted_only_after_the_request_resolves_them()
    {
        const string Sizes = "size\tkind\tfloor\n5\tloft\t1\n1,268\tloft\t2\n";
        var asked = await Client.PostCsv($"{Predictions}/batch", Sizes);
        asked.FieldsAtFault.ShouldBe(["thousands"]);
        asked.Body.ShouldContain("'1,268' may be 1268 or 1.268");
        var expected = (await Client.Post(Predictions, new { x = new { size = 1268, kind = "loft", floor = 2 } })).Json.GetProperty("y");
        (await Client.PostCsv($"{Predictions}/batch?thousands=,", Sizes)).Body.ShouldContain($"\n1,268\tloft\t2\t{expected}\t");
    }

    [Fact]
    public async Task A_file_may_lack_inputs_if_the_request_allows_it()
    {
        var answered = await Client.PostCsv($"{Predictions}/batch?ignoreMissing=true", "size\n50\n");
        answered.Status.ShouldBe(200, answered.Body);
        var expected = (await Client.Post(Predictions, new { x = new { size = 50 } })).Json.GetProperty("y");
        answered.Body.ShouldContain($"\n50,{expected},");
        (await Client.PostCsv($"{Predictions}/batch?ignoreMissing=true", "x\n5\n")).FieldsAtFault.ShouldBe(["file"]);
    }

    [Fact]
    public async Task Lines_of_JSON_are_answered_by_lines_of_JSON()
    {
        var questions = string.Concat(Enumerable.Range(0, 1000).Select(row => $$$"""{"x": {"size": {{{row % 90}}}, "kind": "loft"}}""" + "\n")) + "{\"x\": {\"size\": []}}\n";
        var answered = await Client.PostText($"{Predictions}/batch", questions, "application/x-ndjson");

        answered.Status.ShouldBe(200, answered.Body);
        var lines = answered.Body.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Count.ShouldBe(1001);
        var one = (await Client.Post(Predictions, new { x = new { size = 7, kind = "loft" } })).Json;
        foreach (var property in one.EnumerateObject()) lines[97].GetProperty(property.Name).GetRawText().ShouldBe(property.Value.GetRawText());
        lines[97].GetProperty("line").GetInt32().ShouldBe(98);
        lines[^1].GetProperty("errors")[0].GetProperty("column").GetString().ShouldBe("size");
    }

    [Fact]
    public async Task A_JSON_array_is_answered_by_a_JSON_array()
    {
        var answered = await Client.PostText($"{Predictions}/batch", """[{"x": {"size": 7, "kind": "loft"}}, {"x": {"size": "?"}}]""");
        answered.Status.ShouldBe(200, answered.Body);
        answered.MediaType.ShouldBe("application/json");
        answered.Json.GetArrayLength().ShouldBe(2);
        answered.Json[0].GetProperty("y").ValueKind.ShouldBe(JsonValueKind.Number);
        answered.Json[1].GetProperty("errors")[0].GetProperty("column").GetString().ShouldBe("size");
    }

    [Fact]
    public async Task A_file_that_cannot_be_answered_is_refused()
    {
        (await Client.PostCsv($"{Predictions}/batch", "size\n5\n")).FieldsAtFault.ShouldBe(["file"]);
        (await Client.PostCsv($"{Predictions}/batch", "")).ProblemType.ShouldBe("unreadable-file");
        (await Client.PostCsv($"{Predictions}/batch?confidence=1", "size,kind,floor\n5,loft,1\n")).FieldsAtFault.ShouldBe(["confidence"]);
        (await Client.PostText($"{Predictions}/batch", "<x/>", "application/xml")).Status.ShouldBe(415);
        (await Client.PostCsv("/api/datasets/nothing/predictions/batch", "size\n5\n")).Status.ShouldBe(404);
        var untrained = await Client.CreateLineAsync("Untrained");
        (await Client.PostCsv($"{untrained}/predictions/batch", "x\n5\n")).ProblemType.ShouldBe("no-model");
        (await Client.Post($"{untrained}/predictions", new { x = 1 })).ProblemType.ShouldBe("no-model");
    }
}
