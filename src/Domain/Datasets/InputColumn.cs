namespace Regressor.Domain.Datasets;

/// <summary>One component of x.</summary>
public sealed record InputColumn(string Name, ColumnKind Kind, string? Unit)
{
    public const int MaxNameLength = 64;
    public const int MaxUnitLength = 32;
}
