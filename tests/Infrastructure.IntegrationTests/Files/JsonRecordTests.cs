using System.Buffers;
using System.Text;
using Regressor.Application.Files;
using Regressor.Domain.Predictions;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class JsonRecordTests
{
    [Theory]
    [InlineData("[{\"a\":1,\"b\":\"x\"},{\"b\":\"y\",\"c\":true,\"a\":-2.5e3}]", "a|b|c", "1:1|x|;2:-2.5e3|y|true")]
    [InlineData("[\n{\"a\":1},\n{\"a\":null},\n{\"a\":\"\",\"b\":2},\n{}\n]", "a|b", "1:1|;3:|2")]
    [InlineData("[{\"a\":1,\"a\":2}]", "a", "1:1")]
    [InlineData("[{\"a\\u00e4 \\\"\":1}]", "aä \"", "1:1")]
    [InlineData("[{\"y\":1,\"day\":7}]", "y|day", "1:1|7")]
    [InlineData("[{\"a\":[1,{\"b\":2}],\"b\":3},{\"a\":1,\"b\":{}}]", "a|b", "1:|3;2:1|")]
    public void The_columns_are_the_union_of_the_properties(string content, string columns, string rows)
    {
        var file = Json(content);
        file.Columns.ShouldBe(columns.Split('|'));
        Shown(file).ShouldBe(rows);
    }

    [Fact]
    public void Lines_are_records_too() =>
        Shown(JsonLines("{\"a\":1}\n\n{\"a\":2,\"b\":\"x\"}\r\n")).ShouldBe("1:1|;3:2|x");

    [Theory]
    [InlineData("[{\"x\":{\"a\":1},\"y\":2}]")]
    [InlineData("[{\"y\":2,\"x\":{\"a\":1}}]")]
    [InlineData("[{\"x\":5,\"y\":2,\"excluded\":null}]")]
    [InlineData("[{\"y\":2,\"id\":7}]")]
    [InlineData("[]")]
    [InlineData("[1]")]
    public void The_examples_of_the_API_stay_what_they_are(string content) => Json(content).Columns.ShouldBeNull();

    [Theory]
    [InlineData("[{\"a\":1,\"b\":2},5,{\"a\":\"\\ud800\"},{\"a\":3}]", ": is not an object. / : has a text that is not valid Unicode.")]
    public void A_faulty_record_is_an_error_of_its_row(string content, string errors) =>
        string.Join(" / ", Json(content).Rows([Unknown("a"), Unknown("b")]).Where(row => row.Errors.Length > 0).Select(ErrorsOf)).ShouldBe(errors);

    [Fact]
    public void A_broken_line_does_not_hide_the_others()
    {
        var rows = JsonLines("{\"a\":1,\"b\":2}\n{\"a\":\n{\"a\":3}").Rows([Unknown("a")]);
        rows.Select(row => row.X[0].Number).ShouldBe([1, null, 3]);
        ErrorsOf(rows[1]).ShouldStartWith(": is not valid JSON: see byte ");
    }

    [Fact]
    public void Long_numbers_are_codes_that_keep_their_digits() =>
        Shown(Json("[{\"a\":\"x\",\"id\":4100001234567800001}]")).ShouldBe("1:x|4100001234567800001");

    [Fact]
    public void Too_many_properties_are_refused() =>
        Refused(Encoding.UTF8.GetBytes($"[{{{string.Join(',', Enumerable.Range(0, 2_600).Select(column => $"\"c{column}\":1"))}}}]"), "json")
            .ShouldBe("The records have more than 2500 different properties.");

    [Fact]
    public void The_predictions_are_further_properties_of_the_same_records()
    {
        var file = Json("[{\"a\": 1.50, \"tags\" : [1, 2], \"lower\":\"x\"},\n7,{}]");
        var output = new ArrayBufferWriter<byte>();
        using var writer = file.CreatePredictionWriter(output, new PredictedTarget("rent", [], IsDecided: false));
        writer.Begin();
        foreach (var row in file.ReadWhole([Numeric("a")], []))
        {
            writer.Write(new PredictedRow(row.Line, row.Text, row.Errors.Count > 0 ? null : new RegressionPrediction(2, new PredictionInterval(1, 3, 0.9, false), 0, 1, []), [.. row.Errors]));
        }

        writer.End();
        Encoding.UTF8.GetString(output.WrittenSpan).ShouldBe(
            "[\n{\"a\":1.50,\"tags\":[1, 2],\"lower\":\"x\",\"predicted rent\":2,\"lower 2\":1,\"upper\":3,\"covered\":true,\"warnings\":null,\"not predicted because\":null},\n"
            + "{\"predicted rent\":null,\"lower 2\":null,\"upper\":null,\"covered\":null,\"warnings\":null,\"not predicted because\":\"The row is not an object.\"},\n"
            + "{\"predicted rent\":null,\"lower 2\":null,\"upper\":null,\"covered\":null,\"warnings\":null,\"not predicted because\":\"The row has no values.\"}\n]\n");
    }

    private static string Shown(ITableFile file)
    {
        TableColumn[] columns = [.. file.Columns!.Select(Text)];
        return string.Join(';', file.Rows([], kept: columns).Select(row => $"{row.Line}:{string.Join('|', row.Kept.Select(value => value.Text))}"));
    }
}
