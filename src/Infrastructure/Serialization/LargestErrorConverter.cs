using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Domain.Evaluation;

namespace Regressor.Infrastructure.Serialization;

/// <summary>
/// Serializes a row of a report. Versions up to 0.3.1 stored its numbers apart from its texts; <see cref="LargestErrors.InColumnOrder"/>
/// restores the order of the columns.
/// </summary>
internal sealed class LargestErrorConverter : JsonConverter<LargestError>
{
    public override LargestError Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var row = JsonSerializer.Deserialize<Stored>(ref reader, options) ?? throw new JsonException("A row of a report is null.");
        var values = row switch
        {
            { Values: not null } => row.Values,
            { Numbers: not null, Categories: not null } => new ValuesByStorage(row.Numbers, row.Categories),
            _ => throw new JsonException("A row of a report has no values."),
        };
        return new LargestError(row.ExampleId, values, row.Y, row.Predicted, row.Lower, row.Upper, row.Probability);
    }

    public override void Write(Utf8JsonWriter writer, LargestError value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Stored(value.ExampleId, value.Y, value.Predicted, value.Lower, value.Upper, value.Values, Probability: value.Probability), options);

    private sealed record Stored(
        long? ExampleId,
        double Y,
        double Predicted,
        double? Lower,
        double? Upper,
        IReadOnlyList<ColumnValue>? Values = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ColumnValue>? Numbers = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ColumnValue>? Categories = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Probability = null);
}
