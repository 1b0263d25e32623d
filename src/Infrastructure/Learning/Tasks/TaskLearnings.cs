using Regressor.Domain.Tasks;

namespace Regressor.Infrastructure.Learning.Tasks;

/// <summary>Lists what is learned of each task. To add a task, add a line.</summary>
internal static class TaskLearnings
{
    public static IReadOnlyList<ITaskLearning> All { get; } = [new RegressionLearning(), new ClassificationLearning()];

    public static ITaskLearning For(PredictionTask task) => All.Single(learning => learning.Task == task);
}
