using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Regressor.Application.Files;
using Regressor.Domain.Decisions;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;

namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>Writes predictions like the response to a single row, each with the row's line and kept values.</summary>
internal sealed class JsonPredictionWriter(ArrayBufferWriter<byte> output) : JsonRowWriter<PredictedRow>(output)
{
    protected override void WriteProperties(Utf8JsonWriter json, PredictedRow row)
    {
        json.WriteNumber("line", row.Line);
        if (!row.Text.IsEmpty)
        {
            json.WritePropertyName(JsonExampleReader.Kept);
            json.WriteRawValue(row.Text.Span, skipInputValidation: true);
        }

        if (row.Prediction is { } prediction) WritePrediction(json, prediction, row.Decision);
        else WriteErrors(json, row.Errors);
    }

    private static void WritePrediction(Utf8JsonWriter json, Prediction prediction, Decision? decision)
    {
        switch (prediction)
        {
            case RegressionPrediction regression:
                WriteNumber(json, regression);
                break;
            case ClassificationPrediction classification:
                WriteClass(json, classification, decision);
                break;
            default:
                throw new UnreachableException($"There is no answer for a {prediction.GetType().Name}.");
        }

        json.WriteNumber("modelVersion", prediction.ModelVersion);
        json.WriteStartArray("warnings");
        foreach (var warning in prediction.Warnings)
        {
            json.WriteStartObject();
            json.WriteString("code", JsonNamingPolicy.CamelCase.ConvertName(warning.Code.ToString()));
            json.WriteString("column", warning.Column);
            json.WriteString("message", warning.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("covered", prediction.Covered);
    }

    private static void WriteNumber(Utf8JsonWriter json, RegressionPrediction prediction)
    {
        json.WriteString("task", PredictionTasks.Regression.Name);
        json.WriteNumber("y", prediction.Y);
        if (prediction.Interval is { } interval)
        {
            json.WriteStartObject("interval");
            json.WriteNumber("lower", interval.Lower);
            json.WriteNumber("upper", interval.Upper);
            json.WriteNumber("confidence", interval.Confidence);
            json.WriteBoolean("cutAtZero", interval.CutAtZero);
            WriteBasis(json, prediction);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("interval");
        }

        json.WriteNumber("disagreement", prediction.EnsembleStandardDeviation);
    }

    private static void WriteClass(Utf8JsonWriter json, ClassificationPrediction prediction, Decision? decision)
    {
        json.WriteString("task", PredictionTasks.Classification.Name);
        json.WriteString("y", prediction.Classes[prediction.Label]);
        json.WriteStartObject("probabilities");
        for (var index = 0; index < prediction.Classes.Count; index++) json.WriteNumber(prediction.Classes[index], prediction.Probabilities[index]);
        json.WriteEndObject();
        if (prediction.Set is { } set)
        {
            json.WriteStartObject("set");
            json.WriteStartArray("classes");
            foreach (var index in set.Classes) json.WriteStringValue(prediction.Classes[index]);
            json.WriteEndArray();
            json.WriteNumber("confidence", set.Confidence);
            WriteBasis(json, prediction);
            json.WriteEndObject();
        }

        if (decision is { } chosen)
        {
            json.WriteStartObject("decision");
            json.WriteString("answer", chosen.Answer is { } answer ? prediction.Classes[answer] : null);
            json.WriteNumber("expectedCost", chosen.ExpectedCost);
            json.WriteEndObject();
        }

        json.WriteNull("interval");
        json.WriteNumber("disagreement", prediction.Disagreement);
    }

    private static void WriteBasis(Utf8JsonWriter json, Prediction prediction) =>
        json.WriteString("basis", JsonNamingPolicy.CamelCase.ConvertName(prediction.Basis.ToString()));

    private static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<RowError> errors)
    {
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("column", error.Column);
            json.WriteString("reason", error.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
