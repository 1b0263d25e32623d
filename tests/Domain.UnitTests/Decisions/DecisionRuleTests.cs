using Regressor.Domain.Decisions;

namespace Regressor.Domain.UnitTests.Decisions;

public sealed class DecisionRuleTests
{
    private static readonly string[] Classes = ["no", "yes"];

    [Fact]
    public void Answers_the_most_probable_class_where_all_mistakes_cost_the_same()
    {
        Rule(null).Decide([0.6, 0.4]).ShouldBe(new Decision(0, 0.4));
        Rule(null).Decide([0.5, 0.5]).Answer.ShouldBe(0);
        new DecisionRule(new DecisionCosts(Matrix([]), null), ["a", "b", "c"]).Decide([0.2, 0.5, 0.3]).ShouldBe(new Decision(1, 0.5));
    }

    [Fact]
    public void Answers_a_less_probable_class_where_missing_it_costs_more() =>
        Rule(null, ("yes", "no", 50), ("no", "yes", 20)).Decide([0.7, 0.3]).ShouldBe(new Decision(1, 14));

    [Fact]
    public void Asks_where_a_person_costs_less_than_the_best_answer()
    {
        var rule = Rule(9, ("yes", "no", 50), ("no", "yes", 20));

        rule.Decide([0.7, 0.3]).ShouldBe(new Decision(null, 9));
        rule.Decide([0.9, 0.1]).Answer.ShouldBe(0);
        rule.Decide([0.3, 0.7]).Answer.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, 2 / 7.0, 2 / 7.0)]
    [InlineData(9.0, 0.18, 0.55)]
    [InlineData(30.0, 2 / 7.0, 2 / 7.0)]
    [InlineData(0.0, 0.0, 1.0)]
    public void Two_limits_of_the_probability_say_the_same(double? ask, double lower, double upper)
    {
        var rule = Rule(ask, ("yes", "no", 50), ("no", "yes", 20));
        var limits = rule.Limits()!.Value;

        limits.Lower.ShouldBe(lower, 1e-12);
        limits.Upper.ShouldBe(upper, 1e-12);
        for (var p = 0.001; p < 1; p += 0.01)
            rule.Decide([1 - p, p]).Answer.ShouldBe(p < lower ? 0 : p > upper ? 1 : null);
    }

    [Fact]
    public void Limits_hold_where_right_answers_cost_something_too()
    {
        var random = new Random(1);
        for (var draw = 0; draw < 500; draw++)
        {
            var rule = Rule(
                draw % 2 == 0 ? random.Next(8) : null,
                ("no", "no", random.Next(4)), ("no", "yes", random.Next(10)), ("yes", "no", random.Next(10)), ("yes", "yes", random.Next(4)));
            if (rule.Limits() is not var (lower, upper)) continue;
            for (var p = 0.0013; p < 1; p += 0.0171)
                rule.Decide([1 - p, p]).Answer.ShouldBe(p < lower ? 0 : p > upper ? 1 : null, $"draw {draw}, p = {p}, limits {lower} and {upper}");
        }
    }

    [Fact]
    public void There_are_no_limits_where_the_probability_decides_nothing()
    {
        Rule(null, ("yes", "no", 0), ("no", "yes", 0)).Limits().ShouldBeNull();
        new DecisionRule(new DecisionCosts(Matrix([]), null), ["a", "b", "c"]).Limits().ShouldBeNull();
    }

    [Fact]
    public void The_price_of_a_policy_is_what_it_would_have_cost_a_row()
    {
        var price = Rule(9, ("yes", "no", 50), ("no", "yes", 20)).Price([0, 1, 1, 0], [0.9, 0.1, 0.95, 0.05, 0.7, 0.3, 0.2, 0.8]);

        price.Rows.ShouldBe(4);
        price.Price.ShouldBe((0 + 50 + 9 + 20) / 4.0, 1e-12);
        price.AlwaysPrices.ShouldBe([25, 10]);
        price.AskPrice.ShouldBe(9);
        (price.Decided, price.Asked, price.Wrong).ShouldBe((3, 1, 2));
    }

    [Fact]
    public void A_row_of_an_unknown_class_is_answered_wrongly() => Rule(null).Price([-1], [0.9, 0.1]).ShouldSatisfyAllConditions(
        price => price.Price.ShouldBe(1),
        price => price.Wrong.ShouldBe(1));

    [Theory]
    [InlineData(double.NaN, "The cost of answering 'no' where 'yes' is true must be a number from 0 to 1000000000000.")]
    [InlineData(-1, "The cost of answering 'no' where 'yes' is true must be a number from 0 to 1000000000000.")]
    [InlineData(double.PositiveInfinity, "The cost of answering 'no' where 'yes' is true must be a number from 0 to 1000000000000.")]
    [InlineData(5, null)]
    public void Costs_are_numbers_of_a_sensible_size(double cost, string? problem) =>
        new DecisionCosts(Matrix([("yes", "no", cost)]), null).FindProblem(Classes).ShouldBe(problem);

    [Fact]
    public void Costs_are_those_of_known_classes()
    {
        var costs = new DecisionCosts(Matrix([("yes", "maybe", 1)]), -1);

        costs.FindProblem(Classes).ShouldBe("The cost of asking must be a number from 0 to 1000000000000.");
        (costs with { Ask = 1 }).FindProblem(Classes).ShouldBe("There is no class 'maybe'.");
        (costs with { Ask = null }).FindProblem().ShouldBeNull();
    }

    private static DecisionRule Rule(double? ask, params (string Actual, string Answer, double Cost)[] costs) =>
        new(new DecisionCosts(Matrix(costs), ask), Classes);

    private static Dictionary<string, IReadOnlyDictionary<string, double>> Matrix((string Actual, string Answer, double Cost)[] costs) => costs
        .GroupBy(cost => cost.Actual)
        .ToDictionary(row => row.Key, row => (IReadOnlyDictionary<string, double>)row.ToDictionary(cost => cost.Answer, cost => cost.Cost));
}
