namespace Regressor.Domain.Columns;

/// <summary>What is predicted: always a number.</summary>
public sealed record TargetColumn(string Name, string? Unit);
