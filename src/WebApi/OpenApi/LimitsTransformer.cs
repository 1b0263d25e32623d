using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Regressor.Application.Datasets;
using Regressor.Application.Predictions;
using Regressor.Domain.Datasets;
using Regressor.Domain.Predictions;
using Regressor.Domain.Security;
using Regressor.Domain.Training;
using Regressor.WebApi.Endpoints;

namespace Regressor.WebApi.OpenApi;

/// <summary>Adds limits of values to the schemas: the same numbers that the validators enforce.</summary>
internal static class LimitsTransformer
{
    private static readonly Dictionary<(Type Request, string Field), (double Least, double Most)> Numbers = new()
    {
        [(typeof(PredictRequest), nameof(PredictRequest.Confidence))] = (Prediction.MinConfidence, Prediction.MaxConfidence),
    };

    /// <summary>Maximum lengths of texts, in characters, and of lists; none may be empty, but a unit may be omitted.</summary>
    private static readonly Dictionary<(Type Request, string Field), int> Lengths = new()
    {
        [(typeof(CreateDatasetRequest), nameof(CreateDatasetRequest.Name))] = Dataset.MaxNameLength,
        [(typeof(CreateDatasetRequest), nameof(CreateDatasetRequest.Inputs))] = Dataset.MaxInputs,
        [(typeof(CreateDatasetRequest), nameof(CreateDatasetRequest.Kept))] = Dataset.MaxKept,
        [(typeof(NewKeptColumn), nameof(NewKeptColumn.Name))] = Column.MaxNameLength,
        [(typeof(ChangeDatasetRequest), nameof(ChangeDatasetRequest.Name))] = Dataset.MaxNameLength,
        [(typeof(CreateApiKeyRequest), nameof(CreateApiKeyRequest.Name))] = ApiKey.MaxNameLength,
        [(typeof(NewInputColumn), nameof(NewInputColumn.Name))] = InputColumn.MaxNameLength,
        [(typeof(NewInputColumn), nameof(NewInputColumn.Unit))] = InputColumn.MaxUnitLength,
        [(typeof(NewTargetColumn), nameof(NewTargetColumn.Name))] = InputColumn.MaxNameLength,
        [(typeof(NewTargetColumn), nameof(NewTargetColumn.Unit))] = InputColumn.MaxUnitLength,
        [(typeof(PredictRequest), nameof(PredictRequest.Quantiles))] = PredictQuery.MaxPoints,
        [(typeof(PredictRequest), nameof(PredictRequest.Above))] = PredictQuery.MaxPoints,
        [(typeof(ChangeExamplesRequest), nameof(ChangeExamplesRequest.Exclude))] = Example.MaxExclusionLength,
    };

    public static void Describe(OpenApiSchema schema, Type request, string field)
    {
        if (request == typeof(TrainRequest)) Describe(schema, TrainingOption.All.Single(option => JsonNamingPolicy.CamelCase.ConvertName(option.Name) == field));
        if (Find(Numbers, request, field) is { } range)
            (schema.Minimum, schema.Maximum) = (Text(range.Least), Text(range.Most));
        if (Find(Lengths, request, field) is not { } length) return;
        if (schema.Type is not { } type || type.HasFlag(JsonSchemaType.Array)) schema.MaxItems = length;
        else schema.MaxLength = length;
    }

    private static void Describe(OpenApiSchema schema, TrainingOption option)
    {
        if (option.Range is var (least, most)) (schema.Minimum, schema.Maximum) = (Text(least), Text(most));
        if (option.Default is { } value && !option.Type.IsEnum) schema.Default = JsonSerializer.SerializeToNode(value, option.Type);
        if (option.Length is { } length) (schema.MinItems, schema.MaxItems) = (length.MinimumLength, length.MaximumLength);
        if (option.Elements is { } elements && schema.Items is OpenApiSchema items)
            (items.Minimum, items.Maximum) = (Text(elements.Minimum), Text(elements.Maximum));
        if (option.Choices is { } choices && schema.Items is OpenApiSchema item) item.Enum = [.. choices.Select(choice => JsonValue.Create(choice))];
    }

    private static T? Find<T>(Dictionary<(Type Request, string Field), T> of, Type request, string field)
        where T : struct
    {
        foreach (var ((known, name), bound) in of)
        {
            if (known == request && JsonNamingPolicy.CamelCase.ConvertName(name) == field) return bound;
        }

        return null;
    }

    private static string Text(double bound) => bound.ToString(CultureInfo.InvariantCulture);
}
