using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal static class JsonConversion
{
    // 'Infinity' and 'NaN' may stand in metrics of a network that went astray. Choices are stored by name; numbers are read as well.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new NumberedColumnTypeConverter(writesNumbers: false) },
    };

    /// <summary>Stores an immutable value as one JSON column, the same way on every provider.</summary>
    public static PropertyBuilder<T> HasJsonConversion<T>(this PropertyBuilder<T> property) => property.HasConversion(value => Write(value), json => Read<T>(json));

    // The compiled model calls these: the options it could not reach.
    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
