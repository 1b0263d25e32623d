using FluentValidation.Results;

namespace Regressor.Application.UnitTests;

public class GivenInputsTests
{
    private static readonly InputColumn Size = new("size", ColumnTypes.Numeric, null);
    private static readonly InputColumn Color = new("color", ColumnTypes.Categorical, null);

    private readonly List<ValidationFailure> _failures = [];

    [Fact]
    public void Values_come_into_the_order_of_the_columns()
    {
        var x = Named(("color", ColumnValue.Of("red")), ("size", ColumnValue.Of(1))).InOrderOf([Size, Color], "x", _failures);
        x.ShouldBe([ColumnValue.Of(1), ColumnValue.Of("red")]);
        _failures.ShouldBeEmpty();
    }

    [Fact]
    public void A_column_that_is_left_out_is_missing()
    {
        Named(("color", ColumnValue.Of("red"))).InOrderOf([Size, Color], "x", _failures)[0].IsMissing.ShouldBeTrue();
        _failures.ShouldBeEmpty();
    }

    [Fact]
    public void A_bare_value_serves_where_there_is_one_input() =>
        new GivenInputs(ColumnValue.Of(1)).InOrderOf([Size], "x", _failures).ShouldBe([ColumnValue.Of(1)]);

    [Fact]
    public void A_bare_value_does_not_serve_where_there_are_two()
    {
        new GivenInputs(ColumnValue.Of(1)).InOrderOf([Size, Color], "x", _failures);
        _failures.ShouldHaveSingleItem().ErrorMessage.ShouldContain("'size', 'color'");
    }

    [Fact]
    public void Every_value_at_fault_is_named()
    {
        Named(("size", ColumnValue.Of("big")), ("color", ColumnValue.Of(3)), ("weight", ColumnValue.Of(1))).InOrderOf([Size, Color], "xs[2]", _failures);
        _failures.Select(failure => failure.PropertyName).ShouldBe(["xs[2].size", "xs[2].color", "xs[2].weight"]);
    }

    public static TheoryData<string, double> NotFinite => new()
    {
        { "size", double.PositiveInfinity },
        { "size", double.NegativeInfinity },
        { "size", double.NaN },
    };

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void A_number_must_be_finite(string column, double value)
    {
        Named((column, ColumnValue.Of(value))).InOrderOf([Size], "x", _failures);
        _failures.ShouldHaveSingleItem().PropertyName.ShouldBe("x.size");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_category_must_not_be_blank(string category)
    {
        Named(("color", ColumnValue.Of(category))).InOrderOf([Color], "x", _failures);
        _failures.ShouldHaveSingleItem().PropertyName.ShouldBe("x.color");
    }

    [Fact]
    public void A_category_has_a_longest_length()
    {
        Named(("color", ColumnValue.Of(new string('a', CategoricalColumnType.MaxLength)))).InOrderOf([Color], "x", _failures);
        _failures.ShouldBeEmpty();
        Named(("color", ColumnValue.Of(new string('a', CategoricalColumnType.MaxLength + 1)))).InOrderOf([Color], "x", _failures);
        _failures.ShouldHaveSingleItem();
    }

    private static GivenInputs Named(params (string Name, ColumnValue Value)[] values) => new(values.ToDictionary(value => value.Name, value => value.Value));
}
