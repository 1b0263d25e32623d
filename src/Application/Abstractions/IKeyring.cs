using Regressor.Domain.Security;

namespace Regressor.Application.Abstractions;

/// <summary>The good keys in memory: whether a caller has one is asked for each request.</summary>
public interface IKeyring
{
    /// <summary>Whether there is no key at all.</summary>
    bool IsEmpty { get; }

    /// <summary>Null where there is none of this id, or it was revoked.</summary>
    ApiKey? Find(string id);

    /// <summary>Reads them anew.</summary>
    Task ReloadAsync(CancellationToken cancellationToken);
}
