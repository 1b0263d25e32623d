using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Security;
using Regressor.Infrastructure.Persistence.Repositories;

namespace Regressor.Infrastructure.Persistence.Transactions;

internal sealed class AuditLog(RegressorDbContext context, WriteTransaction transaction, RequestRecords records) : IAuditLog
{
    private const int RemovedAtOnce = 1000;

    public void Note(AuditEntry entry) => records.Note(entry);

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        context.Add(entry);
        return transaction.RunAsync(cancellationToken);
    }

    public Task<bool> HasAsync(string what, string target, DateTimeOffset since, CancellationToken cancellationToken) =>
        context.AuditEntries.AnyAsync(entry => entry.What == what && entry.Target == target && entry.At >= since, cancellationToken);

    public Task<Page<AuditEntry>> ListAsync(Paging paging, CancellationToken cancellationToken) =>
        context.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Id).PageAsync(paging, cancellationToken);

    public async Task<bool> RemoveOldAsync(DateTimeOffset? before, int? routine, CancellationToken cancellationToken)
    {
        var old = await ListOldestAsync(context.AuditEntries.Where(entry => entry.At < before), cancellationToken);
        if (old.Count == 0 && routine is { } kept)
        {
            var many = context.AuditEntries.Where(AuditEntry.IsRoutine);
            var last = await many.OrderByDescending(entry => entry.Id).Skip(kept).Select(entry => entry.Id).FirstOrDefaultAsync(cancellationToken);
            old = await ListOldestAsync(many.Where(entry => entry.Id <= last), cancellationToken);
        }

        context.RemoveRange(old);
        return old.Count > 0;
    }

    private static Task<List<AuditEntry>> ListOldestAsync(IQueryable<AuditEntry> entries, CancellationToken cancellationToken) =>
        entries.OrderBy(entry => entry.Id).Take(RemovedAtOnce).ToListAsync(cancellationToken);
}
