using Regressor.Infrastructure.Files.Notation;

namespace Regressor.Infrastructure.IntegrationTests.Files.Notation;

public class NumberProblemTests
{
    [Theory]
    [InlineData("<0.05|0.77|3.38|<0.05", NotationProblems.CensoredValues, 2)]
    [InlineData("12k|1.2M|900", NotationProblems.MixedScales, 2)]
    [InlineData("$5|$6|7", NotationProblems.MixedUnits, 1)]
    public void What_was_read_with_a_doubt_is_told(string cells, string code, int count)
    {
        var decision = Columns.Decide(cells.Split('|'));
        decision.Notation.Type.ShouldBe(ColumnTypes.Numeric);
        decision.Evidence.Unreadable.ShouldBe(0);
        var problem = decision.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Count, problem.IsQuestion).ShouldBe((code, count, false));
        problem.Samples.Count.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("12k|8k|0")]
    [InlineData("$5|$6|0")]
    [InlineData("5%|6%|0")]
    public void One_scale_or_unit_is_no_problem_and_zero_needs_none(string cells) => Columns.Decide(cells.Split('|')).Problems.ShouldBeEmpty();

    [Fact]
    public void Different_units_are_a_question_and_never_mixed()
    {
        var decision = Columns.Decide(["5 kg", "6 lb", "7 kg", "8 lb"]);
        decision.Notation.Type.ShouldBeNull();
        decision.Questions.ShouldHaveSingleItem().Code.ShouldBe(NotationProblems.MixedUnits);
    }

    [Fact]
    public void A_few_cells_of_another_unit_are_unreadable()
    {
        string[] cells = [.. Enumerable.Repeat("5 kg", 30), "6 lb"];
        var decision = Columns.Decide(cells);
        decision.Read(cells)[30].ShouldBeNull();
        decision.Codes().ShouldBe([NotationProblems.UnreadableCells, NotationProblems.MixedUnits]);
        decision.Notation.FaultOf("6 lb").Code.ShouldBe(NotationFaults.OtherUnit);
    }

    [Fact]
    public void Another_unit_than_the_datasets_is_a_question()
    {
        var decision = Columns.Decide(["5 lb", "6 lb"], hints: new NotationHints(ColumnTypes.Numeric, Unit: "kg"));
        decision.Questions.ShouldHaveSingleItem().Hint.ShouldBe("unit=lb");
        Columns.Decide(["5 €", "6 €"], hints: new NotationHints(ColumnTypes.Numeric, Unit: "EUR")).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("02100|10115|99999")]
    [InlineData("007|12|13")]
    [InlineData("+4915112345678|+493012345678")]
    [InlineData("4100001234567800000|4100001234567800001")]
    public void Codes_are_texts_unless_the_caller_says_otherwise(string cells)
    {
        var decision = Columns.Decide(cells.Split('|'));
        decision.Notation.Type.ShouldBeNull();
        decision.Codes().ShouldContain(NotationProblems.Codes);
        decision.Evidence.DistinctTexts.ShouldBe(cells.Split('|').Length);
        Columns.Decide(cells.Split('|'), hints: new NotationHints(ColumnTypes.Numeric)).Evidence.Unreadable.ShouldBe(0);
    }

    [Theory]
    [InlineData("PassengerId")]
    [InlineData("customer_id")]
    [InlineData("NDB_No")]
    [InlineData("ptid")]
    [InlineData("row")]
    [InlineData("Unnamed: 0")]
    [InlineData("")]
    public void Numbers_that_count_up_under_the_name_of_an_id_are_told(string name) =>
        Columns.Decide(Enumerable.Range(1, 20).Select(number => $"{number}"), name: name).Codes().ShouldBe([NotationProblems.CountingId]);

    [Theory]
    [InlineData("paid", "3|7|19")]
    [InlineData("day", "1|2|3")]
    [InlineData("id", "3|1|2")]
    [InlineData("id", "1|2|2.5")]
    public void Other_numbers_are_measurements(string name, string cells) => Columns.Decide(cells.Split('|'), name: name).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("1|2|3|closed", "missing=closed")]
    [InlineData("1|2|3|4|a|b", "type=numeric")]
    [InlineData("$1|$2|$3|a|b", "type=numeric")]
    [InlineData("1|2|a|b", "type=numeric")]
    [InlineData("2|Infinity", "missing=Infinity")]
    public void A_column_at_least_half_of_numbers_becomes_no_category_without_a_question(string cells, string hint)
    {
        var decision = Columns.Decide(cells.Split('|'));
        decision.Notation.Type.ShouldBeNull();
        var question = decision.Questions.ShouldHaveSingleItem();
        (question.Code, question.Hint).ShouldBe((NotationProblems.NumbersAsCategories, hint));
    }

    [Fact]
    public void Addresses_and_house_numbers_are_no_quantities()
    {
        Columns.Decide(["12 Main Street", "14 Oak Avenue", "3 Mill Lane"]).Notation.Type.ShouldBeNull();
        Columns.Decide(["A1", "A2", "B3", "store 1", "1st", "2nd"]).Notation.Type.ShouldBeNull();
        Columns.Decide(["512B", "16B", "8B"]).Notation.Type.ShouldBeNull();
        Columns.Decide(["120/80", "130/85", "110/70"]).Notation.Type.ShouldBeNull();
        Columns.Decide(["1.2.3", "1.10.4", "2.0.0"]).Notation.Type.ShouldBeNull();
    }
}
