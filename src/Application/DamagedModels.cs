using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain.Models;
using Regressor.Domain.Security;

namespace Regressor.Application;

/// <summary>Looks again at versions that were marked as damaged: a checkpoint that was missing may be back, and a damaged one replaced.</summary>
internal sealed class DamagedModels(
    IServiceScopeFactory scopes, IPredictor predictor, ITurns turns, TimeProvider time, ILogger<DamagedModels> logger)
{
    // However often a dataset without a sound model is asked, no more than a tenth of the time goes into reading its checkpoints.
    private const int PauseFactor = 10;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, long> _pauses = new(StringComparer.Ordinal);

    /// <summary>Takes the marks off the versions of a dataset that are sound. Where none is active, the newest of them becomes it.</summary>
    /// <returns>Whether the dataset has an active version now.</returns>
    /// <exception cref="CheckpointUnreadableException">That cannot be said at the moment.</exception>
    public async Task<bool> RecoverAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        if (IsPausing(datasetSlug)) return false;
        await using var turn = await turns.TakeAsync(Turn.VersionsOf(datasetSlug), cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<IDatasetRepository>().FindAsync(datasetSlug, cancellationToken) is not { } dataset) return false;
        var damaged = await services.GetRequiredService<IModelRepository>().ListDamagedAsync(dataset.Id, cancellationToken);

        // Another question may have been here meanwhile.
        if (damaged.Count == 0 || IsPausing(datasetSlug)) return dataset.ActiveModelVersion is not null;
        var sound = await SoundAmongAsync(damaged, datasetSlug, services.GetRequiredService<ICheckpointStore>(), cancellationToken);
        if (sound.Count == 0) return dataset.ActiveModelVersion is not null;
        foreach (var model in sound) model.MarkSound();
        if (dataset.ActiveModelVersion is null)
        {
            var newest = sound.MinBy(model => model.Report.WasLeftBehind())!;
            dataset.Activate(newest.Version);
            services.GetRequiredService<IAuditLog>().Note(ServerEntry(time, "activateModel", datasetSlug, newest.Version));
        }

        await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>That the server did by itself what somebody could have asked for.</summary>
    public static AuditEntry ServerEntry(TimeProvider time, string operation, string datasetSlug, int version) =>
        AuditEntry.Create(time.GetUtcNow(), "server", operation, $"/api/datasets/{datasetSlug}/models/{version}");

    private bool IsPausing(string datasetSlug) => _pauses.TryGetValue(datasetSlug, out var until) && time.GetTimestamp() < until;

    private async Task<List<Model>> SoundAmongAsync(IReadOnlyList<Model> damaged, string datasetSlug, ICheckpointStore checkpoints, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        List<Model> sound = [];
        foreach (var model in damaged)
        {
            try
            {
                predictor.Check(await checkpoints.LoadAsync(model.DatasetId, model.Version, cancellationToken));
                sound.Add(model);
                logger.LogInformation("Version {Version} of {Dataset}, which was marked as damaged, is sound", model.Version, datasetSlug);
            }
            catch (CheckpointDamagedException)
            {
                // Its mark tells.
            }
        }

        var now = time.GetTimestamp();
        if (sound.Count > 0) _pauses.TryRemove(datasetSlug, out _);
        else _pauses[datasetSlug] = now + Math.Max(PauseFactor * (now - start), (long)(ShortestPause.TotalSeconds * time.TimestampFrequency));
        return sound;
    }
}
