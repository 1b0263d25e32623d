using Regressor.Domain.Security;

namespace Regressor.Application.Abstractions;

/// <summary>Keeps the valid API keys in memory, because every request checks one.</summary>
public interface IApiKeyCache
{
    /// <summary>True if no key exists.</summary>
    bool IsEmpty { get; }

    /// <summary>Returns the key; null if it does not exist or was revoked.</summary>
    ApiKey? Find(string id);

    /// <summary>Applies the creation or revocation of a key immediately, even if the database cannot be read.</summary>
    Task TakeInAsync(ApiKey key);

    /// <summary>Removes the keys of a deleted dataset.</summary>
    Task ForgetAsync(Guid datasetId);

    /// <summary>Reloads the keys.</summary>
    Task ReloadAsync(CancellationToken cancellationToken);
}
