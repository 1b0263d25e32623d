using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;

namespace Regressor.Application;

/// <summary>Brings what answers predictions in line with what the database says, one dataset at a time.</summary>
internal sealed class ServingModels(
    IServiceScopeFactory scopes,
    ICheckpointStore checkpoints,
    IPredictor predictor,
    ILogger<ServingModels> logger) : IDisposable
{
    // Whoever reads the active version must also be the one who puts it in place, before the next reads it:
    // else two activations at once could leave the older one serving.
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>
    /// Serves the dataset's active version. Where its checkpoint is damaged, the model is marked so and the newest sound version becomes
    /// the active one.
    /// </summary>
    public async Task SyncAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await FollowDatabaseAsync(datasetSlug, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The same for all datasets at the start, on all cores: the database is asked again only where a checkpoint is damaged.</summary>
    public async Task LoadAsync(IReadOnlyList<ActiveVersion> versions, CancellationToken cancellationToken)
    {
        ConcurrentBag<string> damaged = [];
        await Parallel.ForEachAsync(versions, cancellationToken, async (active, stop) =>
        {
            try
            {
                predictor.Activate(await checkpoints.LoadAsync(active.DatasetId, active.Version, stop));
            }
            catch (CheckpointDamagedException)
            {
                damaged.Add(active.Slug);
            }
        });
        foreach (var slug in damaged) await SyncAsync(slug, cancellationToken);
    }

    /// <summary>
    /// Serves a new model and then stores it as the active one: whoever reads that the training has succeeded is answered by its model.
    /// Where storing fails, what served before serves again.
    /// </summary>
    public async Task ServeAndStoreAsync(Checkpoint checkpoint, Func<Task> store)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            predictor.Activate(checkpoint);
            await store();
        }
        catch
        {
            await FollowDatabaseAsync(checkpoint.Dataset.Slug, CancellationToken.None);
            throw;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task FollowDatabaseAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var datasets = scope.ServiceProvider.GetRequiredService<IDatasetRepository>();
        if (await datasets.FindAsync(datasetSlug, cancellationToken) is not { } dataset)
        {
            predictor.Deactivate(datasetSlug);
            return;
        }

        var active = dataset.ActiveModelVersion;
        while (active is not null && await TryServeAsync(dataset, active.Value, scope.ServiceProvider, cancellationToken) is false)
        {
            active = await NewestUsableAsync(dataset, scope.ServiceProvider, cancellationToken);
            dataset.Activate(active);
        }

        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveChangesAsync(cancellationToken);
        if (active is null) predictor.Deactivate(datasetSlug);
    }

    private async Task<bool> TryServeAsync(Dataset dataset, int version, IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            predictor.Activate(await checkpoints.LoadAsync(dataset.Id, version, cancellationToken));
            return true;
        }
        catch (CheckpointDamagedException damage)
        {
            logger.LogError(damage, "The checkpoint of version {Version} of {Dataset} cannot be used", version, dataset.Slug);
            var model = await services.GetRequiredService<IModelRepository>().GetAsync(dataset.Id, version, cancellationToken);
            model.MarkDamaged(damage.Message);
            await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(cancellationToken);
            return false;
        }
    }

    private static async Task<int?> NewestUsableAsync(Dataset dataset, IServiceProvider services, CancellationToken cancellationToken)
    {
        var usable = await services.GetRequiredService<IModelRepository>().ListUsableAsync(dataset.Id, cancellationToken);
        return usable.Count > 0 ? usable[0].Version : null;
    }
}
