namespace Regressor.Application.Abstractions.Storage;

/// <summary>Serializes operations across all processes that share one database.</summary>
public interface IDistributedLockProvider
{
    /// <summary>Acquires a lock. A caller that holds one must not wait for another.</summary>
    /// <param name="of">Name of the lock.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The lock, released when disposed of.</returns>
    Task<IAsyncDisposable> TakeAsync(LockName of, CancellationToken cancellationToken);
}

public sealed record LockName
{
    private LockName(string name) => Name = name;

    /// <summary>Guards schema migration and the insertion of initial data.</summary>
    public static LockName Preparation { get; } = new("Preparation");

    /// <summary>Guards key creation and revocation. Otherwise two admins revoking each other's keys could leave no admin key.</summary>
    public static LockName Keys { get; } = new("Keys");

    public string Name { get; }

    /// <summary>
    /// Guards the numbering of a model until its checkpoint and row are stored: otherwise two could get the same number. Also guards activation
    /// and removal: otherwise a version could be activated while it is removed. Read the dataset after acquiring the lock: it may just have
    /// received a version.
    /// </summary>
    /// <param name="datasetSlug">Slug of the dataset.</param>
    public static LockName VersionsOf(string datasetSlug) => new($"Versions.{datasetSlug}");
}
