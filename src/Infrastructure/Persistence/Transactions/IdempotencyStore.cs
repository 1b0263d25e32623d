using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Persistence.Transactions;

internal sealed class IdempotencyStore(RegressorDbContext context, WriteTransaction transaction, RequestRecords records, TimeProvider time) : IIdempotencyStore
{
    private StoredRequest? _current;

    public async Task<KnownRequest?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - IIdempotencyStore.Lifetime;
        return await context.Requests.AsNoTracking().SingleOrDefaultAsync(request => request.Key == key && request.CreatedAt >= since, cancellationToken) is { } found
            ? new KnownRequest(found.Fingerprint, found.Answer)
            : null;
    }

    public void Use(string key, string fingerprint)
    {
        _current = new StoredRequest { Key = key, Fingerprint = fingerprint, CreatedAt = time.GetUtcNow() };
        records.Note(_current);
    }

    public async Task KeepAnswerAsync(RequestAnswer answer, string? dataset, CancellationToken cancellationToken)
    {
        if (_current is null || context.Entry(_current).State != EntityState.Unchanged) return;
        var id = await context.Datasets.Where(other => other.Slug == dataset).Select(other => (Guid?)other.Id).SingleOrDefaultAsync(cancellationToken);

        // The dataset was removed, and none of its data may remain. An answer without a body contains none.
        if (dataset is not null && id is null && answer.Body.Length > 0) return;
        (_current.Answer, _current.DatasetId) = (answer, id);
        await transaction.RunAsync(cancellationToken);
    }
}
