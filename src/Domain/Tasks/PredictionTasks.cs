namespace Regressor.Domain.Tasks;

/// <summary>All tasks. To add one, create a class and register it here.</summary>
public static class PredictionTasks
{
    public static RegressionTask Regression { get; } = new();

    public static ClassificationTask Classification { get; } = new();

    public static IReadOnlyList<PredictionTask> All { get; } = [Regression, Classification];

    /// <returns>The task with that name; null where there is no such task.</returns>
    public static PredictionTask? Find(string name) => All.FirstOrDefault(task => task.Name == name);

    /// <returns>The task that follows from a target of that type; null where such a target cannot be predicted.</returns>
    public static PredictionTask? FindFor(ColumnType targetType) => All.FirstOrDefault(task => task.TargetType == targetType);
}
