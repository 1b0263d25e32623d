using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions.Storage;

/// <remarks>Datasets in the trash do not exist, except for the members that name it.</remarks>
public interface IDatasetRepository
{
    void Add(Dataset dataset);

    /// <summary>Removes a dataset with its examples, runs and models. It may be in the trash.</summary>
    Task RemoveAsync(Dataset dataset, CancellationToken cancellationToken);

    /// <summary>Returns a dataset to be changed.</summary>
    /// <exception cref="NotFoundException">The dataset does not exist, or is in the trash.</exception>
    Task<Dataset> GetAsync(string slug, CancellationToken cancellationToken);

    Task<Dataset?> FindAsync(string slug, CancellationToken cancellationToken);

    Task<Dataset?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Returns true if a dataset has this slug.</summary>
    Task<bool> ExistsAsync(string slug, CancellationToken cancellationToken);

    /// <summary>Finds a dataset that may be in the trash.</summary>
    Task<Dataset?> FindAlsoInTrashAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Returns a dataset in the trash, to be changed.</summary>
    /// <exception cref="NotFoundException">The trash does not contain it.</exception>
    Task<Dataset> GetFromTrashAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Lists the datasets in the trash, the last deleted first.</summary>
    Task<Page<Dataset>> ListTrashAsync(Paging paging, CancellationToken cancellationToken);

    /// <summary>Lists the datasets that were moved to the trash up to a time.</summary>
    Task<IReadOnlyList<Guid>> ListTrashedUntilAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Returns true if any dataset exists, be it in the trash.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>Lists the datasets in order of creation.</summary>
    /// <param name="filter">Selects and orders the datasets.</param>
    /// <param name="paging">The page to return.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<Page<Dataset>> ListAsync(DatasetFilter filter, Paging paging, CancellationToken cancellationToken);
}

/// <param name="Only">Slug of the only dataset; null for all.</param>
/// <param name="Search">Text that the name contains, regardless of case; null for all.</param>
/// <param name="NewestFirst">True for the latest first.</param>
/// <param name="First">Slugs of the datasets that come before all others; null for none.</param>
public readonly record struct DatasetFilter(string? Only = null, string? Search = null, bool NewestFirst = false, IReadOnlyList<string>? First = null);
