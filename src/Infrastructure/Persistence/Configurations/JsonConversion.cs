using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Infrastructure.Serialization;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal static class JsonConversion
{
    // The metrics of a network that diverged may contain 'Infinity' and 'NaN'. Enums are stored by name; numeric values are also accepted.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new NumberedColumnTypeConverter(writesNumbers: false), new LargestErrorConverter() },
    };

    /// <summary>Stores an immutable value as one JSON column, the same way on every provider.</summary>
    public static PropertyBuilder<T> HasJsonConversion<T>(this PropertyBuilder<T> property) => property.HasConversion(value => Write(value), json => Read<T>(json));

    // Called by the compiled model, which cannot access the options.
    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
