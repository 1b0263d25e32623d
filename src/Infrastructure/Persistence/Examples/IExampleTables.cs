using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Creates and drops a dataset's tables of examples, in the same transaction as the dataset's row.</summary>
internal interface IExampleTables
{
    Task CreateAsync(Dataset dataset, CancellationToken cancellationToken);

    Task DropAsync(Dataset dataset, CancellationToken cancellationToken);
}
