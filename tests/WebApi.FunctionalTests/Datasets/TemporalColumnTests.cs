using System.Text.Json;
using Regressor.WebApi.FunctionalTests.Inference;

namespace Regressor.WebApi.FunctionalTests.Datasets;

/// <summary>Dates and times of day are ISO 8601 wherever the API has them.</summary>
public sealed class TemporalColumnTests(RentalsServer rentals) : IClassFixture<RentalsServer>
{
    private const string Rentals = RentalsServer.Path;

    private HttpClient Client => rentals.Client;

    [Fact]
    public async Task Values_are_added_corrected_and_listed_as_they_are_written()
    {
        var dataset = await rentals.CreateAsync("Written");
        var added = await Client.PostText($"{dataset}/examples", """{"x": {"date": "2025-01-31T09:00:00+02:00", "time": "07:00:30"}, "y": 1, "kept": {"returned": "2025-02-01"}}""");
        added.Status.ShouldBe(201, added.Body);
        var listed = (await Client.Get($"{dataset}/examples")).Json.GetProperty("items")[0];
        listed.GetProperty("x").GetRawText().ShouldBe("""{"date":"2025-01-31T07:00:00","time":"07:00:30"}""");
        listed.GetProperty("kept").GetRawText().ShouldBe("""{"returned":"2025-02-01"}""");
        var corrected = await Client.Put(added.Location!.ToString(), new { x = new { date = "2025-02-01", time = (string?)null }, y = 2 });
        corrected.Json.GetProperty("x").GetRawText().ShouldBe("""{"date":"2025-02-01","time":null}""");
    }

    [Theory]
    [InlineData("""{"date": "31.01.2025", "time": "07:00"}""", "x.date")]
    [InlineData("""{"date": 1738281600, "time": "07:00"}""", "x.date")]
    [InlineData("""{"date": "2025-02-29", "time": "07:00"}""", "x.date")]
    [InlineData("""{"date": "2025-01-31", "time": "24:00"}""", "x.time")]
    [InlineData("""{"date": "2025-01-31", "time": 7}""", "x.time")]
    public async Task Other_values_are_refused_by_field(string x, string field)
    {
        foreach (var (path, body) in new[] { ("examples", $$"""{"x": {{x}}, "y": 1}"""), ("predictions", $$"""{"x": {{x}}}""") })
        {
            var refused = await Client.PostText($"{Rentals}/{path}", body);
            refused.Status.ShouldBe(400, refused.Body);
            refused.FieldsAtFault.ShouldBe([field]);
        }
    }

    [Theory]
    [InlineData("where=date>=2025-02-01&where=date<2025-03", 28)]
    [InlineData("where=date=2025-02-03", 1)]
    [InlineData("where=date<=2025-02", 59)]
    [InlineData("where=date>2025-02", 61)]
    [InlineData("where=date!=2025-02", 92)]
    [InlineData("where=date<=2025-02-03", 34)]
    [InlineData("where=date>2025-02-03", 86)]
    [InlineData("where=returned<=2025-02-03", 34)]
    [InlineData("where=returned<=2025-02-03T17:59:59", 33)]
    [InlineData("where=date>9999-12-31", 0)]
    [InlineData("where=date=", 0)]
    [InlineData("where=time<01:00", 5)]
    [InlineData("where=returned>2025-04-30T12:00:00", 1)]
    [InlineData("q=2025-02-03", 1)]
    [InlineData("q=2025-02", 28)]
    [InlineData("q=2025-02-03T18:00", 1)]
    [InlineData("q=2025-02-03T19:00", 0)]
    [InlineData("q=2025-02-30", 0)]
    [InlineData("q=03.02.2025", 0)]
    [InlineData("q=2025", 0)]
    [InlineData("q=23:30", 5)]
    public async Task Examples_are_filtered_and_searched_by_them(string query, int count) => (await Client.CountAsync(Rentals, query)).ShouldBe(count);

    [Fact]
    public async Task A_filter_that_is_no_date_is_refused() => (await Client.Get($"{Rentals}/examples?where=date>yesterday")).FieldsAtFault.ShouldBe(["where[0]"]);

    [Fact]
    public async Task The_summary_and_the_points_have_dates()
    {
        var summary = (await Client.Get(Rentals)).Json.GetProperty("summary");
        summary[0].GetProperty("kind").GetString().ShouldBe("dateTime");
        summary[0].GetProperty("min").GetDouble().ShouldBe(1_735_689_600);
        summary[0].GetProperty("written").GetRawText().ShouldBe(
            """{"min":"2025-01-01","lowerQuartile":"2025-01-30T18:00:00","median":"2025-03-01T12:00:00","upperQuartile":"2025-03-31T06:00:00","max":"2025-04-30","mean":"2025-03-01T12:00:00"}""");
        summary[1].GetProperty("written").GetProperty("max").GetString().ShouldBe("23:30");
        summary[2].GetProperty("written").ValueKind.ShouldBe(JsonValueKind.Null);

        var points = (await Client.Get($"{Rentals}/examples/points?input=date&where=date<2025-01-03")).Json;
        points.GetProperty("x").GetRawText().ShouldBe("""["2025-01-01","2025-01-02"]""");
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    [InlineData("jsonLines", "application/x-ndjson")]
    public async Task An_export_is_imported_again_and_is_the_same(string format, string mediaType)
    {
        var exported = await Client.Get($"{Rentals}/examples/export?format={format}");
        exported.Status.ShouldBe(200, exported.Body);
        exported.Body.ShouldContain("2025-01-01T18:00:00");
        var again = await Client.PostText($"{Rentals}/examples/import?dryRun=true", exported.Body, mediaType);
        again.Json.GetProperty("identical").GetInt32().ShouldBe(RentalsServer.Rows, again.Body);
    }

    [Fact]
    public async Task The_import_of_a_file_proposes_them_and_the_caller_may_choose()
    {
        var proposed = (await Client.PostCsv("/api/datasets/import?dryRun=true", RentalsServer.Csv)).Json.GetProperty("import").GetProperty("columns");
        Roles(proposed).ShouldBe(["date input dateTime", "time input timeOfDay", "returned input dateTime", "count target numeric"]);

        var created = await Client.PostCsv("/api/datasets/import?name=Chosen&target=count&type=date=categorical&type=returned=dateTime&kept=returned&type=time=text", RentalsServer.Csv);
        created.Status.ShouldBe(201, created.Body);
        Roles(created.Json.GetProperty("import").GetProperty("columns")).ShouldBe(["date input categorical", "time input text", "returned kept dateTime", "count target numeric"]);

        (await Client.PostCsv("/api/datasets/import?dryRun=true&type=date=moment", RentalsServer.Csv)).FieldsAtFault.ShouldBe(["type"]);
        (await Client.PostCsv("/api/datasets/import?dryRun=true&type=day=dateTime", RentalsServer.Csv)).FieldsAtFault.ShouldBe(["type"]);
    }

    [Fact]
    public async Task Cells_that_are_no_dates_are_reported_by_line()
    {
        var refused = await Client.PostCsv($"{Rentals}/examples/import?dryRun=true", "date,time,count\n2025-01-31,07:00,1\n31/01/2025,7 o'clock,2\nNA,,3\n");
        refused.Json.GetProperty("badRows").EnumerateArray().Select(row => $"{row.GetProperty("line")} {row.GetProperty("column")}").ShouldBe(["4 "]);
        refused.Json.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("unreadable").GetInt32()).ShouldBe([0, 1, 0]);
    }

    [Fact]
    public async Task Every_way_to_predict_has_the_same_answer()
    {
        const string X = """{"date": "2025-03-03", "time": "07:00"}""";
        var single = (await Client.PostText($"{Rentals}/predictions", $$"""{"x": {{X}}}""")).Json.GetProperty("y").GetDouble();
        var many = (await Client.PostText($"{Rentals}/predictions", $$"""{"xs": [{{X}}]}""")).Json.GetProperty("predictions")[0];
        many.GetProperty("y").GetDouble().ShouldBe(single, 1e-9);
        var batch = await Client.PostCsv($"{Rentals}/predictions/batch", "date,time\n2025-03-03,07:00\n");
        double.Parse(batch.Body.Split('\n')[1].Split(',')[2], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(single, 1e-9);
        var inferred = await Client.InferAsync("rentals", """
            {"inputs": [{"name": "date", "shape": [1], "datatype": "BYTES", "data": ["2025-03-03"]}, {"name": "time", "shape": [1], "datatype": "BYTES", "data": ["07:00"]}]}
            """);
        inferred.Values("y")!.Single().ShouldBe(single, 1e-9);
        var inputs = (await Client.Get("/v2/models/rentals")).Json.GetProperty("inputs");
        inputs.EnumerateArray().ShouldAllBe(input => input.GetProperty("datatype").GetString() == "BYTES");
    }

    [Fact]
    public async Task A_date_beyond_the_data_is_predicted_and_warned_about()
    {
        var answer = (await Client.PostText($"{Rentals}/predictions", """{"x": {"date": "2026-07-01", "time": "07:30"}}""")).Json;
        answer.GetProperty("covered").GetBoolean().ShouldBeFalse();
        answer.GetProperty("warnings")[0].GetProperty("message").GetString()!.ShouldStartWith("'date' is 2026-07-01, later than 2025-04-");
    }

    [Fact]
    public async Task A_report_lists_rows_with_dates()
    {
        var report = (await Client.Get($"{Rentals}/models/1/report")).Json;
        report.GetProperty("worst")[0].GetProperty("x").GetProperty("date").GetString()!.ShouldStartWith("2025-");
        report.GetProperty("importance").EnumerateArray().Select(column => column.GetProperty("column").GetString()).ShouldBe(["date", "time"], ignoreOrder: true);
    }

    private static IEnumerable<string> Roles(JsonElement columns) =>
        columns.EnumerateArray().Select(column => $"{column.GetProperty("name")} {column.GetProperty("role")} {column.GetProperty("kind")}");
}
