namespace Regressor.Infrastructure.Backup;

/// <summary>The part of backup and restore that is specific to a database.</summary>
internal abstract class DatabaseBackup
{
    /// <summary>Writes a consistent snapshot with all that belongs to it, while others continue to read and write.</summary>
    /// <param name="path">Path of the archive, which does not exist yet. When this method returns, it is whole and on disk.</param>
    /// <param name="workFolder">Folder for temporary files.</param>
    /// <param name="cancellationToken">Cancels the backup.</param>
    /// <exception cref="RefusalException">The database has schema changes that this program lacks.</exception>
    public abstract Task WriteAsync(string path, string workFolder, CancellationToken cancellationToken);

    /// <exception cref="BackupException">Something is stored here already.</exception>
    public abstract Task CheckEmptyAsync(CancellationToken cancellationToken);

    /// <summary>Returns true if a backup of this database may contain an entry with this name.</summary>
    public abstract bool Expects(string name);

    /// <summary>Puts the extracted entries in place: all of them or none, unless the process is killed.</summary>
    /// <param name="folder">Folder that contains the entries under their names, on disk.</param>
    /// <param name="cancellationToken">Cancels the restore.</param>
    public abstract Task PutInPlaceAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Returns true if a killed restore, which left this folder behind, had put everything in place.</summary>
    public abstract Task<bool> IsInPlaceAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Removes what a killed restore had put in place, if that was incomplete.</summary>
    /// <param name="folder">Folder that the restore may have left behind.</param>
    public virtual void TakeBack(string folder)
    {
    }
}
