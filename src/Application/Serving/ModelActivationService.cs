using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;

namespace Regressor.Application.Serving;

/// <summary>Brings what answers predictions in line with what the database says, one dataset at a time; a model is read when it is first asked.</summary>
internal sealed class ModelActivationService(IScopedWork work, IActiveModelCache predictor, DamagedModels damaged) : IDisposable
{
    // Whoever reads the active version of a dataset must also be the one who puts it in place, before the next reads it:
    // else two activations at once could leave the older one serving. Few datasets share a turn: one whose model is being stored, behind
    // a large import, holds up hardly any other.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public void Dispose() => Array.ForEach(_turns, turn => turn.Dispose());

    /// <summary>The model that answers for a dataset, read from its checkpoint where it is not in memory.</summary>
    /// <exception cref="NotFoundException">There is no such dataset.</exception>
    /// <exception cref="DomainException">It has no trained model.</exception>
    /// <exception cref="CheckpointUnavailableException">It has one, which cannot be read at the moment.</exception>
    public async Task<IPredictor> GetAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        if (predictor.Find(datasetSlug) is { } model) return model;
        var dataset = await work.RunAsync((IDatasetRepository datasets) => datasets.GetAsync(datasetSlug, cancellationToken));
        var isActive = dataset.ActiveModelVersion is not null || await damaged.RecoverAsync(datasetSlug, cancellationToken);
        return (isActive ? await ReadAsync(datasetSlug, cancellationToken) : null)
            ?? throw new DomainException("no-model", $"'{dataset.Name}' has no trained model yet.");
    }

    /// <summary>Serves the dataset's active version, where a model of the dataset is in memory; else it is read when it is asked.</summary>
    public async Task FollowAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        // Whoever is just reading one may have looked before the change.
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
            // Another question may have been here meanwhile.
            return predictor.Find(datasetSlug) ?? await LoadAsync(datasetSlug, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Serves a new model and then stores it as the active one: whoever reads that the training has succeeded is answered by its model.
    /// Where storing fails, what served before is read again when it is asked.
    /// </summary>
    public async Task ServeAndStoreAsync(Checkpoint checkpoint, Func<Task> store)
    {
        var turn = TurnOf(checkpoint.Dataset.Slug);
        await turn.WaitAsync();
        try
        {
            predictor.Activate(checkpoint);
            await store();
        }
        catch
        {
            // Whichever of the two was stored in the end is read when it is asked: the database may be what failed, and not tell now.
            predictor.Deactivate(checkpoint.Dataset.Slug);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Answers no more for a dataset, and then removes it: whatever comes of that, its model cannot answer for another one that gets its
    /// address. Where it stays, the model is read again when it is asked.
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
