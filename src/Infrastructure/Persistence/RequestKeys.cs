using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Persistence;

internal sealed class RequestKeys(RegressorDbContext context, WriteGate gate, TimeProvider time) : IRequestKeys
{
    private const int ForgottenAtOnce = 100;

    private StoredRequest? _current;

    /// <summary>Whether what is stored next is stored with a key.</summary>
    public bool IsWaiting => _current is not null && context.Entry(_current).State == EntityState.Detached;

    public async Task<KnownRequest?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - IRequestKeys.Lifetime;
        return await context.Requests.AsNoTracking().SingleOrDefaultAsync(request => request.Key == key && request.CreatedAt >= since, cancellationToken) is { } found
            ? new KnownRequest(found.Fingerprint, found.Answer)
            : null;
    }

    public void Use(string key, string fingerprint) =>
        _current = new StoredRequest { Key = key, Fingerprint = fingerprint, CreatedAt = time.GetUtcNow() };

    /// <summary>Called where something is about to be stored, in its transaction.</summary>
    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        if (!IsWaiting) return;
        var outdated = time.GetUtcNow() - IRequestKeys.Lifetime;
        var (forgotten, key) = (context.Requests.Where(request => request.CreatedAt < outdated), _current!.Key);
        context.RemoveRange(await forgotten.Where(request => request.Key != key).OrderBy(request => request.CreatedAt).Take(ForgottenAtOnce).ToListAsync(cancellationToken));

        // Its own at once: one that is used every night would be in its own way.
        var own = forgotten.Where(request => request.Key == key);
        if (context.Database.IsRelational()) await own.ExecuteDeleteAsync(cancellationToken);
        else context.RemoveRange(await own.ToListAsync(cancellationToken));
        context.Add(_current);
    }

    public async Task KeepAnswerAsync(RequestAnswer answer, string? dataset, CancellationToken cancellationToken)
    {
        if (_current is null || context.Entry(_current).State != EntityState.Unchanged) return;
        await gate.RunAsync(async () =>
        {
            var id = await context.Datasets.Where(other => other.Slug == dataset).Select(other => (Guid?)other.Id).SingleOrDefaultAsync(cancellationToken);

            // The dataset is gone, and nothing of it may stay; that it was deleted may be told.
            if (dataset is not null && id is null && answer.Body.Length > 0) return;
            (_current.Answer, _current.DatasetId) = (answer, id);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }
}

internal sealed class StoredRequest
{
    public const int MaxKeyLength = 200;

    public required string Key { get; init; }

    public required string Fingerprint { get; init; }

    public RequestAnswer? Answer { get; set; }

    /// <summary>Of what the answer tells of; it goes with its dataset.</summary>
    public Guid? DatasetId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
