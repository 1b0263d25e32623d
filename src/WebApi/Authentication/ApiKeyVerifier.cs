using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Regressor.Application.Abstractions;
using Regressor.Domain;
using Regressor.Domain.Security;
using Regressor.WebApi.Audit;
using Regressor.WebApi.Authorization;

namespace Regressor.WebApi.Authentication;

/// <summary>Looks up API keys and throttles wrong ones: the secret of a known key cannot be guessed from one address.</summary>
internal sealed class ApiKeyVerifier(IApiKeyCache keyring, Accesses accesses) : IDisposable
{
    /// <summary>Number of wrong keys that are reported as wrong; after that, one more per period.</summary>
    public const int Tries = 10;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(6);

    /// <summary>Principals, created once per key: identifying the caller allocates nothing per request.</summary>
    private readonly ConditionalWeakTable<ApiKey, ClaimsPrincipal> _principals = [];

    // Limits are per address and key: guessing one key's secret must not lock out the other keys used from that address. Created for the
    // first wrong key: from then on its timer ticks ten times a second.
    private readonly Lazy<PartitionedRateLimiter<(IPAddress? From, string? Id)>> _wrong = new(
        () => PartitionedRateLimiter.Create<(IPAddress? From, string? Id), (IPAddress?, string?)>(
            tried => RateLimitPartition.GetTokenBucketLimiter(tried, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Tries,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = Period,
                QueueLimit = 0,
            })));

    /// <summary>Looks up a key like <see cref="Find"/>, and counts a wrong one.</summary>
    public ApiKey? Check(string text, IPAddress? from)
    {
        if (Find(text, from) is { } key) return key;
        var known = Known(text)?.Key;
        if (known is not null) accesses.NoteWrongKey(from, known);
        using var lease = _wrong.Value.AttemptAcquire((from, known?.Id));
        return lease.IsAcquired ? null : throw TooMany();
    }

    /// <returns>The key; null for a wrong key.</returns>
    /// <exception cref="AccessException">Too many wrong keys came from this address.</exception>
    public ApiKey? Find(string text, IPAddress? from)
    {
        // An unknown key cannot be found by guessing. Only further guesses at a known key are refused without being checked.
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
        ProblemCodes.TooManyWrongKeys,
        string.Create(CultureInfo.InvariantCulture, $"This address sent more than {Tries} wrong keys. Wait {Period.TotalSeconds} seconds."))
    {
        RetryAfter = Period,
    };
}
