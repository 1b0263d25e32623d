using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain;
using Regressor.Domain.Datasets;

namespace Regressor.Application;

/// <summary>Brings what answers predictions in line with what the database says, one dataset at a time; a model is read when it is first asked.</summary>
internal sealed class ServingModels(
    IServiceScopeFactory scopes,
    IPredictor predictor,
    DamagedModels damaged,
    TimeProvider time,
    ILogger<ServingModels> logger) : IDisposable
{
    // Whoever reads the active version of a dataset must also be the one who puts it in place, before the next reads it:
    // else two activations at once could leave the older one serving. Few datasets share a turn: one whose model is being stored, behind
    // a large import, holds up hardly any other.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public void Dispose() => Array.ForEach(_turns, turn => turn.Dispose());

    /// <summary>The model that answers for a dataset, read from its checkpoint where it is not in memory.</summary>
    /// <exception cref="NotFoundException">There is no such dataset.</exception>
    /// <exception cref="DomainException">It has no trained model.</exception>
    /// <exception cref="CheckpointUnreadableException">It has one, which cannot be read at the moment.</exception>
    public async Task<IServingModel> GetAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        if (predictor.Find(datasetSlug) is { } model) return model;
        await using var scope = scopes.CreateAsyncScope();
        var dataset = await scope.ServiceProvider.GetRequiredService<IDatasetRepository>().GetAsync(datasetSlug, cancellationToken);
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
            if (predictor.Find(datasetSlug) is not null) await FollowDatabaseAsync(datasetSlug, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IServingModel?> ReadAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        var turn = TurnOf(datasetSlug);
        await turn.WaitAsync(cancellationToken);
        try
        {
            // Another question may have been here meanwhile.
            return predictor.Find(datasetSlug) ?? await FollowDatabaseAsync(datasetSlug, cancellationToken);
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

    /// <summary>
    /// Serves the dataset's active version. Where its checkpoint is damaged, the model is marked so and the newest sound version that was
    /// not left behind becomes the active one; of those that were, where there is no other.
    /// </summary>
    /// <returns>What answers from now on; null where nothing does.</returns>
    private async Task<IServingModel?> FollowDatabaseAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var datasets = scope.ServiceProvider.GetRequiredService<IDatasetRepository>();
        if (await datasets.FindAsync(datasetSlug, cancellationToken) is not { } dataset)
        {
            predictor.Deactivate(datasetSlug);
            return null;
        }

        var serving = predictor.Find(datasetSlug);
        if (serving is not null && (serving.DatasetId, serving.Version) == (dataset.Id, dataset.ActiveModelVersion)) return serving;

        serving = null;
        var given = dataset.ActiveModelVersion;
        var active = given;
        while (active is not null && (serving = await TryServeAsync(dataset, active.Value, scope.ServiceProvider, cancellationToken)) is null)
        {
            active = await NewestUsableAsync(dataset, scope.ServiceProvider, cancellationToken);
            dataset.Activate(active);
        }

        if (active != given) await StoreActiveAsync(dataset, scope.ServiceProvider, cancellationToken);
        if (serving is null) predictor.Deactivate(datasetSlug);
        return serving;
    }

    private async Task<IServingModel?> TryServeAsync(Dataset dataset, int version, IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            return predictor.Activate(await services.GetRequiredService<ICheckpointStore>().LoadAsync(dataset.Id, version, cancellationToken));
        }
        catch (CheckpointDamagedException damage)
        {
            // Of a model that was removed this moment there is no checkpoint either.
            var model = await services.GetRequiredService<IModelRepository>().GetAsync(dataset.Id, version, cancellationToken);
            logger.LogError(damage, "The checkpoint of version {Version} of {Dataset} cannot be used", version, dataset.Slug);
            model.MarkDamaged(damage.Message);
            services.GetRequiredService<IAuditLog>().Note(DamagedModels.ServerEntry(time, "deactivateModel", dataset.Slug, version));
            await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (CheckpointUnreadableException)
        {
            // The same of a dataset.
            await services.GetRequiredService<IModelRepository>().GetAsync(dataset.Id, version, cancellationToken);
            throw;
        }
    }

    private async Task StoreActiveAsync(Dataset dataset, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (dataset.ActiveModelVersion is { } version)
            services.GetRequiredService<IAuditLog>().Note(DamagedModels.ServerEntry(time, "activateModel", dataset.Slug, version));
        await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(cancellationToken);
    }

    private static async Task<int?> NewestUsableAsync(Dataset dataset, IServiceProvider services, CancellationToken cancellationToken)
    {
        var usable = await services.GetRequiredService<IModelRepository>().ListUsableAsync(dataset.Id, cancellationToken);
        return usable.MinBy(model => model.Report.WasLeftBehind())?.Version;
    }
}
