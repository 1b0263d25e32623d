using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Lists what networks learn of each task. To add a task, add a line.</summary>
internal static class NetworkTargets
{
    private static readonly Dictionary<PredictionTask, Func<PreparedData, CancellationToken, NetworkTarget>> ByTask = new()
    {
        [PredictionTasks.Regression] = (data, cancellationToken) => new RegressionTarget(data, cancellationToken),
        [PredictionTasks.Classification] = (data, cancellationToken) => new ClassificationTarget(data, cancellationToken),
    };

    public static NetworkTarget For(PreparedData data, CancellationToken cancellationToken) => ByTask[data.Table.Task](data, cancellationToken);
}
