using System.Text.Json;
using FluentValidation;
using Regressor.Domain.Predictions;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>Reads the 'parameters' of a request. A null parameter counts as absent: some clients send every parameter they know.</summary>
/// <param name="parameters">Parameters; null if there are none.</param>
/// <param name="owner">Owner of the parameters, for error messages: "input 'size'"; null for the request itself.</param>
internal readonly struct InferenceParameters(IReadOnlyDictionary<string, JsonElement>? parameters, string? owner = null)
{
    /// <summary>Returns the confidence of the intervals; the protocol leaves such parameters to the server.</summary>
    public double? Confidence() => Find("confidence") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.GetDouble() is >= Prediction.MinConfidence and <= Prediction.MaxConfidence and var number => number,
        _ => throw Wrong("confidence", FormattableString.Invariant($"a number from {Prediction.MinConfidence} to {Prediction.MaxConfidence}")),
    };

    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name, "true or false"),
    };

    /// <summary>Returns a size, in bytes.</summary>
    public int? Size(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var size) && size >= 0 => size,
        _ => throw Wrong(name, "a number of bytes"),
    };

    /// <summary>Returns how to interpret the values, which must be one of the content types given.</summary>
    public string? ContentType(params ReadOnlySpan<string> understood)
    {
        const string Name = "content_type";
        if (Find(Name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && understood.IndexOf(value.GetString()) is >= 0 and var index) return understood[index];
        throw Wrong(Name, $"one of {string.Join(", ", understood.ToArray().Select(type => $"'{type}'"))}, not {value.GetRawText()}");
    }

    /// <exception cref="ValidationException">A parameter asks for something that the server does not support.</exception>
    public void Refuse(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is not null) throw InferenceErrors.Invalid(Field(name), $"{Named(name)} is not supported.");
        }
    }

    private JsonElement? Find(string name) =>
        parameters?.TryGetValue(name, out var value) is true && value.ValueKind != JsonValueKind.Null ? value : null;

    private ValidationException Wrong(string name, string expected) => InferenceErrors.Invalid(Field(name), $"{Named(name)} must be {expected}.");

    private static string Field(string name) => $"parameters.{name}";

    private string Named(string name) => owner is null ? $"The parameter '{name}'" : $"The parameter '{name}' of {owner}";
}
