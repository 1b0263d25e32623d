using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

internal sealed class SqlExampleTables(RegressorDbContext context, SqlDialect dialect) : IExampleTables
{
    public Task CreateAsync(Dataset dataset, CancellationToken cancellationToken) =>
        ExecuteAsync(new ExampleTable(dataset, dialect).Create(), cancellationToken);

    public Task DropAsync(Dataset dataset, CancellationToken cancellationToken) =>
        ExecuteAsync(new ExampleTable(dataset, dialect).Drop(), cancellationToken);

    private async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);
        await sql.Add(text).ExecuteAsync(cancellationToken);
    }
}
