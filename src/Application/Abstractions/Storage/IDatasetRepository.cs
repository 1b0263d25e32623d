using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions.Storage;

public interface IDatasetRepository
{
    void Add(Dataset dataset);

    /// <summary>Removes a dataset with its examples, runs and models.</summary>
    Task RemoveAsync(Dataset dataset, CancellationToken cancellationToken);

    /// <summary>Returns a dataset to be changed.</summary>
    /// <exception cref="NotFoundException">The dataset does not exist.</exception>
    Task<Dataset> GetAsync(string slug, CancellationToken cancellationToken);

    Task<Dataset?> FindAsync(string slug, CancellationToken cancellationToken);

    Task<Dataset?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Returns true if a dataset has this slug.</summary>
    Task<bool> ExistsAsync(string slug, CancellationToken cancellationToken);

    /// <summary>Returns true if any dataset exists.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>Lists the datasets in order of creation.</summary>
    /// <param name="only">Slug of the only dataset to return; null for all.</param>
    /// <param name="paging">The page to return.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<Page<Dataset>> ListAsync(string? only, Paging paging, CancellationToken cancellationToken);
}
