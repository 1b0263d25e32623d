using System.Collections.Concurrent;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Security;

namespace Regressor.Application.Serving;

/// <summary>Looks again at versions that were marked as damaged: a checkpoint that was missing may be back, and a damaged one replaced.</summary>
internal sealed class DamagedModels(IScopedWork work, IDistributedLockProvider turns, TimeProvider time)
{
    // However often a dataset without a sound model is asked, no more than a tenth of the time goes into reading its checkpoints.
    private const int PauseFactor = 10;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, long> _pauses = new(StringComparer.Ordinal);

    /// <summary>Takes the marks off the versions of a dataset that are sound. Where none is active, the newest of them becomes it.</summary>
    /// <returns>Whether the dataset has an active version now.</returns>
    /// <exception cref="CheckpointUnavailableException">That cannot be said at the moment.</exception>
    public async Task<bool> RecoverAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        if (IsPausing(datasetSlug)) return false;
        await using var turn = await turns.TakeAsync(LockName.VersionsOf(datasetSlug), cancellationToken);
        return await work.RunAsync((DamagedModelRecovery recovery) => recovery.RecoverAsync(datasetSlug, this, cancellationToken));
    }

    public bool IsPausing(string datasetSlug) => _pauses.TryGetValue(datasetSlug, out var until) && time.GetTimestamp() < until;

    /// <param name="datasetSlug">The dataset whose checkpoints were read.</param>
    /// <param name="start">The timestamp at which reading began.</param>
    /// <param name="anySound">Whether one of them is sound: then the next question need not wait.</param>
    public void NoteCheck(string datasetSlug, long start, bool anySound)
    {
        var now = time.GetTimestamp();
        if (anySound) _pauses.TryRemove(datasetSlug, out _);
        else _pauses[datasetSlug] = now + Math.Max(PauseFactor * (now - start), (long)(ShortestPause.TotalSeconds * time.TimestampFrequency));
    }

    /// <summary>Entry about what the server did by itself and somebody could have asked for.</summary>
    public static AuditEntry ServerEntry(TimeProvider time, string operation, string datasetSlug, int version) =>
        AuditEntry.Create(time.GetUtcNow(), "server", operation, $"/api/datasets/{datasetSlug}/models/{version}");
}
