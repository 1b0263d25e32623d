namespace Regressor.Application.Abstractions.Storage;

/// <summary>What all processes on one database must do one after another.</summary>
public interface IDistributedLockProvider
{
    /// <summary>Nobody may wait for a turn who has one.</summary>
    /// <param name="of">What the turn is of.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Ends the turn when disposed of.</returns>
    Task<IAsyncDisposable> TakeAsync(LockName of, CancellationToken cancellationToken);
}

public sealed record LockName
{
    private LockName(string name) => Name = name;

    /// <summary>Bringing the database's schema up to date, and first data into it.</summary>
    public static LockName Preparation { get; } = new("Preparation");

    /// <summary>Making or revoking a key: else two admins who revoke one another's at once would leave none that makes others.</summary>
    public static LockName Keys { get; } = new("Keys");

    public string Name { get; }

    /// <summary>
    /// Giving a model of a dataset its number, until its checkpoint and row are stored: else two could take the same number. Also activating
    /// and removing a version: else the one that is activated could be the one that is removed. The dataset must be read after the turn has
    /// come: it may just have got a version.
    /// </summary>
    /// <param name="datasetSlug">Its address.</param>
    public static LockName VersionsOf(string datasetSlug) => new($"Versions.{datasetSlug}");
}
