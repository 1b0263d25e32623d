namespace Regressor.Domain.Columns;

/// <summary>The column that the model predicts: always numeric.</summary>
public sealed record TargetColumn(string Name, string? Unit);
