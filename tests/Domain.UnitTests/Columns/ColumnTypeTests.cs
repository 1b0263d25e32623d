using System.Text.Json;

namespace Regressor.Domain.UnitTests.Columns;

public class ColumnTypeTests
{
    private static readonly JsonSerializerOptions Numbered = new() { Converters = { new NumberedColumnTypeConverter(writesNumbers: true) } };

    [Fact]
    public void Names_and_positions_are_fixed_for_all_time() =>

        // Databases and checkpoints contain these names.
        ColumnTypes.All.Select(type => type.Name).ShouldBe(["numeric", "categorical", "text", "dateTime", "timeOfDay"]);

    [Fact]
    public void A_type_is_found_by_its_name_in_any_case()
    {
        foreach (var type in ColumnTypes.All) ColumnTypes.Find(type.Name.ToUpperInvariant()).ShouldBe(type);
        ColumnTypes.Find("colour").ShouldBeNull();
    }

    [Fact]
    public void A_column_is_written_with_the_name_of_its_type_as_its_kind()
    {
        var column = new InputColumn("size", ColumnTypes.Numeric, "m²");
        var json = JsonSerializer.Serialize(column, JsonSerializerOptions.Web);
        json.ShouldBe("""{"name":"size","kind":"numeric","unit":"m\u00B2"}""");
        JsonSerializer.Deserialize<InputColumn>(json, JsonSerializerOptions.Web).ShouldBe(column);
        JsonSerializer.Serialize(new KeptColumn("id", ColumnTypes.Text), JsonSerializerOptions.Web).ShouldBe("""{"name":"id","kind":"text"}""");
    }

    [Fact]
    public void A_type_that_there_is_not_cannot_be_read()
    {
        foreach (var json in new[] { "\"colour\"", "1", "true" }) Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ColumnType>(json));
        foreach (var json in new[] { "\"colour\"", "5", "-1", "1.5", "true" }) Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ColumnType>(json, Numbered));
    }

    [Fact]
    public void A_network_description_holds_types_by_number_and_may_name_them()
    {
        foreach (var (number, type) in ColumnTypes.All.Index())
        {
            JsonSerializer.Serialize(type, Numbered).ShouldBe($"{number}");
            JsonSerializer.Deserialize<ColumnType>($"{number}", Numbered).ShouldBe(type);
            JsonSerializer.Deserialize<ColumnType>($"\"{type}\"", Numbered).ShouldBe(type);
        }
    }

    [Fact]
    public void Numbers_must_be_finite()
    {
        ColumnTypes.Numeric.FaultOf(ColumnValue.Of(-1e308)).ShouldBeNull();
        ColumnTypes.Numeric.FaultOf(ColumnValue.Missing).ShouldBeNull();
        foreach (var number in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            ColumnTypes.Numeric.FaultOf(ColumnValue.Of(number)).ShouldBe("must be a finite number");
        ColumnTypes.Numeric.FaultOf(ColumnValue.Of("1")).ShouldBe("must be a number or null");
    }

    [Theory]
    [InlineData("categorical", CategoricalColumnType.MaxLength)]
    [InlineData("text", TextColumnType.MaxLength)]
    public void Texts_are_not_empty_hold_no_NUL_and_have_a_greatest_length(string name, int maxLength)
    {
        var type = ColumnTypes.Find(name)!;
        type.FaultOf(ColumnValue.Missing).ShouldBeNull();
        type.FaultOf(ColumnValue.Of(new string('é', maxLength))).ShouldBeNull();
        type.FaultOf(ColumnValue.Of(new string('é', maxLength + 1))).ShouldBe($"must have at most {maxLength} characters");
        type.FaultOf(ColumnValue.Of(" ")).ShouldBe("must not be empty; use null for a missing value");
        type.FaultOf(ColumnValue.Of("a\0b")).ShouldBe("must not contain the NUL character");
        type.FaultOf(ColumnValue.Of(1)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-1e3", -1000.0)]
    public void A_number_is_read_in_the_invariant_culture(string text, double number)
    {
        ColumnTypes.Numeric.Parse(text, out var value).ShouldBeNull();
        value.ShouldBe(ColumnValue.Of(number));
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("one")]
    public void A_value_that_is_not_finite_is_reported_and_read_as_missing(string text)
    {
        ColumnTypes.Numeric.Parse(text, out var value).ShouldBe("must be a finite number");
        value.IsMissing.ShouldBeTrue();
    }

    [Fact]
    public void A_filter_orders_numbers_and_looks_into_texts()
    {
        ColumnTypes.Numeric.Relations.ShouldContain(Relation.AtLeast);
        ColumnTypes.Numeric.Relations.ShouldNotContain(Relation.Contains);
        ColumnTypes.Text.Relations.ShouldBe([Relation.Equal, Relation.NotEqual, Relation.Contains]);
        ColumnTypes.Categorical.Relations.ShouldBe(ColumnTypes.Text.Relations);
    }
}
