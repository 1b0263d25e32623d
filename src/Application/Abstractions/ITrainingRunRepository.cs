using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions;

public interface ITrainingRunRepository
{
    void Add(TrainingRun run);

    /// <summary>For changing, without its epochs.</summary>
    Task<TrainingRun?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>For changing, without its epochs.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    Task<TrainingRun> GetAsync(Guid datasetId, Guid id, CancellationToken cancellationToken);

    /// <summary>The queued or running one of a dataset.</summary>
    Task<TrainingRun?> FindUnfinishedAsync(Guid datasetId, CancellationToken cancellationToken);

    /// <summary>All that are queued or running, oldest first.</summary>
    Task<IReadOnlyList<TrainingRun>> ListUnfinishedAsync(CancellationToken cancellationToken);

    Task<int> CountUnfinishedAsync(CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<Page<TrainingRun>> ListAsync(Guid datasetId, Paging paging, CancellationToken cancellationToken);

    /// <summary>The epochs recorded after a given one, in order.</summary>
    Task<IReadOnlyList<EpochMetrics>> ListEpochsAsync(Guid trainingRunId, int afterEpoch, CancellationToken cancellationToken);

    /// <summary>Forgets the epochs of a run that starts over.</summary>
    Task RemoveEpochsAsync(Guid trainingRunId, CancellationToken cancellationToken);
}
