using System.Text.Json.Serialization;
using Regressor.Domain.Decisions;

namespace Regressor.Domain.Datasets;

/// <summary>The part of a dataset that a model needs to predict without it; stored in the checkpoint.</summary>
public sealed record DatasetSchema(
    Guid Id,
    string Slug,
    string Name,
    IReadOnlyList<InputColumn> Inputs,
    TargetColumn Target,
    long SplitSeed,
    DateTimeOffset CreatedAt)
{
    /// <summary>What answers cost; null where nobody had stated it, and in checkpoints of versions before there were costs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DecisionCosts? Costs { get; init; }

    /// <summary>How its examples are split; null by row. Its column may be a kept one, which the schema lacks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Split? Split { get; init; }
}
