using System.Net;
using System.Threading.Channels;
using System.Threading.RateLimiting;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Security;
using Regressor.WebApi.Hosting;

namespace Regressor.WebApi.Audit;

/// <summary>
/// Has the audit log tell who signed in, who tried a wrong key of those there are, and who took data out as a whole. Nothing is stored with
/// it, so nobody waits for it either, and reading goes on where nothing can be written. The same again within a minute is told once:
/// strangers, and those who may only read, must not fill the log.
/// </summary>
internal sealed class Accesses(IServiceScopeFactory scopes, TimeProvider time, ILogger<Accesses> logger) : BackgroundService
{
    private static readonly TimeSpan Once = TimeSpan.FromMinutes(1);

    private readonly Channel<AuditEntry> _noted =
        Channel.CreateBounded<AuditEntry>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    // Made for the first that counts, as that of RequestRates is.
    private readonly Lazy<PartitionedRateLimiter<(string? Who, string What, string Target)>> _told = new(
        () => PartitionedRateLimiter.Create<(string? Who, string What, string Target), (string?, string, string)>(
            same => RateLimitPartition.GetFixedWindowLimiter(same, _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = Once, QueueLimit = 0 })));

    public void Note(string who, string what, string target) => Note(who, who, what, target);

    /// <summary>Once for a key, from wherever it is tried: addresses are cheap.</summary>
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

    /// <summary>Ends when what was noted before the server stopped is stored. Requests, and so notes, come when the database is ready.</summary>
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
                logger.LogWarning(error, "'{What}' by '{Who}' could not be noted in the audit log", entry.What, LogText.Of(entry.Who));
            }
        }
    }

    private void Note(string? counted, string who, string what, string target)
    {
        using var lease = _told.Value.AttemptAcquire((counted, what, target));
        if (lease.IsAcquired) _noted.Writer.TryWrite(AuditEntry.Create(time.GetUtcNow(), who, what, target));
    }
}

/// <summary>Marks an endpoint that gives data away as a whole.</summary>
internal sealed class GivesData;
