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

    /// <summary>Of every dataset that has one.</summary>
    Task<IReadOnlyList<ActiveVersion>> ListActiveVersionsAsync(CancellationToken cancellationToken);

    /// <summary>In order of creation.</summary>
    Task<Page<Dataset>> ListAsync(Paging paging, CancellationToken cancellationToken);
}

/// <param name="Slug">The dataset's address.</param>
/// <param name="DatasetId">Its id.</param>
/// <param name="Version">Of the model that is to answer.</param>
public sealed record ActiveVersion(string Slug, Guid DatasetId, int Version);
