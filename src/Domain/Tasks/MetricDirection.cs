namespace Regressor.Domain.Tasks;

public enum MetricDirection
{
    LowerIsBetter,
    HigherIsBetter,
}
