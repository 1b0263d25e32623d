using System.Globalization;
using System.Threading.RateLimiting;
using Regressor.Application;
using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.RateLimiting;

/// <summary>Marks an endpoint whose response may take as long as a file transfer or a training run.</summary>
internal sealed class LongRequest;

/// <summary>Limits the long requests that a caller has in progress: each holds a file, or queries the database repeatedly.</summary>
internal sealed class CallerConcurrencyLimiter(RequestDelegate next, ServerLimits limits) : IDisposable
{
    // Created for the first request that counts, like the limiter of CallerRateLimiter.
    private readonly Lazy<PartitionedRateLimiter<HttpContext>> _limiter = new(() => PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimitPartition.GetConcurrencyLimiter(
            CallerClaims.WhoAsks(context), _ => new ConcurrencyLimiterOptions { PermitLimit = limits.LongRequests!.Value, QueueLimit = 0 })));

    /// <exception cref="LimitException">The caller has reached its limit of long requests in progress.</exception>
    public Task InvokeAsync(HttpContext context) =>
        limits.LongRequests is { } most && context.GetEndpoint()?.Metadata.GetMetadata<LongRequest>() is not null && !CallerClaims.IsOwner(context)
            ? CountAsync(context, most)
            : next(context);

    public void Dispose()
    {
        if (_limiter.IsValueCreated) _limiter.Value.Dispose();
    }

    private async Task CountAsync(HttpContext context, int most)
    {
        using var lease = _limiter.Value.AttemptAcquire(context);
        if (!lease.IsAcquired)
        {
            throw new LimitException(
                LimitKind.Rate,
                nameof(limits.LongRequests),
                most,
                string.Create(CultureInfo.InvariantCulture, $"A caller can have at most {most} simultaneous uploads, downloads and training streams. Wait for one to end."));
        }

        await next(context);
    }
}
