using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Writes examples as a part of a unit of work: called within its transaction, where there is one.</summary>
internal interface IExampleStore
{
    /// <summary>Makes room for the examples of a new dataset.</summary>
    Task CreateAsync(Dataset dataset, CancellationToken cancellationToken);

    /// <summary>Removes the examples of a dataset and the room for them.</summary>
    Task DropAsync(Dataset dataset, CancellationToken cancellationToken);

    Task AddAsync(PendingExamples examples, CancellationToken cancellationToken);
}
