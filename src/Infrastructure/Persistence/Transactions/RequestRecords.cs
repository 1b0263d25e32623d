using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Security;

namespace Regressor.Infrastructure.Persistence.Transactions;

/// <summary>
/// The audit entry and the idempotency record of a scope's request. <see cref="WriteTransaction"/> stores each of them once, with the
/// scope's first write.
/// </summary>
internal sealed class RequestRecords(TimeProvider time)
{
    private const int RemovedAtOnce = 100;

    private AuditEntry? _auditEntry;
    private StoredRequest? _idempotencyRecord;

    public bool HasIdempotencyRecord => _idempotencyRecord is not null;

    public void Note(AuditEntry entry) => _auditEntry = entry;

    public void Note(StoredRequest idempotencyRecord) => _idempotencyRecord = idempotencyRecord;

    /// <summary>Adds the records to a context, to be saved with its next changes. The context may belong to another scope.</summary>
    public async Task AddToAsync(RegressorDbContext context, CancellationToken cancellationToken)
    {
        if (_auditEntry is not null) context.Add(_auditEntry);
        if (_idempotencyRecord is null) return;
        await RemoveOutdatedAsync(context, _idempotencyRecord.Key, cancellationToken);
        context.Add(_idempotencyRecord);
    }

    /// <summary>Removes the records from a context that could not store them.</summary>
    public void DetachFrom(RegressorDbContext context)
    {
        if (_auditEntry is not null) context.Entry(_auditEntry).State = EntityState.Detached;
        if (_idempotencyRecord is not null) context.Entry(_idempotencyRecord).State = EntityState.Detached;
    }

    public void MarkStored() => (_auditEntry, _idempotencyRecord) = (null, null);

    private async Task RemoveOutdatedAsync(RegressorDbContext context, string key, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - IIdempotencyStore.Lifetime;
        var outdated = context.Requests.Where(request => request.CreatedAt < before);
        context.RemoveRange(await outdated.Where(request => request.Key != key).OrderBy(request => request.CreatedAt).Take(RemovedAtOnce).ToListAsync(cancellationToken));

        // The new record has the same primary key, so the outdated one must be gone before it is inserted.
        var own = outdated.Where(request => request.Key == key);
        if (context.Database.IsRelational()) await own.ExecuteDeleteAsync(cancellationToken);
        else context.RemoveRange(await own.ToListAsync(cancellationToken));
    }
}
