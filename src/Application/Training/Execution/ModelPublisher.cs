using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Training.Execution;

/// <summary>Stores a trained model as the dataset's next version, one version at a time, and activates it if that was decided.</summary>
internal sealed class ModelPublisher(IScopedWork work, IDistributedLockProvider turns, TimeProvider time, ILogger<ModelPublisher> logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Publishes a trained model. If the database is unavailable, keeps the model and retries until the database is back.</summary>
    /// <exception cref="RunLeaseLostException">The dataset no longer exists, or another worker has the run.</exception>
    public async Task PublishAsync(PreparedTraining prepared, TrainedModel trained, TrainingRunLease lease, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await using var turn = await turns.TakeAsync(LockName.VersionsOf(prepared.Dataset.Slug), CancellationToken.None);
                await work.RunAsync((ModelPublication publication) => publication.PublishAsync(prepared, trained, lease));
                return;
            }
            catch (Exception error) when (StorageUnavailable.IsMeantBy(error))
            {
                logger.LogWarning(error, "The model of training run {Run} will be stored when the database can be reached", prepared.RunId);
                await Task.Delay(RetryDelay, time, stopping);
            }
        }
    }
}
