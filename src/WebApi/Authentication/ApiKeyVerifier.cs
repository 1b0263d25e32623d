using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Regressor.Application.Abstractions;
using Regressor.Domain.Security;
using Regressor.WebApi.Audit;
using Regressor.WebApi.Authorization;

namespace Regressor.WebApi.Authentication;

/// <summary>Looks keys up. Who sends wrong ones has to wait: a known key's secret cannot be tried out from one place.</summary>
internal sealed class ApiKeyVerifier(IApiKeyCache keyring, Accesses accesses) : IDisposable
{
    /// <summary>So many wrong keys are told so; then one more each period.</summary>
    public const int Tries = 10;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(6);

    /// <summary>Made once for each key: a request allocates nothing for who sent it.</summary>
    private readonly ConditionalWeakTable<ApiKey, ClaimsPrincipal> _principals = [];

    // A place that tries the secret of one key must not lock the others out that are used there.
    // Made for the first wrong one: from then on its clock ticks ten times a second.
    private readonly Lazy<PartitionedRateLimiter<(IPAddress? From, string? Id)>> _wrong = new(
        () => PartitionedRateLimiter.Create<(IPAddress? From, string? Id), (IPAddress?, string?)>(
            tried => RateLimitPartition.GetTokenBucketLimiter(tried, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Tries,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = Period,
                QueueLimit = 0,
            })));

    /// <summary>As <see cref="Find"/>, and counts a wrong one.</summary>
    public ApiKey? Check(string text, IPAddress? from)
    {
        if (Find(text, from) is { } key) return key;
        var known = Known(text)?.Key;
        if (known is not null) accesses.NoteWrongKey(from, known);
        using var lease = _wrong.Value.AttemptAcquire((from, known?.Id));
        return lease.IsAcquired ? null : throw TooMany();
    }

    /// <returns>Null for a wrong key.</returns>
    /// <exception cref="AccessException">There were too many wrong ones from there.</exception>
    public ApiKey? Find(string text, IPAddress? from)
    {
        // Nobody finds an unknown key by trying: only what is tried of a known one is not even looked at.
        if (Known(text) is not var (key, secret)) return null;
        if (_wrong.IsValueCreated && _wrong.Value.GetStatistics((from, key.Id)) is { CurrentAvailablePermits: 0 }) throw TooMany();
        return key.Matches(secret) ? key : null;
    }

    public ClaimsPrincipal PrincipalOf(ApiKey key) => _principals.GetValue(key, static key => CallerClaims.Of(key, ApiKeyAuthentication.Name));

    public void Dispose()
    {
        if (_wrong.IsValueCreated) _wrong.Value.Dispose();
    }

    private (ApiKey Key, string Secret)? Known(string text) =>
        ApiKey.Parse(text) is { } parts && keyring.Find(parts.Id) is { } key ? (key, parts.Secret) : null;

    private static AccessException TooMany() => new(
        StatusCodes.Status429TooManyRequests,
        "too-many-wrong-keys",
        string.Create(CultureInfo.InvariantCulture, $"More than {Tries} wrong keys were sent from there. Wait for {Period.TotalSeconds} seconds."))
    {
        RetryAfter = Period,
    };
}
