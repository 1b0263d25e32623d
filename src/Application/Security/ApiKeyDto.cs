using Regressor.Domain.Security;

namespace Regressor.Application.Security;

/// <param name="Id">Middle part of the key's text.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Scope">What a caller with the key may do.</param>
/// <param name="Dataset">The only dataset that the key is valid for; null where it is valid for all.</param>
/// <param name="CreatedAt">Time of creation, UTC.</param>
/// <param name="RevokedAt">Time of revocation, UTC; null while the key is valid.</param>
public sealed record ApiKeyDto(string Id, string Name, AccessScope Scope, string? Dataset, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    internal static ApiKeyDto From(ApiKey key) => new(key.Id, key.Name, key.Scope, key.Dataset, key.CreatedAt, key.RevokedAt);
}
