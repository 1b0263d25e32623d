using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions;

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

    /// <summary>Whether there is any.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>In order of creation.</summary>
    Task<Page<Dataset>> ListAsync(Paging paging, CancellationToken cancellationToken);
}
