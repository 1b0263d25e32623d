using Regressor.Domain.Security;

namespace Regressor.Application.Abstractions;

/// <summary>Who changed what, and when. Nothing is ever taken from it.</summary>
public interface IAuditLog
{
    /// <summary>From here on, whatever this scope stores first is stored together with this entry, or not at all.</summary>
    void Note(AuditEntry entry);

    /// <summary>Newest first.</summary>
    Task<Page<AuditEntry>> ListAsync(Paging paging, CancellationToken cancellationToken);
}
