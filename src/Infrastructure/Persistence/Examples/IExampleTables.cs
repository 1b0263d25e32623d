using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Creates and drops the tables of examples with their dataset's row, in its transaction.</summary>
internal interface IExampleTables
{
    Task CreateAsync(Dataset dataset, CancellationToken cancellationToken);

    Task DropAsync(Dataset dataset, CancellationToken cancellationToken);
}
