using System.Globalization;
using System.Threading.RateLimiting;
using Regressor.Application;
using Regressor.WebApi.Authentication;
using Regressor.WebApi.Authorization;

namespace Regressor.WebApi.RateLimiting;

/// <summary>Limits the request rate of each caller, so that none crowds out the others.</summary>
internal sealed class CallerRateLimiter(ServerLimits limits) : IDisposable
{
    // Created for the first request that counts: from then on its timer ticks ten times a second, whether or not requests arrive.
    private readonly Lazy<PartitionedRateLimiter<HttpContext>> _limiter = new(() => Create(limits.RequestsPerSecond!.Value));

    /// <summary>Counts only requests that require a scope, and exempts callers on this machine that need no key: those are its owner.</summary>
    /// <exception cref="LimitException">The caller has exceeded the rate.</exception>
    public void Count(HttpContext context)
    {
        if (limits.RequestsPerSecond is not { } most || context.GetEndpoint()?.Metadata.GetMetadata<ScopeRequirement>() is null || CallerClaims.IsOwner(context)) return;
        using var lease = _limiter.Value.AttemptAcquire(context);
        if (lease.IsAcquired) return;
        throw new LimitException(
            LimitKind.Rate,
            nameof(limits.RequestsPerSecond),
            most,
            string.Create(CultureInfo.InvariantCulture, $"A caller can send at most {most} requests per second. Wait a moment, or send many rows in one request."))
        {
            RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null,
        };
    }

    public void Dispose()
    {
        if (_limiter.IsValueCreated) _limiter.Value.Dispose();
    }

    private static PartitionedRateLimiter<HttpContext> Create(int most) => PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimitPartition.GetTokenBucketLimiter(CallerClaims.WhoAsks(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = most,
            TokensPerPeriod = Math.Max(1, most / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, most / 10) / (double)most),
            QueueLimit = 0,
        }));
}
