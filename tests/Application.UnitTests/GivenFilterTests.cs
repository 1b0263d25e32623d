using FluentValidation;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Examples;
using Regressor.Domain.Datasets;

namespace Regressor.Application.UnitTests;

public class GivenFilterTests
{
    private static readonly Dataset Dataset = Dataset.Create(
        "Odd names",
        [
            new InputColumn("a", ColumnTypes.Numeric, null), new InputColumn("a>=b", ColumnTypes.Numeric, null), new InputColumn("c d", ColumnTypes.Categorical, null),
        ],
        new TargetColumn("y", null),
        DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("a>=1.5", 0, Relation.AtLeast, "1.5")]
    [InlineData("a >= 1.5", 0, Relation.AtLeast, "1.5")]
    [InlineData("a<=-1e3", 0, Relation.AtMost, "-1000")]
    [InlineData("a>2", 0, Relation.Greater, "2")]
    [InlineData("a<2", 0, Relation.Less, "2")]
    [InlineData("a!=2", 0, Relation.NotEqual, "2")]
    [InlineData("a=", 0, Relation.Equal, "missing")]
    [InlineData("a!=", 0, Relation.NotEqual, "missing")]
    [InlineData("a>=b<3", 1, Relation.Less, "3")]
    [InlineData("c d=x=y", 2, Relation.Equal, "x=y")]
    [InlineData("c d~ >1 ", 2, Relation.Contains, ">1")]
    [InlineData("y>0", ExampleOrder.ByTarget, Relation.Greater, "0")]
    public void A_condition_is_a_column_a_relation_and_a_value(string text, int column, Relation relation, string value)
    {
        var condition = For(text).Conditions.ShouldHaveSingleItem();
        (condition.Column, condition.Is, condition.Values.Single().ToString()).ShouldBe((column, relation, value));
    }

    [Theory]
    [InlineData("z=1", "The columns are a, a>=b, c d, y")]
    [InlineData("a", "must consist of a column")]
    [InlineData("", "must consist of a column")]
    [InlineData("a=x", "holds numbers")]
    [InlineData("a=1,5", "finite number")]
    [InlineData("a=1e999", "finite number")]
    [InlineData("a~1", "holds numbers")]
    [InlineData("a>", "must have a value after the relation")]
    [InlineData("c d>x", "holds categories")]
    [InlineData("c d~", "must have a value after the relation")]
    public void An_invalid_condition_is_refused_with_a_reason(string text, string words)
    {
        var failure = Should.Throw<ValidationException>(() => For("a>1", text)).Errors.ShouldHaveSingleItem();
        failure.PropertyName.ShouldBe("where[1]");
        failure.ErrorMessage.ShouldContain(words);
    }

    [Fact]
    public void Equal_conditions_on_one_column_are_alternatives()
    {
        var conditions = For("c d=x", "a>1", "c d=y", "c d=").Conditions;
        conditions.Count.ShouldBe(2);
        conditions[1].Values.ShouldBe([ColumnValue.Of("x"), ColumnValue.Of("y"), ColumnValue.Missing]);
    }

    [Fact]
    public void An_empty_expression_selects_all_examples() => new FilterExpression().For(Dataset).IsAll.ShouldBeTrue();

    [Theory]
    [InlineData("x", "2~x")]
    [InlineData(" 10% ", "2~10%")]
    [InlineData("1e1", "0=10 1=10 2~1e1 -1=10")]
    [InlineData("\u22122", "0=-2 1=-2 2~\u22122 -1=-2")]
    [InlineData("1 250", "0=1250 1=1250 2~1 250 -1=1250")]
    [InlineData("1,5", "0=1.5|15 1=1.5|15 2~1,5 -1=1.5|15")]
    [InlineData("NaN", "2~NaN")]
    public void A_search_looks_for_texts_that_contain_it_and_numbers_that_equal_it(string search, string expected)
    {
        var anyOf = new FilterExpression(Search: search).For(Dataset).AnyOf.ShouldNotBeNull();
        string.Join(' ', anyOf.Select(condition => $"{condition.Column}{(condition.Is == Relation.Contains ? '~' : '=')}{string.Join('|', condition.Values)}")).ShouldBe(expected);
    }

    [Fact]
    public void A_blank_search_selects_everything_and_a_long_one_is_refused()
    {
        new FilterExpression(Search: "  ").IsAll.ShouldBeTrue();
        new FilterExpression(Search: "  ").For(Dataset).IsAll.ShouldBeTrue();
        foreach (var search in new[] { new string('x', 201), "\0" })
            Should.Throw<ValidationException>(() => new FilterExpression(Search: search).For(Dataset)).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("q");
    }

    [Fact]
    public void No_more_ids_are_accepted_than_conditions()
    {
        new FilterExpression(Ids: [1]).IsAll.ShouldBeFalse();
        Should.Throw<ValidationException>(() => new FilterExpression(Ids: new long[501]).For(Dataset)).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("id");
    }

    private static ExampleFilter For(params string[] where) => new FilterExpression(where).For(Dataset);
}
