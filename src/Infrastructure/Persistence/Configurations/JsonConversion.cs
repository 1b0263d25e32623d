using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal static class JsonConversion
{
    // 'Infinity' and 'NaN' may stand in metrics of a network that went astray.
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Stores an immutable value as one JSON column, the same way on every provider.</summary>
    public static PropertyBuilder<T> HasJsonConversion<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(value => JsonSerializer.Serialize(value, Options), json => JsonSerializer.Deserialize<T>(json, Options)!);
}
