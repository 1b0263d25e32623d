using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions.Storage;

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

    /// <summary>Finished runs of a dataset but the newest of all of its runs, and those whose model exists.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="newest">So many are not among them.</param>
    /// <param name="withEpochs">Only those that have epochs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<Guid>> ListOldAsync(Guid datasetId, int newest, bool withEpochs, CancellationToken cancellationToken);

    /// <summary>With its epochs, where it is there.</summary>
    Task RemoveAsync(Guid trainingRunId, CancellationToken cancellationToken);

    /// <summary>Forgets the epochs of a run that starts over, or is old.</summary>
    Task RemoveEpochsAsync(Guid trainingRunId, CancellationToken cancellationToken);
}
