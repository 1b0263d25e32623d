using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Regressor.Application;

namespace Regressor.WebApi.Security;

/// <summary>No caller asks more often than the limit allows, so that none crowds out the others.</summary>
internal static class RequestRates
{
    public static void AddRequestRates(this IServiceCollection services, ServerLimits limits)
    {
        if (limits.RequestsPerSecond is not { } most) return;
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetTokenBucketLimiter(WhoAsks(http), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = most,
                TokensPerPeriod = Math.Max(1, most / 10),
                ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, most / 10) / (double)most),
                QueueLimit = 0,
            }));
            options.OnRejected = (rejected, _) => throw new LimitException(
                LimitKind.Rate,
                nameof(limits.RequestsPerSecond),
                most,
                string.Create(CultureInfo.InvariantCulture, $"A caller may send {most} requests a second. Wait a moment, or ask for many rows in one request."))
            {
                RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null,
            };
        });
    }

    /// <summary>Only what asks for a scope is counted, and nobody who needs no key on this machine: that is its owner.</summary>
    public static void UseRequestRates(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ServerLimits>().RequestsPerSecond is null) return;
        app.UseWhen(
            context => context.GetEndpoint()?.Metadata.GetMetadata<ScopeRequirement>() is not null && !IsOwner(context),
            others => others.UseRateLimiter());
    }

    private static bool IsOwner(HttpContext context) =>
        ReferenceEquals(context.User, KeyAuthentication.Anonymous) && context.Connection.RemoteIpAddress is var from && (from is null || IPAddress.IsLoopback(from));

    private static string WhoAsks(HttpContext context) =>
        context.User.KeyId() ?? context.User.Subject() ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
}
