using Regressor.Domain.Security;

namespace Regressor.Application.Abstractions.Storage;

public interface IApiKeyRepository
{
    void Add(ApiKey key);

    /// <summary>Returns a key to be changed.</summary>
    /// <exception cref="NotFoundException">The key does not exist.</exception>
    Task<ApiKey> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>Lists the keys, newest first, including revoked ones.</summary>
    Task<Page<ApiKey>> ListAsync(Paging paging, CancellationToken cancellationToken);

    /// <summary>Lists the keys that are valid only for a dataset, to be changed.</summary>
    Task<IReadOnlyList<ApiKey>> ListOfAsync(Guid datasetId, CancellationToken cancellationToken);

    /// <summary>Lists the valid keys. While a dataset is in the trash, the keys that are valid only for it are not.</summary>
    Task<IReadOnlyList<ApiKey>> ListGoodAsync(CancellationToken cancellationToken);
}
