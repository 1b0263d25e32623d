namespace Regressor.Domain.Datasets;

/// <summary>The part of a dataset that a model needs to predict without it; stored in the checkpoint.</summary>
public sealed record DatasetSchema(
    Guid Id,
    string Slug,
    string Name,
    IReadOnlyList<InputColumn> Inputs,
    TargetColumn Target,
    long SplitSeed,
    DateTimeOffset CreatedAt);
