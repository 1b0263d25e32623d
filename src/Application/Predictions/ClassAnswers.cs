using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Domain.Decisions;
using Regressor.Domain.Predictions;

namespace Regressor.Application.Predictions;

/// <summary>The probability of each class, most frequent in training first, as an object of JSON by class.</summary>
[JsonConverter(typeof(ClassProbabilitiesConverter))]
public sealed record ClassProbabilities(IReadOnlyList<string> Classes, IReadOnlyList<double> Values);

/// <param name="Classes">The classes, the most probable one first; never empty.</param>
/// <param name="Confidence">
/// Share of new rows like the training rows whose class is in the set, on average over such rows, or for each class where it has enough rows.
/// </param>
/// <param name="Basis">What the confidence is about, as for an interval: *newRow*, *newGroup* or *laterTime*.</param>
public sealed record PredictionSetDto(IReadOnlyList<string> Classes, double Confidence, PromiseBasis Basis)
{
    internal static PredictionSetDto? From(ClassificationPrediction prediction)
    {
        if (prediction.Set is not { } set) return null;
        var names = new string[set.Classes.Count];
        for (var rank = 0; rank < names.Length; rank++) names[rank] = prediction.Classes[set.Classes[rank]];
        return new PredictionSetDto(names, set.Confidence, prediction.Basis);
    }
}

/// <param name="Answer">The class to answer; null to ask a person.</param>
/// <param name="ExpectedCost">Expected cost of that, in the unit of the dataset's costs.</param>
public sealed record DecisionDto(string? Answer, double ExpectedCost)
{
    internal static DecisionDto? From(ClassificationPrediction prediction, DecisionRule? rule) => rule is null || prediction.Decide(rule) is not { } decision ? null
        : new DecisionDto(decision.Answer is { } answer ? prediction.Classes[answer] : null, decision.ExpectedCost);
}

/// <summary>Writes probabilities without a dictionary for each prediction.</summary>
public sealed class ClassProbabilitiesConverter : JsonConverter<ClassProbabilities>
{
    public override ClassProbabilities Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var probabilities = JsonSerializer.Deserialize<Dictionary<string, double>>(ref reader, options)!;
        return new ClassProbabilities([.. probabilities.Keys], [.. probabilities.Values]);
    }

    public override void Write(Utf8JsonWriter writer, ClassProbabilities value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        for (var index = 0; index < value.Classes.Count; index++) writer.WriteNumber(value.Classes[index], value.Values[index]);
        writer.WriteEndObject();
    }
}
