using Regressor.Domain.Security;

namespace Regressor.Application.Security;

/// <param name="Id">The middle of its text.</param>
/// <param name="Name">For people.</param>
/// <param name="Scope">What it lets them do.</param>
/// <param name="Dataset">The only one it is good for; null where it is good for all.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="RevokedAt">UTC; null while it is good.</param>
public sealed record ApiKeyDto(string Id, string Name, AccessScope Scope, string? Dataset, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    internal static ApiKeyDto From(ApiKey key) => new(key.Id, key.Name, key.Scope, key.Dataset, key.CreatedAt, key.RevokedAt);
}
