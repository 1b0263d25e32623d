namespace Regressor.Infrastructure.Backup;

/// <summary>The part of a backup that each database has its own way for.</summary>
internal abstract class DatabaseBackup
{
    /// <summary>Writes what is stored at one moment, and all that belongs to it, while others go on reading and writing.</summary>
    /// <param name="path">Of the archive, which does not exist yet; when this returns, it is whole and on disk.</param>
    /// <param name="workFolder">Takes what is needed on the way.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusalException">This program does not know all that is stored.</exception>
    public abstract Task WriteAsync(string path, string workFolder, CancellationToken cancellationToken);

    /// <exception cref="BackupException">Something is stored here already.</exception>
    public abstract Task CheckEmptyAsync(CancellationToken cancellationToken);

    /// <summary>Whether a backup of this database may hold an entry of this name.</summary>
    public abstract bool Expects(string name);

    /// <summary>Puts what was taken from an archive in place: all of it or nothing, unless the process is killed.</summary>
    /// <param name="folder">Has the entries under their names, on disk.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract Task PutInPlaceAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Whether all that was in a folder which a killed restore left is in its place.</summary>
    public abstract Task<bool> IsInPlaceAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Removes what a killed restore had put in place, where that was not all.</summary>
    /// <param name="folder">Which it may have left.</param>
    public virtual void TakeBack(string folder)
    {
    }
}
