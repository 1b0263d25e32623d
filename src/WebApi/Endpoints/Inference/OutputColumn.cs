using System.Text.Encodings.Web;
using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Predictions;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>One output of a model. Those of classes have a prefix, so that no class has the name of another output.</summary>
/// <param name="Name">Name of the tensor.</param>
/// <param name="Datatype">Datatype of its values.</param>
/// <param name="ValueOf">Returns the value of a prediction; missing where it has none.</param>
internal sealed record OutputColumn(string Name, string Datatype, Func<PredictionDto, ColumnValue> ValueOf)
{
    private const string ProbabilityPrefix = "probability.";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly OutputColumn Disagreement = OfNumbers("disagreement", prediction => prediction.Disagreement);
    private static readonly OutputColumn Covered = OfNumbers("covered", prediction => prediction.Covered ? 1 : 0);

    private static readonly IReadOnlyList<OutputColumn> OfRegression =
    [
        new("y", Inference.Datatype.OfAnswers, prediction => prediction.Y),
        OfNumbers("lower", prediction => prediction.Interval?.Lower),
        OfNumbers("upper", prediction => prediction.Interval?.Upper),
        Disagreement,
        Covered,
    ];

    private static readonly IReadOnlyList<OutputColumn> OfDecision =
    [
        // The protocol has no null, and an empty text is a missing one: ask a person.
        OfTexts("decision", prediction => prediction.Decision is { } decision ? decision.Answer ?? "" : null),
        OfNumbers("expectedCost", prediction => prediction.Decision?.ExpectedCost),
    ];

    public static IReadOnlyList<OutputColumn> For(IPredictor model) => model.Classes.Count == 0 ? OfRegression
        :
        [
            new("label", Inference.Datatype.OfTexts, prediction => prediction.Y),
            .. model.Classes.Select((name, index) => OfNumbers(ProbabilityPrefix + name, prediction => ProbabilityOf(prediction, name, index))),
            OfTexts("set", prediction => prediction.Set is { } set ? JsonSerializer.Serialize(set.Classes, Json) : null),
            Disagreement,
            Covered,
            .. model.Decisions is null ? [] : OfDecision,
        ];

    // Another model may have been activated since the outputs were listed.
    private static double? ProbabilityOf(PredictionDto prediction, string name, int index) =>
        prediction.Probabilities is { } known && index < known.Classes.Count && known.Classes[index] == name ? known.Values[index] : null;

    private static OutputColumn OfNumbers(string name, Func<PredictionDto, double?> valueOf) =>
        new(name, Inference.Datatype.OfAnswers, prediction => valueOf(prediction) is { } value ? ColumnValue.Of(value) : ColumnValue.Missing);

    private static OutputColumn OfTexts(string name, Func<PredictionDto, string?> valueOf) =>
        new(name, Inference.Datatype.OfTexts, prediction => valueOf(prediction) is { } value ? ColumnValue.Of(value) : ColumnValue.Missing);
}
