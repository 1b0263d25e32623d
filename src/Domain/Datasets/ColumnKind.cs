namespace Regressor.Domain.Datasets;

public enum ColumnKind
{
    Numeric,
    Categorical,
}
