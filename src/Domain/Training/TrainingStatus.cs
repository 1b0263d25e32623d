namespace Regressor.Domain.Training;

public enum TrainingStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}
