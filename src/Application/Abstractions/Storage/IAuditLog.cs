using Regressor.Domain.Security;

namespace Regressor.Application.Abstractions.Storage;

/// <summary>Who changed what or took it out, and when. Only what is old is ever taken from it.</summary>
public interface IAuditLog
{
    /// <summary>From here on, whatever this scope stores first is stored together with this entry, or not at all.</summary>
    void Note(AuditEntry entry);

    /// <summary>Stores an entry by itself, of what stores nothing.</summary>
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Has some of the oldest entries removed with the unit of work, of those that need not be kept.</summary>
    /// <param name="before">All from before this moment; null for none.</param>
    /// <param name="routine">Of those that are <see cref="AuditEntry.IsRoutine"/>, all but so many of the newest; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether there were any.</returns>
    Task<bool> RemoveOldAsync(DateTimeOffset? before, int? routine, CancellationToken cancellationToken);

    /// <summary>Whether an operation was asked of an address since then.</summary>
    Task<bool> HasAsync(string what, string target, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<Page<AuditEntry>> ListAsync(Paging paging, CancellationToken cancellationToken);
}
