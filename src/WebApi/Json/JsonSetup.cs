using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Regressor.WebApi.Json;

internal static class JsonSetup
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;

        // A misspelled option is an error instead of silently keeping its default.
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new InputValueConverter());
        options.Converters.Add(new GivenInputsConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(TrainRequestContract.Describe);
    }
}

/// <summary>Reports a value of the wrong kind, with a message for the caller. The serializer adds the path of the x that contains it.</summary>
internal sealed class UnexpectedValueException(string message, string? column) : JsonException(message)
{
    public string? Column { get; } = column;
}
