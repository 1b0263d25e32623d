using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Application.Predictions;
using Regressor.Domain.Predictions;

namespace Regressor.WebApi.Json;

/// <summary>Serializes predictions with code generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(WarningCodeConverter), typeof(PromiseBasisConverter)])]
[JsonSerializable(typeof(PredictionDto))]
internal sealed partial class PredictionJson : JsonSerializerContext;

internal sealed class WarningCodeConverter() : JsonStringEnumConverter<PredictionWarningCode>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class PromiseBasisConverter() : JsonStringEnumConverter<PromiseBasis>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
