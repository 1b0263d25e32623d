using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Evaluation;

/// <summary>
/// Serializes metrics as a list. It also reads the metrics of regressions stored before there was a list, which were properties of one object.
/// </summary>
public sealed class EvaluationMetricsConverter : JsonConverter<EvaluationMetrics>
{
    public override EvaluationMetrics Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object) throw new JsonException("Metrics must be an object.");
        if (!json.TryGetProperty("metrics", out _)) return new EvaluationMetrics(ReadProperty<int>(json, "count", options), [.. ReadProperties(json, options)]);
        var listed = json.Deserialize<Listed>(options)!;
        return new EvaluationMetrics(listed.Count, listed.Metrics);
    }

    public override void Write(Utf8JsonWriter writer, EvaluationMetrics value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Listed(value.Count, value.Metrics), options);

    private static IEnumerable<Metric> ReadProperties(JsonElement json, JsonSerializerOptions options)
    {
        var hasIntervals = json.TryGetProperty("intervals", out var intervals) && intervals.ValueKind == JsonValueKind.Object;
        foreach (var metric in PredictionTasks.Regression.Metrics)
        {
            // The median was added later.
            if (metric == RegressionTask.MedianAe && !json.TryGetProperty(metric.Name, out _)) continue;
            var interval = hasIntervals ? ReadProperty<ConfidenceInterval?>(intervals, metric.Name, options) : null;
            yield return new Metric(metric.Name, ReadProperty<double?>(json, metric.Name, options), metric.Direction, interval);
        }
    }

    private static T ReadProperty<T>(JsonElement json, string name, JsonSerializerOptions options) =>
        json.TryGetProperty(name, out var value) ? value.Deserialize<T>(options)! : throw new JsonException($"The metrics lack '{name}'.");

    private sealed record Listed(int Count, IReadOnlyList<Metric> Metrics);
}
