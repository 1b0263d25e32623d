using Regressor.Domain.Security;

namespace Regressor.Application.Abstractions;

/// <summary>Who changed what, and when. Nothing is ever taken from it.</summary>
public interface IAuditLog
{
    /// <summary>From here on, whatever this scope stores first is stored together with this entry, or not at all.</summary>
    void Note(AuditEntry entry);

    /// <summary>Whether an operation was asked of an address since then.</summary>
    Task<bool> HasAsync(string what, string target, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<Page<AuditEntry>> ListAsync(Paging paging, CancellationToken cancellationToken);
}
