using System.Globalization;
using System.Text.Json;
using Microsoft.OpenApi;
using Regressor.Application.Datasets;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Security;
using Regressor.WebApi.Endpoints;
using Limits = Regressor.Domain.Training.TrainingOptions.Limits;

namespace Regressor.WebApi.OpenApi;

/// <summary>What values may be, in the schemas: the same numbers that the validators hold to.</summary>
internal static class Bounds
{
    private static readonly Dictionary<(Type Request, string Field), (double Least, double Most)> Numbers = new()
    {
        [(typeof(PredictRequest), nameof(PredictRequest.Confidence))] = (Prediction.MinConfidence, Prediction.MaxConfidence),
        [(typeof(TrainRequest), nameof(TrainRequest.TestFraction))] = (0, Limits.MaxTestFraction),
        [(typeof(TrainRequest), nameof(TrainRequest.Members))] = (Limits.MinMembers, Limits.MaxMembers),
        [(typeof(TrainRequest), nameof(TrainRequest.Epochs))] = (1, Limits.MaxEpochs),
        [(typeof(TrainRequest), nameof(TrainRequest.MaxSeconds))] = (Limits.MinSeconds, Limits.MaxSeconds),
        [(typeof(TrainRequest), nameof(TrainRequest.LearningRate))] = (Limits.MinLearningRate, Limits.MaxLearningRate),
        [(typeof(TrainRequest), nameof(TrainRequest.BatchSize))] = (1, Limits.MaxBatchSize),
        [(typeof(TrainRequest), nameof(TrainRequest.WeightDecay))] = (0, Limits.MaxWeightDecay),
        [(typeof(TrainRequest), nameof(TrainRequest.Dropout))] = (0, Limits.MaxDropout),
    };

    /// <summary>Of texts, in characters, and of lists; none may be empty, but a unit may be left out.</summary>
    private static readonly Dictionary<(Type Request, string Field), int> Lengths = new()
    {
        [(typeof(CreateDatasetRequest), nameof(CreateDatasetRequest.Name))] = Dataset.MaxNameLength,
        [(typeof(CreateDatasetRequest), nameof(CreateDatasetRequest.Inputs))] = Dataset.MaxInputs,
        [(typeof(CreateDatasetRequest), nameof(CreateDatasetRequest.Kept))] = Dataset.MaxKept,
        [(typeof(NewKeptColumn), nameof(NewKeptColumn.Name))] = Column.MaxNameLength,
        [(typeof(RenameDatasetRequest), nameof(RenameDatasetRequest.Name))] = Dataset.MaxNameLength,
        [(typeof(CreateApiKeyRequest), nameof(CreateApiKeyRequest.Name))] = ApiKey.MaxNameLength,
        [(typeof(NewInputColumn), nameof(NewInputColumn.Name))] = InputColumn.MaxNameLength,
        [(typeof(NewInputColumn), nameof(NewInputColumn.Unit))] = InputColumn.MaxUnitLength,
        [(typeof(NewTargetColumn), nameof(NewTargetColumn.Name))] = InputColumn.MaxNameLength,
        [(typeof(NewTargetColumn), nameof(NewTargetColumn.Unit))] = InputColumn.MaxUnitLength,
        [(typeof(TrainRequest), nameof(TrainRequest.HiddenSizes))] = Limits.MaxHiddenLayers,
        [(typeof(ChangeExamplesRequest), nameof(ChangeExamplesRequest.Exclude))] = Example.MaxExclusionLength,
    };

    public static void Describe(OpenApiSchema schema, Type request, string field)
    {
        if (Find(Numbers, request, field) is { } range)
            (schema.Minimum, schema.Maximum) = (Text(range.Least), Text(range.Most));
        if (Find(Lengths, request, field) is not { } length) return;
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.Array)) schema.MaxItems = length;
        else schema.MaxLength = length;
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
