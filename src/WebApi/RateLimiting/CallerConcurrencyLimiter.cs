using System.Globalization;
using System.Threading.RateLimiting;
using Regressor.Application;
using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.RateLimiting;

/// <summary>Marks an endpoint whose answers may take as long as a file or a training does.</summary>
internal sealed class LongRequest;

/// <summary>No caller has more long requests under way than the limit allows: each holds a file, or asks the database again and again.</summary>
internal sealed class CallerConcurrencyLimiter(RequestDelegate next, ServerLimits limits) : IDisposable
{
    // Made for the first that counts, as that of RequestRates is.
    private readonly Lazy<PartitionedRateLimiter<HttpContext>> _limiter = new(() => PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimitPartition.GetConcurrencyLimiter(
            CallerClaims.WhoAsks(context), _ => new ConcurrencyLimiterOptions { PermitLimit = limits.LongRequests!.Value, QueueLimit = 0 })));

    /// <exception cref="LimitException">The caller has as many under way as it may.</exception>
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
                string.Create(CultureInfo.InvariantCulture, $"A caller may send or fetch {most} files and follow trainings at once. Wait for one to end."));
        }

        await next(context);
    }
}
