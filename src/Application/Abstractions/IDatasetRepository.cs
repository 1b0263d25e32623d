using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions;

public interface IDatasetRepository
{
    void Add(Dataset dataset);

    void Remove(Dataset dataset);

    /// <summary>For changing; null where there is none.</summary>
    Task<Dataset?> FindAsync(string slug, CancellationToken cancellationToken);

    Task<Dataset?> FindAsync(Guid id, CancellationToken cancellationToken);

    Task<IReadOnlyList<Dataset>> ListAsync(CancellationToken cancellationToken);

    /// <summary>In order of creation, with the number of examples of each.</summary>
    Task<Page<DatasetWithCount>> ListAsync(Paging paging, CancellationToken cancellationToken);
}

public sealed record DatasetWithCount(Dataset Dataset, int ExampleCount);
