using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Persistence.Locking;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

/// <summary>A large list can be sorted during a long write, without an index.</summary>
public abstract class SortIndexTests(StorageProvider provider) : StorageTest(provider)
{
    private const int Rows = 12_000;

    /// <returns>Ends the write that it has begun.</returns>
    private protected abstract Task<Func<Task>> WriteAsync(IServiceProvider services, ExampleTable table);

    [Fact]
    public async Task A_list_is_sorted_during_a_write_and_has_its_index_afterwards()
    {
        var dataset = await StoreDatasetAsync();
        await InScopeAsync(unit => unit.Store.AddManyAsync(dataset, Enumerable.Range(0, Rows).Select(i => dataset.AddExample([ColumnValue.Of(i * 7919 % Rows), ColumnValue.Missing], i, Now)), CancellationToken.None));
        await InServicesAsync(async writer =>
        {
            var end = await WriteAsync(writer, new ExampleTable(dataset, writer.GetRequiredService<SqlDialect>()));
            await SortAsync(dataset, isIndexed: false);
            await end();
        });
        await SortAsync(dataset, isIndexed: true);
    }

    private Task SortAsync(Dataset dataset, bool isIndexed) => InServicesAsync(async services =>
    {
        var order = new ExampleOrder(0, Descending: false);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var page = await services.GetRequiredService<IExampleQueries>().ListAsync(dataset, ExampleFilter.All, order, new Paging(1, 5), patience.Token);
        page.Items.Select(example => example.X[0].Number).ShouldBe([0, 1, 2, 3, 4]);
        var index = new ExampleTable(dataset, services.GetRequiredService<SqlDialect>()).SortIndex(0).Trim('"');
        var catalogue = Options.Provider == StorageProvider.Sqlite ? "SELECT name AS \"Value\" FROM sqlite_master" : "SELECT indexname::text AS \"Value\" FROM pg_indexes";
        var names = await services.GetRequiredService<RegressorDbContext>().Database.SqlQueryRaw<string>(catalogue).ToListAsync();
        names.Contains(index).ShouldBe(isIndexed);
    });

    public sealed class Sqlite() : SortIndexTests(StorageProvider.Sqlite)
    {
        private protected override async Task<Func<Task>> WriteAsync(IServiceProvider services, ExampleTable table)
        {
            var held = await services.GetRequiredService<WriteLock>().TakeAsync(CancellationToken.None);
            return () =>
            {
                held.Dispose();
                return Task.CompletedTask;
            };
        }
    }

    public sealed class PostgreSql() : SortIndexTests(StorageProvider.PostgreSql)
    {
        private protected override async Task<Func<Task>> WriteAsync(IServiceProvider services, ExampleTable table)
        {
            var database = services.GetRequiredService<RegressorDbContext>().Database;
            var transaction = await database.BeginTransactionAsync();
            await using var held = await ExampleCommand.NewAsync(services.GetRequiredService<RegressorDbContext>(), services.GetRequiredService<SqlDialect>(), CancellationToken.None);
            await held.Add($"LOCK TABLE {table.Name} IN ROW EXCLUSIVE MODE").ExecuteAsync(CancellationToken.None);
            return () => transaction.RollbackAsync();
        }
    }
}
