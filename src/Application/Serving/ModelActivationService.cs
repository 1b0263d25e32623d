using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Decisions;

namespace Regressor.Application.Serving;

/// <summary>
/// Keeps the models that answer predictions consistent with the database, one change per dataset at a time. A model is loaded on first use.
/// </summary>
internal sealed class ModelActivationService(IScopedWork work, IActiveModelCache predictor, DamagedModels damaged) : IDisposable
{
    // The caller that reads a dataset's active version must also put it in place before the next caller reads it. Otherwise two
    // simultaneous activations could leave the older version serving. Few datasets share a semaphore, so that one whose model is being
    // stored, behind a large import, delays hardly any other.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public void Dispose() => Array.ForEach(_turns, turn => turn.Dispose());

    /// <summary>Returns the model that answers for a dataset, and loads it from its checkpoint if it is not in memory.</summary>
    /// <exception cref="NotFoundException">There is no such dataset.</exception>
    /// <exception cref="DomainException">The dataset has no trained model.</exception>
    /// <exception cref="CheckpointUnavailableException">The dataset has a model, which cannot be read at the moment.</exception>
    public async Task<IPredictor> GetAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        if (predictor.Find(datasetSlug) is { } model) return model;
        var dataset = await work.RunAsync((IDatasetRepository datasets) => datasets.GetAsync(datasetSlug, cancellationToken));
        var isActive = dataset.ActiveModelVersion is not null || await damaged.RecoverAsync(datasetSlug, cancellationToken);
        return (isActive ? await ReadAsync(datasetSlug, cancellationToken) : null)
            ?? throw new DomainException(ProblemCodes.NoModel, $"'{dataset.Name}' has no trained model yet.");
    }

    /// <summary>
    /// Serves the dataset's active version and decides by its costs if a model of the dataset is in memory; otherwise it is loaded on first use.
    /// </summary>
    public async Task FollowAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        // Wait first: a caller that is loading a model now may have queried the database before the change.
        var turn = TurnOf(datasetSlug);
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (predictor.Find(datasetSlug) is not null) await LoadAsync(datasetSlug, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IPredictor?> ReadAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        var turn = TurnOf(datasetSlug);
        await turn.WaitAsync(cancellationToken);
        try
        {
            // Another request may have loaded it in the meantime.
            return predictor.Find(datasetSlug) ?? await LoadAsync(datasetSlug, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Serves a new model and then stores it as the active one. A client that reads of the training's success is thus answered by its
    /// model. If storing fails, the previous model is loaded again on its next use.
    /// </summary>
    /// <param name="checkpoint">The new model.</param>
    /// <param name="costs">The dataset's costs of answers, read while the caller holds the lock of its versions; null where there are none.</param>
    /// <param name="store">Stores the model as the active one.</param>
    public async Task ServeAndStoreAsync(Checkpoint checkpoint, DecisionCosts? costs, Func<Task> store)
    {
        var turn = TurnOf(checkpoint.Dataset.Slug);
        await turn.WaitAsync();
        try
        {
            predictor.Activate(checkpoint, costs);
            await store();
        }
        catch
        {
            // The version that was actually stored is loaded on its next use: if the database failed, it cannot be queried for it now.
            predictor.Deactivate(checkpoint.Dataset.Slug);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Stops answering for a dataset and then removes it. Whatever the outcome, its model cannot answer for another dataset that gets the same
    /// slug. If the removal fails, the model is loaded again on its next use.
    /// </summary>
    public async Task RemoveAsync(string datasetSlug, Func<Task> remove)
    {
        var turn = TurnOf(datasetSlug);
        await turn.WaitAsync();
        try
        {
            predictor.Deactivate(datasetSlug);
            await remove();
        }
        finally
        {
            turn.Release();
        }
    }

    private SemaphoreSlim TurnOf(string datasetSlug) => _turns[(uint)string.GetHashCode(datasetSlug, StringComparison.Ordinal) % _turns.Length];

    private Task<IPredictor?> LoadAsync(string datasetSlug, CancellationToken cancellationToken) =>
        work.RunAsync((ActiveModelLoader loader) => loader.LoadAsync(datasetSlug, cancellationToken));
}
