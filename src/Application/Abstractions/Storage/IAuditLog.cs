using Regressor.Domain.Security;

namespace Regressor.Application.Abstractions.Storage;

/// <summary>Records who changed or exported what, and when. Only old entries are ever removed.</summary>
public interface IAuditLog
{
    /// <summary>Stores the entry atomically with the next changes that this scope stores.</summary>
    void Note(AuditEntry entry);

    /// <summary>Stores an entry on its own, for an operation that stores nothing.</summary>
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Removes, with the unit of work, the oldest entries that need not be kept.</summary>
    /// <param name="before">Time before which all entries are removed; null for none.</param>
    /// <param name="routine">Number of the newest <see cref="AuditEntry.IsRoutine"/> entries to keep; null to keep all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>True if there were any.</returns>
    Task<bool> RemoveOldAsync(DateTimeOffset? before, int? routine, CancellationToken cancellationToken);

    /// <summary>Returns true if an operation was requested on an address since the given time.</summary>
    Task<bool> HasAsync(string what, string target, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Lists the entries, newest first.</summary>
    Task<Page<AuditEntry>> ListAsync(Paging paging, CancellationToken cancellationToken);
}
