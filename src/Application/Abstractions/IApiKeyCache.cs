using Regressor.Domain.Security;

namespace Regressor.Application.Abstractions;

/// <summary>The good keys in memory: whether a caller has one is asked for each request.</summary>
public interface IApiKeyCache
{
    /// <summary>Whether there is no key at all.</summary>
    bool IsEmpty { get; }

    /// <summary>Null where there is none of this id, or it was revoked.</summary>
    ApiKey? Find(string id);

    /// <summary>A key was made or revoked: it is good or no more from here on, whether the database can be read or not.</summary>
    Task TakeInAsync(ApiKey key);

    /// <summary>A dataset is gone, and with it the keys for it.</summary>
    Task ForgetAsync(Guid datasetId);

    /// <summary>Reads them anew.</summary>
    Task ReloadAsync(CancellationToken cancellationToken);
}
