namespace Regressor.Domain.Datasets;

/// <summary>What a model must know of its dataset to answer without it; travels in the checkpoint.</summary>
public sealed record DatasetSchema(
    Guid Id,
    string Slug,
    string Name,
    IReadOnlyList<InputColumn> Inputs,
    TargetColumn Target,
    long SplitSeed,
    DateTimeOffset CreatedAt);
