using System.Text;
using Regressor.Application.Files;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class JsonTableTests
{
    private static readonly TableColumn[] House = [Numeric("sqft"), Categorical("type"), Numeric("beds")];

    [Fact]
    public void A_NUL_in_a_text_is_an_error_of_its_row()
    {
        var rows = Json("""[{"x": {"type": "a\u0000b"}, "y": 1}, {"x": {"type": "a"}, "y": 1, "excluded": "b\u0000"}]""").Rows(House, "price");
        rows.ShouldAllBe(row => row.Errors.Length == 1);
    }

    [Fact]
    public void An_array_of_examples_is_read()
    {
        var file = Json("""
            [
              {"id": "7", "x": {"sqft": 1.5, "type": "a", "beds": null}, "y": 2, "excluded": " typo ", "createdAt": "2026-01-01", "more": [{"y": [1]}]},
              {"y": -2e3, "excluded": null, "x": {"type": "b"}}
            ]
            """);
        file.Columns.ShouldBeNull();
        file.Details.ShouldBe(new FormatHints(Encoding: "utf-8"));

        for (var time = 0; time < 2; time++)
        {
            var rows = file.Rows(House, "price");
            rows.ShouldAllBe(row => row.Errors.Length == 0);
            rows.Select(row => (row.Line, row.Y, row.Exclusion)).ShouldBe([(1, 2, "typo"), (2, -2000, null)]);
            rows[0].X.ShouldBe([ColumnValue.Of(1.5), ColumnValue.Of("a"), default]);
            rows[1].X.ShouldBe([default, ColumnValue.Of("b"), default]);
        }
    }

    [Fact]
    public void Lines_of_JSON_are_read_and_a_malformed_one_is_only_its_own_error()
    {
        const string First = "\uFEFF{\"x\": {\"a\": 1}, \"y\": 2}\r\n\r\n{\"x\": {\"a\": 1}, \"y\": 2\n[1, 2]\n";
        var rows = JsonLines($"{First}{{\"x\": {{\"a\": NaN}}}}\n  \n{{\"x\": {{\"a\": 3}}, \"y\": 4}}").Rows([Numeric("a")], "y");
        rows.Select(row => row.Line).ShouldBe([1, 3, 4, 5, 7]);
        rows.Select(ErrorsOf).ShouldBe(
            ["", ": is not valid JSON: see byte 23.", ": is not an object {\"x\": …, \"y\": …}.", ": is not valid JSON: see byte 13.", ""]);
        rows[1].X[0].IsMissing.ShouldBeTrue();
        rows[1].Y.ShouldBeNull();
        rows[4].X[0].Number.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"x": {"sqft": "1"}, "y": 1}""", "sqft: must be a number or null.")]
    [InlineData("""{"x": {"sqft": true}, "y": 1}""", "sqft: must be a number or null.")]
    [InlineData("""{"x": {"sqft": {"a": [1]}, "type": "a"}, "y": 1}""", "sqft: must be a number or null.")]
    [InlineData("""{"x": {"type": 1}, "y": 1}""", "type: must be a text or null.")]
    [InlineData("""{"x": {"type": " "}, "y": 1}""", "type: must not be empty; use null for a missing value.")]
    [InlineData("""{"x": {"sqft": 1e999}, "y": 1}""", "sqft: is too large.")]
    [InlineData("""{"x": {"sqft": 1, "sqft": 2}, "y": 1}""", "sqft: is given twice.")]
    [InlineData("""{"x": {"sqft": 1}, "x": {"beds": 2}, "y": 1}""", "x: is given twice.")]
    [InlineData("""{"x": {"sqft": 1}, "y": 1, "y": 1}""", "y: is given twice.")]
    [InlineData("""{"x": {"sqft": 1, "Sqft": 2, "pool": [1]}, "y": 1}""", "Sqft: There is no such input column. / pool: There is no such input column.")]
    [InlineData("""{"x": {"sqft": 1}}""", "price: the target is missing.")]
    [InlineData("""{"x": {"sqft": 1}, "y": null}""", "price: the target is missing.")]
    [InlineData("""{"x": {"sqft": 1}, "y": "1"}""", "price: must be a number.")]
    [InlineData("""{"x": {"sqft": 1}, "y": [1]}""", "price: must be a number.")]
    [InlineData("""{"x": {"sqft": 1}, "y": -1e999}""", "price: is too large.")]
    [InlineData("""{"x": {"sqft": null}, "y": 1}""", ": has no input value.")]
    [InlineData("""{"x": {}, "y": 1}""", ": has no input value.")]
    [InlineData("""{"y": 1}""", ": has no x.")]
    [InlineData("""{"x": 5, "y": 1}""", ": must have an object of values by column as x.")]
    [InlineData("""{"x": [1, "a", 2], "y": 1}""", ": must have an object of values by column as x.")]
    [InlineData("""{"x": {"type": "\ud800"}, "y": 1}""", ": has a text that is not valid Unicode.")]
    [InlineData("""{"x": {"\ud800": 1}, "y": 1}""", ": has a text that is not valid Unicode.")]
    [InlineData("""{"x": {"sqft": 1}, "y": 1, "excluded": 1}""", "excluded: must be a text or null.")]
    [InlineData("5", ": is not an object {\"x\": …, \"y\": …}.")]
    [InlineData("null", ": is not an object {\"x\": …, \"y\": …}.")]
    public void Everything_wrong_with_an_example_is_told(string example, string errors)
    {
        const string Good = """{"x": {"s\u0071ft": 1}, "y": 1}""";
        var rows = Json($"[{example}, {Good}]").Rows(House, "price");
        rows.Select(ErrorsOf).ShouldBe([errors, ""]);
        rows[1].X[0].Number.ShouldBe(1);
        JsonLines($"{example}\n{Good}").Rows(House, "price").Select(ErrorsOf).ShouldBe([errors, ""]);
    }

    [Fact]
    public void Columns_that_are_not_wanted_can_be_passed_over() =>
        Json("""[{"x": {"pool": {"a": 1}, "sqft": 1, "pool": 2}, "y": 1}]""").Rows(House, "price", ignoreExtra: true)[0].Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("null", null)]
    [InlineData("{\"a\": 2}", 2.0)]
    public void The_value_of_a_single_input_may_be_bare(string x, double? value)
    {
        var row = Json($$"""[{"x": {{x}}}]""").Rows([Numeric("a")])[0];
        row.Errors.ShouldBeEmpty();
        row.X[0].Number.ShouldBe(value);
    }

    [Fact]
    public void To_predict_neither_a_target_nor_a_value_is_needed() =>
        JsonLines("""{"x": {}, "y": "x"}""").Rows(House)[0].Errors.ShouldBeEmpty();

    [Fact]
    public void A_column_of_unknown_kind_takes_each_value_as_what_it_is()
    {
        var text = new string('x', 10_009);
        var rows = Json($$"""[{"x": 1.5}, {"x": "1"}, {"x": ""}, {"x": null}, {"x": "{{text}}"}, {"x": true}]""").Rows([Unknown("a")]);
        rows.Select(row => row.X[0]).ShouldBe([ColumnValue.Of(1.5), ColumnValue.Of("1"), default, default, ColumnValue.Of(text[..10_001]), default]);
        rows.Select(ErrorsOf).ShouldBe(["", "", "", "", "", "a: must be a number, a text or null."]);
        ErrorsOf(Json($$"""[{"x": "{{text}}"}]""").Rows([Categorical("a")])[0]).ShouldBe("a: must have at most 256 characters.");
    }

    [Theory]
    [InlineData("{\"x\": 1}", "The file is not a JSON array: it must begin with '['.")]
    [InlineData("5", "The file is not a JSON array: it must begin with '['.")]
    [InlineData("a,b\n1,2", "The file is not a valid JSON array: see line 1, byte 1, in element 1.")]
    [InlineData(" ", "The file is not a valid JSON array: see line 1, byte 2, in element 1.")]
    [InlineData("[{\"x\": 1},\n {\"x\": 2]", "The file is not a valid JSON array: see line 2, byte 9, in element 2.")]
    [InlineData("[{\"x\": 1},\n {\"x\": 2}", "The file is not a valid JSON array: see line 2, byte 10, in element 3.")]
    [InlineData("[{\"x\": 1} {\"x\": 2}]", "The file is not a valid JSON array: see line 1, byte 11, in element 2.")]
    [InlineData("[{\"x\": 1}, NaN]", "The file is not a valid JSON array: see line 1, byte 12, in element 2.")]
    [InlineData("[{\"x\": 1}]\n]", "The file is not a valid JSON array: see line 2, byte 1, after the array.")]
    public void What_is_no_array_of_JSON_is_unreadable(string content, string message) =>
        Should.Throw<UnreadableFileException>(() => Json(content).Rows([Numeric("a")])).Message.ShouldBe(message);

    [Fact]
    public void What_is_nested_too_deep_is_unreadable()
    {
        var nested = $$"""{"x": 1, "more": {{new string('[', 100)}}{{new string(']', 100)}}}""";
        Should.Throw<UnreadableFileException>(() => Json($"[{nested}]").Rows([Numeric("a")]));
        ErrorsOf(JsonLines($"{nested}\n").Rows([Numeric("a")])[0]).ShouldStartWith(": is not valid JSON");
    }

    [Theory]
    [InlineData("""{"x": {"sqft": 1}, "kept": {"note": "a", "no": "7"}, "y": 1}""", "7|a")]
    [InlineData("""{"x": {"note": "a", "sqft": 1, "no": "7"}, "y": 1}""", "7|a")]
    [InlineData("""{"kept": {"no": "7"}, "x": {"sqft": 1, "note": "a"}, "y": 1}""", "7|a")]
    [InlineData("""{"x": {"sqft": 1}, "kept": {"note": null}, "y": 1}""", "|")]
    [InlineData("""{"x": {"sqft": 1}, "kept": null, "y": 1}""", "|")]
    public void Kept_values_are_read_from_their_own_object_or_from_among_the_inputs(string example, string kept)
    {
        var row = Json($"[{example}]").Rows(House, "price", kept: [Text("no"), Text("note")])[0];
        ErrorsOf(row).ShouldBeEmpty();
        string.Join('|', row.Kept.Select(value => value.Text)).ShouldBe(kept);
    }

    [Theory]
    [InlineData("""{"x": {"sqft": 1}, "kept": {"no": 7}, "y": 1}""", "no: must be a text or null.")]
    [InlineData("""{"x": {"sqft": 1, "no": "7"}, "kept": {"no": "7"}, "y": 1}""", "no: is given twice.")]
    [InlineData("""{"x": {"sqft": 1}, "kept": {}, "kept": {}, "y": 1}""", "kept: is given twice.")]
    [InlineData("""{"x": {"sqft": 1}, "kept": {"beds": "2"}, "y": 1}""", "beds: There is no such kept column.")]
    [InlineData("""{"x": {"sqft": 1}, "kept": "7", "y": 1}""", "kept: must be an object of texts by column, or null.")]
    public void An_invalid_kept_value_is_an_error_of_its_row(string example, string errors) =>
        ErrorsOf(Json($"[{example}]").Rows(House, "price", kept: [Text("no")])[0]).ShouldBe(errors);

    [Fact]
    public void Empty_arrays_have_no_rows()
    {
        Json(" [ ] \n").Rows([Numeric("a")]).ShouldBeEmpty();
        JsonLines("\n \n").Rows([Numeric("a")]).ShouldBeEmpty();
    }

    [Fact]
    public void Examples_may_lie_across_the_parts_in_which_the_file_is_read()
    {
        var random = new Random(1);
        string Note() => new('n', random.Next(random.Next(10) == 0 ? 100_000 : 50));
        string[] examples = [.. Enumerable.Range(0, 5_000).Select(number => $$"""{"x": {"a": {{number}}}, "note": "{{Note()}}"}""")];
        double[] numbers = [.. Enumerable.Range(0, examples.Length)];
        Json($"[{string.Join(",\n", examples)}]").Numbers().ShouldBe(numbers);
        JsonLines(string.Join("\n", examples)).Numbers().ShouldBe(numbers);
    }

    [Fact]
    public void JSON_in_windows_1252_is_read_too() =>
        Open(Encoding.Latin1.GetBytes("""[{"x": {"a": "Köln"}}]"""), "json").Texts().ShouldBe(["Köln"]);
}
