using Microsoft.EntityFrameworkCore;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Examples;

namespace Regressor.Infrastructure.Persistence.InMemory;

internal sealed class InMemoryExampleTables(RegressorDbContext context) : IExampleTables
{
    public Task CreateAsync(Dataset dataset, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task DropAsync(Dataset dataset, CancellationToken cancellationToken) =>
        context.RemoveRange(await context.Set<Example>().Where(example => example.DatasetId == dataset.Id).ToListAsync(cancellationToken));
}
