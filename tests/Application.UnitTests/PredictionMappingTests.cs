using System.Text.Json;
using Regressor.Application.Predictions;
using Regressor.Domain.Decisions;
using Regressor.Domain.Predictions;

namespace Regressor.Application.UnitTests;

public sealed class PredictionMappingTests
{
    private static readonly string[] Classes = ["no", "yes", "\"=1+1\" 😀"];
    private static readonly ClassificationPrediction Prediction = new(Classes, [0.25, 0.7, 0.05], 1, new PredictionSet([1, 0], 0.9), 0.04, 3, []);

    [Fact]
    public void A_class_is_answered_with_the_probability_of_each_and_a_set()
    {
        var dto = PredictionDto.From(Prediction, decisions: null);
        dto.Y.ShouldBe(ColumnValue.Of("yes"));
        dto.Set!.Classes.ShouldBe(["yes", "no"]);
        dto.Set.Confidence.ShouldBe(0.9);
        (dto.Interval, dto.Decision, dto.Disagreement, dto.ModelVersion, dto.Covered).ShouldBe((null, null, 0.04, 3, true));

        var json = JsonSerializer.SerializeToElement(dto, JsonSerializerOptions.Web);
        json.GetProperty("task").GetString().ShouldBe("classification");
        json.GetProperty("probabilities").EnumerateObject().Select(item => (item.Name, item.Value.GetDouble())).ShouldBe(Classes.Zip([0.25, 0.7, 0.05]));
        json.TryGetProperty("decision", out _).ShouldBeFalse();
    }

    [Fact]
    public void Costs_decide_for_a_less_probable_class_or_for_a_person()
    {
        Decide(ask: null).ShouldBe(new DecisionDto("no", (0.7 * 100) + 0.05));
        Decide(ask: 9).ShouldBe(new DecisionDto(null, 9));

        static DecisionDto? Decide(double? ask) => PredictionDto.From(Prediction, new DecisionRule(Costs(ask), Classes)).Decision;
        static DecisionCosts Costs(double? ask) => new(
            new Dictionary<string, IReadOnlyDictionary<string, double>>
            {
                ["no"] = new Dictionary<string, double> { ["yes"] = 1_000, [Classes[2]] = 1_000 },
                ["yes"] = new Dictionary<string, double> { ["no"] = 100 },
            },
            ask);
    }

    [Fact]
    public void A_number_has_nothing_of_classes()
    {
        var json = JsonSerializer.SerializeToElement(PredictionDto.From(new RegressionPrediction(2.5, null, 1, 1, []), null), JsonSerializerOptions.Web);
        json.EnumerateObject().Select(property => property.Name).ShouldBe(["task", "y", "interval", "disagreement", "modelVersion", "warnings", "covered"]);
        json.GetProperty("y").GetDouble().ShouldBe(2.5);
    }
}
