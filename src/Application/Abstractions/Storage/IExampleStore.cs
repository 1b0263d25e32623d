using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions.Storage;

/// <summary>Writes the examples of datasets.</summary>
/// <remarks>
/// Each call is a transaction of its own, which also stores whatever the scope has changed before, as <see cref="IUnitOfWork"/> does: a new
/// dataset, for instance. When a call returns, all of it is stored, and the dataset shows the count and the revision that its row in the
/// database has then. When it throws, nothing is stored. A call that finds no example to write stores nothing either.
/// </remarks>
public interface IExampleStore
{
    /// <summary>Adds one example, which gets its id. Concurrent calls may share a transaction; a failed one does not affect the others.</summary>
    /// <exception cref="LimitException">The dataset already has the maximum number of examples.</exception>
    Task AddAsync(Dataset dataset, Example example, CancellationToken cancellationToken);

    /// <summary>Adds examples in bulk. They are read lazily within the transaction and get no ids; an exception rolls it back.</summary>
    /// <returns>The number of examples added. The scope's other changes are stored even if there are none.</returns>
    /// <exception cref="LimitException">The dataset would exceed the maximum number of examples.</exception>
    Task<int> AddManyAsync(Dataset dataset, IEnumerable<Example> examples, CancellationToken cancellationToken);

    /// <summary>Copies all examples, in order, to a new dataset with the same columns. The copies keep their exclusions and creation times.</summary>
    /// <returns>The number of examples copied.</returns>
    /// <exception cref="LimitException">There are more examples than a dataset may have.</exception>
    Task<int> CopyAsync(Dataset source, Dataset copy, CancellationToken cancellationToken);

    /// <summary>Changes all examples that pass the filter.</summary>
    /// <param name="dataset">The dataset of the examples.</param>
    /// <param name="filter">Selects the examples.</param>
    /// <param name="change">Changes one example; an exception undoes all changes.</param>
    /// <param name="cancellationToken">Undoes all changes.</param>
    /// <returns>The number of examples changed.</returns>
    Task<int> UpdateAsync(Dataset dataset, ExampleFilter filter, Action<Example> change, CancellationToken cancellationToken);

    /// <summary>Excludes all examples that pass the filter from training for a reason, or includes them again if it is null.</summary>
    /// <returns>The number of examples that pass the filter.</returns>
    Task<int> ExcludeAsync(Dataset dataset, ExampleFilter filter, string? reason, CancellationToken cancellationToken);

    /// <summary>Deletes all examples that pass the filter. Examples of the previous deletion can no longer be restored.</summary>
    /// <returns>The number of examples deleted.</returns>
    Task<int> DeleteAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken);

    /// <summary>Restores the examples of the last deletion, with their ids.</summary>
    /// <returns>The number of examples restored.</returns>
    Task<int> RestoreAsync(Dataset dataset, CancellationToken cancellationToken);
}
