using System.Text.Json;
using FluentValidation;
using Regressor.Domain.Models;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>What stands in a 'parameters' of a request. One that is null is as good as not given: some clients write all that they know.</summary>
/// <param name="parameters">Null for none.</param>
/// <param name="owner">Whose they are, for errors: "input 'size'"; null for the request's own.</param>
internal readonly struct InferenceParameters(IReadOnlyDictionary<string, JsonElement>? parameters, string? owner = null)
{
    /// <summary>Of the intervals; the protocol leaves such parameters to the server.</summary>
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

    /// <summary>A number of bytes.</summary>
    public int? Size(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var size) && size >= 0 => size,
        _ => throw Wrong(name, "a number of bytes"),
    };

    /// <summary>How values are to be taken: the text given is one of those that are understood.</summary>
    public string? ContentType(params ReadOnlySpan<string> understood)
    {
        const string Name = "content_type";
        if (Find(Name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && understood.IndexOf(value.GetString()) is >= 0 and var index) return understood[index];
        throw Wrong(Name, $"one of {string.Join(", ", understood.ToArray().Select(type => $"'{type}'"))}; {value.GetRawText()} is not understood here");
    }

    /// <exception cref="ValidationException">There is one of those that ask for what the server does not do.</exception>
    public void Refuse(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is not null) throw InferenceErrors.Invalid(Field(name), $"{Named(name)} is not understood here.");
        }
    }

    private JsonElement? Find(string name) =>
        parameters?.TryGetValue(name, out var value) is true && value.ValueKind != JsonValueKind.Null ? value : null;

    private ValidationException Wrong(string name, string expected) => InferenceErrors.Invalid(Field(name), $"{Named(name)} must be {expected}.");

    private static string Field(string name) => $"parameters.{name}";

    private string Named(string name) => owner is null ? $"The parameter '{name}'" : $"The parameter '{name}' of {owner}";
}
