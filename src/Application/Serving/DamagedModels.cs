using System.Collections.Concurrent;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Security;

namespace Regressor.Application.Serving;

/// <summary>Rechecks versions that are marked as damaged: a missing checkpoint may be back, and a damaged one may have been replaced.</summary>
internal sealed class DamagedModels(IScopedWork work, IDistributedLockProvider turns, TimeProvider time)
{
    // However often a dataset without a valid model is queried, reading its checkpoints takes at most a tenth of the time.
    private const int PauseFactor = 10;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, long> _pauses = new(StringComparer.Ordinal);

    /// <summary>Clears the damage marks of a dataset's valid versions. If no version is active, activates the newest of them.</summary>
    /// <returns>True if the dataset has an active version now; false also during the pause after a check.</returns>
    /// <exception cref="CheckpointUnavailableException">The checkpoints cannot be read at the moment.</exception>
    public async Task<bool> RecoverAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        if (IsPausing(datasetSlug)) return false;
        await using var turn = await turns.TakeAsync(LockName.VersionsOf(datasetSlug), cancellationToken);
        return await work.RunAsync((DamagedModelRecovery recovery) => recovery.RecoverAsync(datasetSlug, this, cancellationToken));
    }

    public bool IsPausing(string datasetSlug) => _pauses.TryGetValue(datasetSlug, out var until) && time.GetTimestamp() < until;

    /// <param name="datasetSlug">Slug of the dataset whose checkpoints were read.</param>
    /// <param name="start">Timestamp at which reading began.</param>
    /// <param name="anySound">True if at least one of them is valid: the next request then need not wait.</param>
    public void NoteCheck(string datasetSlug, long start, bool anySound)
    {
        var now = time.GetTimestamp();
        if (anySound) _pauses.TryRemove(datasetSlug, out _);
        else _pauses[datasetSlug] = now + Math.Max(PauseFactor * (now - start), (long)(ShortestPause.TotalSeconds * time.TimestampFrequency));
    }

    /// <summary>Creates an audit entry for an operation that the server did automatically, and that a caller could have requested.</summary>
    public static AuditEntry ServerEntry(TimeProvider time, string operation, string datasetSlug, int version) =>
        AuditEntry.Create(time.GetUtcNow(), "server", operation, $"/api/datasets/{datasetSlug}/models/{version}");
}
