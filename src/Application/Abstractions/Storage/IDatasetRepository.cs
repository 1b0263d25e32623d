using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions.Storage;

public interface IDatasetRepository
{
    void Add(Dataset dataset);

    /// <summary>With its examples, runs and models.</summary>
    Task RemoveAsync(Dataset dataset, CancellationToken cancellationToken);

    /// <summary>For changing.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    Task<Dataset> GetAsync(string slug, CancellationToken cancellationToken);

    Task<Dataset?> FindAsync(string slug, CancellationToken cancellationToken);

    Task<Dataset?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Whether there is one at this address.</summary>
    Task<bool> ExistsAsync(string slug, CancellationToken cancellationToken);

    /// <summary>Whether there is any.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>In order of creation.</summary>
    /// <param name="only">The slug of the only one wanted; null for all.</param>
    /// <param name="paging">Which page.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<Page<Dataset>> ListAsync(string? only, Paging paging, CancellationToken cancellationToken);
}
