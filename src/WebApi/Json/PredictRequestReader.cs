using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Predictions;
using Regressor.WebApi.Endpoints;

namespace Regressor.WebApi.Json;

/// <summary>
/// Reads the single row of a request straight into a model's row, without an intermediate dictionary or string. It accepts only valid
/// requests; <see cref="PredictRequest"/> handles everything else and reports every error.
/// </summary>
internal static class PredictRequestReader
{
    private const int MaxBytesOfCategory = 3 * CategoricalColumnType.MaxLength;

    /// <param name="body">Whole body, in UTF-8.</param>
    /// <param name="model">Model that the row is for.</param>
    /// <param name="x">Row to fill, [input column]; all values missing at first.</param>
    /// <param name="confidence">Confidence of the interval; the default where the request contains none.</param>
    /// <returns>True if the request is one valid row and nothing else.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, IPredictor model, Span<ColumnValue> x, out double confidence)
    {
        confidence = Prediction.DefaultConfidence;
        try
        {
            var json = new Utf8JsonReader(body);
            return json.Read() && json.TokenType == JsonTokenType.StartObject && TryReadProperties(ref json, model, x, ref confidence) && !json.Read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool TryReadProperties(ref Utf8JsonReader json, IPredictor model, Span<ColumnValue> x, ref double confidence)
    {
        bool hasX = false, hasConfidence = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!hasX && json.ValueTextEquals("x"u8))
            {
                hasX = true;
                if (!json.Read() || !TryReadX(ref json, model, x)) return false;
            }
            else if (!hasConfidence && json.ValueTextEquals("confidence"u8))
            {
                hasConfidence = true;
                if (!json.Read() || json.TokenType != JsonTokenType.Number) return false;
                confidence = json.GetDouble();
                if (!(confidence is >= Prediction.MinConfidence and <= Prediction.MaxConfidence)) return false;
            }
            else
            {
                return false;
            }
        }

        return hasX && json.TokenType == JsonTokenType.EndObject;
    }

    private static bool TryReadX(ref Utf8JsonReader json, IPredictor model, Span<ColumnValue> x)
    {
        if (json.TokenType != JsonTokenType.StartObject) return model.Inputs.Count == 1 && TryReadValue(ref json, model, 0, out x[0]);

        ulong given = 0;
        var expected = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var column = IndexOf(ref json, model, expected);
            if (column is < 0 or >= 64 || (given & (1UL << column)) != 0) return false;
            given |= 1UL << column;
            if (!json.Read() || !TryReadValue(ref json, model, column, out x[column])) return false;
            expected = column + 1;
        }

        return json.TokenType == JsonTokenType.EndObject;
    }

    // Clients usually name the columns in their order.
    private static int IndexOf(ref Utf8JsonReader json, IPredictor model, int expected)
    {
        if (expected < model.Inputs.Count && json.ValueTextEquals(model.Inputs[expected].Name)) return expected;
        for (var column = 0; column < model.Inputs.Count; column++)
        {
            if (json.ValueTextEquals(model.Inputs[column].Name)) return column;
        }

        return -1;
    }

    private static bool TryReadValue(ref Utf8JsonReader json, IPredictor model, int column, out ColumnValue value)
    {
        value = ColumnValue.Missing;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.Number when model.Inputs[column].Type.Notation == StorageKind.Number:
                var number = json.GetDouble();
                value = ColumnValue.Of(number);
                return double.IsFinite(number);
            case JsonTokenType.String when model.Inputs[column].Type.Notation == StorageKind.Text && json.ValueSpan.Length <= MaxBytesOfCategory:
                Span<char> characters = stackalloc char[MaxBytesOfCategory];
                var text = characters[..json.CopyString(characters)];
                if (model.Inputs[column].Type.Storage == StorageKind.Number) return model.Inputs[column].Type.Parse(text, out value) is null;
                if (model.KnownCategory(column, text) is not { } category) return false;
                value = ColumnValue.Of(category);
                return true;
            default:
                return false;
        }
    }
}
