using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions;
using Regressor.Domain.Security;
using Regressor.Infrastructure.Persistence.Repositories;

namespace Regressor.Infrastructure.Persistence;

internal sealed class AuditLog(RegressorDbContext context) : IAuditLog
{
    private AuditEntry? _noted;

    public void Note(AuditEntry entry) => _noted = entry;

    public Task<bool> HasAsync(string what, string target, DateTimeOffset since, CancellationToken cancellationToken) =>
        context.AuditEntries.AnyAsync(entry => entry.What == what && entry.Target == target && entry.At >= since, cancellationToken);

    public Task<Page<AuditEntry>> ListAsync(Paging paging, CancellationToken cancellationToken) =>
        context.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Id).PageAsync(paging, cancellationToken);

    /// <summary>What is to be stored with what is stored next; once.</summary>
    public AuditEntry? Take()
    {
        var noted = _noted;
        _noted = null;
        return noted;
    }

    /// <summary>Called where something is about to be stored, in its transaction.</summary>
    public void Store()
    {
        if (Take() is { } entry) context.Add(entry);
    }
}
