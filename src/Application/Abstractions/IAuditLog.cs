using Regressor.Domain.Security;

namespace Regressor.Application.Abstractions;

/// <summary>Who changed what or took it out, and when. Nothing is ever taken from it.</summary>
public interface IAuditLog
{
    /// <summary>From here on, whatever this scope stores first is stored together with this entry, or not at all.</summary>
    void Note(AuditEntry entry);

    /// <summary>Stores an entry by itself, of what stores nothing.</summary>
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<Page<AuditEntry>> ListAsync(Paging paging, CancellationToken cancellationToken);
}
