using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions;

public interface IExampleRepository
{
    void Add(Example example);

    void AddRange(IEnumerable<Example> examples);

    void Remove(Example example);

    /// <summary>For changing.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    Task<Example> GetAsync(Guid datasetId, long id, CancellationToken cancellationToken);

    Task<Page<Example>> ListAsync(Dataset dataset, Paging paging, ExampleOrder order, CancellationToken cancellationToken);

    Task<int> CountAsync(Guid datasetId, CancellationToken cancellationToken);

    /// <summary>All examples as columns, streamed from the database.</summary>
    Task<TrainingTable> ReadTableAsync(Dataset dataset, CancellationToken cancellationToken);
}

/// <summary>How a list of examples is sorted.</summary>
/// <param name="By">An input's index, or one of the two below it.</param>
/// <param name="Descending">Largest or newest first.</param>
public sealed record ExampleOrder(int By, bool Descending)
{
    public const int ByTarget = -1;
    public const int ByCreation = -2;

    public static ExampleOrder NewestFirst { get; } = new(ByCreation, Descending: true);
}
