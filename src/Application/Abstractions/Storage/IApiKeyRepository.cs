using Regressor.Domain.Security;

namespace Regressor.Application.Abstractions.Storage;

public interface IApiKeyRepository
{
    void Add(ApiKey key);

    /// <summary>For changing.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    Task<ApiKey> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>Newest first, revoked ones too.</summary>
    Task<Page<ApiKey>> ListAsync(Paging paging, CancellationToken cancellationToken);

    /// <summary>Those that are good.</summary>
    Task<IReadOnlyList<ApiKey>> ListGoodAsync(CancellationToken cancellationToken);
}
