using System.Net;
using System.Threading.Channels;
using System.Threading.RateLimiting;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Security;
using Regressor.WebApi.Hosting;

namespace Regressor.WebApi.Audit;

/// <summary>
/// Records in the audit log who signed in, who tried a wrong secret for an existing key, and who downloaded complete data. Entries are
/// stored in the background, so that nobody waits for them and reading continues where nothing can be written. Repeats within a minute are
/// recorded once: strangers, and callers who may only read, must not fill the log.
/// </summary>
internal sealed class Accesses(IServiceScopeFactory scopes, TimeProvider time, ILogger<Accesses> logger) : BackgroundService
{
    private static readonly TimeSpan Once = TimeSpan.FromMinutes(1);

    private readonly Channel<AuditEntry> _noted =
        Channel.CreateBounded<AuditEntry>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    // Created for the first entry that counts, like the limiter of CallerRateLimiter.
    private readonly Lazy<PartitionedRateLimiter<(string? Who, string What, string Target)>> _told = new(
        () => PartitionedRateLimiter.Create<(string? Who, string What, string Target), (string?, string, string)>(
            same => RateLimitPartition.GetFixedWindowLimiter(same, _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = Once, QueueLimit = 0 })));

    public void Note(string who, string what, string target) => Note(who, who, what, target);

    /// <summary>Records a key once, whatever addresses it is tried from: addresses are cheap.</summary>
    public void NoteWrongKey(IPAddress? from, ApiKey key) => Note(null, $"address:{from}", "wrongKey", $"key:{key.Id} {key.Name}");

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _noted.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        if (_told.IsValueCreated) _told.Value.Dispose();
        base.Dispose();
    }

    /// <summary>
    /// Ends when the entries noted before the shutdown are stored. Requests, and so entries, arrive only once the database is ready.
    /// </summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var entry in _noted.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IAuditLog>().AddAsync(entry, CancellationToken.None);
            }
            catch (Exception error)
            {
                logger.LogWarning(error, "'{What}' by '{Who}' could not be recorded in the audit log", entry.What, LogText.Of(entry.Who));
            }
        }
    }

    private void Note(string? counted, string who, string what, string target)
    {
        using var lease = _told.Value.AttemptAcquire((counted, what, target));
        if (lease.IsAcquired) _noted.Writer.TryWrite(AuditEntry.Create(time.GetUtcNow(), who, what, target));
    }
}

/// <summary>Marks an endpoint that returns complete data.</summary>
internal sealed class GivesData;
