using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Security;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Persistence.Transactions;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Every write stores the audit entry and the idempotency record of its request. Every storage provider must pass these tests.</summary>
public abstract class WriteTransactionContract : StorageTest
{
    private protected WriteTransactionContract(StorageProvider provider)
        : base(provider)
    {
    }

    public static TheoryData<string> Writes => ["add", "add many", "update", "exclude", "delete", "restore", "save entities"];

    [Fact]
    public async Task A_write_that_knows_nothing_of_records_is_stored_with_both() => await InServicesAsync(async services =>
    {
        Note(services, "fake");
        await services.GetRequiredService<WriteTransaction>().RunAsync(WriteKind.Ordinary, () => Task.FromResult(true), CancellationToken.None);
        await ShouldBeStoredAsync("fake", times: 1);
    });

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Every_write_is_stored_with_both_records_once(string write)
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2));
        await RemoveAsync(dataset, new ExampleFilter([new ColumnCondition(0, Relation.Equal, [ColumnValue.Of(2)])]), 1);
        await InServicesAsync(async services =>
        {
            Note(services, write);
            await WriteAsync(services, dataset, write);
            await WriteAsync(services, dataset, "save entities");
        });
        await ShouldBeStoredAsync(write, times: 1);
    }

    [Fact]
    public async Task A_write_that_is_undone_leaves_no_record_and_the_next_one_stores_them() => await InServicesAsync(async services =>
    {
        var transaction = services.GetRequiredService<WriteTransaction>();
        Note(services, "second");
        await transaction.RunAsync(WriteKind.Ordinary, () => Task.FromResult(false), CancellationToken.None);
        await Should.ThrowAsync<InvalidDataException>(() => transaction.RunAsync(WriteKind.Ordinary, () => throw new InvalidDataException(), CancellationToken.None));
        await ShouldBeStoredAsync("second", times: 0);
        await transaction.RunAsync(CancellationToken.None);
        await ShouldBeStoredAsync("second", times: 1);
    });

    [Fact]
    public async Task Examples_that_share_a_transaction_each_keep_the_entry_of_their_request()
    {
        var dataset = await StoreDatasetAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => InServicesAsync(services =>
        {
            services.GetRequiredService<IAuditLog>().Note(Entry($"{number}"));
            return WriteAsync(services, dataset, "add");
        })));
        await InServicesAsync(async services =>
        {
            var entries = await services.GetRequiredService<IAuditLog>().ListAsync(new Paging(1, 100), CancellationToken.None);
            entries.Items.Select(entry => entry.Target).ShouldBe(Enumerable.Range(0, 40).Select(number => $"{number}"), ignoreOrder: true);
        });
    }

    private static async Task WriteAsync(IServiceProvider services, Dataset stored, string write)
    {
        var (datasets, store) = (services.GetRequiredService<IDatasetRepository>(), services.GetRequiredService<IExampleStore>());
        var dataset = await datasets.GetAsync(stored.Slug, CancellationToken.None);
        var example = dataset.AddExample([ColumnValue.Of(1), ColumnValue.Of("a")], 1, Now);
        await (write switch
        {
            "add" => store.AddAsync(dataset, example, CancellationToken.None),
            "add many" => store.AddManyAsync(dataset, [example], CancellationToken.None),
            "update" => store.UpdateAsync(dataset, ExampleFilter.All, one => one.Exclude("odd"), CancellationToken.None),
            "exclude" => store.ExcludeAsync(dataset, ExampleFilter.All, "odd", CancellationToken.None),
            "delete" => store.DeleteAsync(dataset, ExampleFilter.All, CancellationToken.None),
            "restore" => store.RestoreAsync(dataset, CancellationToken.None),
            _ => SaveEntitiesAsync(),
        });

        Task SaveEntitiesAsync()
        {
            dataset.Rename($"{dataset.Name} again");
            return services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
        }
    }

    private static void Note(IServiceProvider services, string what)
    {
        services.GetRequiredService<IAuditLog>().Note(Entry(what));
        services.GetRequiredService<IIdempotencyStore>().Use(what, "fingerprint");
    }

    private static AuditEntry Entry(string target) => AuditEntry.Create(Now, "somebody", "something", target);

    private Task ShouldBeStoredAsync(string what, int times) => InServicesAsync(async services =>
    {
        var context = services.GetRequiredService<RegressorDbContext>();
        (await context.AuditEntries.CountAsync(entry => entry.Target == what)).ShouldBe(times);
        (await context.Requests.CountAsync(request => request.Key == what)).ShouldBe(times);
    });
}

public sealed class SqliteWriteTransactionTests() : WriteTransactionContract(StorageProvider.Sqlite);

public sealed class PostgreSqlWriteTransactionTests() : WriteTransactionContract(StorageProvider.PostgreSql);

public sealed class InMemoryWriteTransactionTests() : WriteTransactionContract(StorageProvider.InMemory);
