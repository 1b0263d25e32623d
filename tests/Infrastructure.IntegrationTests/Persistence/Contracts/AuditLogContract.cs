using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Security;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests that every storage provider must pass.</summary>
public abstract class AuditLogContract : StorageTest
{
    private protected AuditLogContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task Old_entries_of_the_audit_log_go_and_newer_ones_stay()
    {
        await InServicesAsync(async services =>
        {
            var (audit, work) = (services.GetRequiredService<IAuditLog>(), services.GetRequiredService<IUnitOfWork>());
            for (var day = 0; day < 4; day++)
            {
                audit.Note(AuditEntry.Create(Now.AddDays(day), "somebody", "createDataset", $"{day}"));
                services.GetRequiredService<IDatasetRepository>().Add(Dataset.Create(
                    $"Dataset {day}", [new InputColumn("a", ColumnTypes.Numeric, null)], new TargetColumn("y", null), Now));
                await work.SaveChangesAsync(CancellationToken.None);
            }

            (await audit.RemoveOldAsync(Now.AddDays(2), null, CancellationToken.None)).ShouldBeTrue();
            await work.SaveChangesAsync(CancellationToken.None);
            (await audit.RemoveOldAsync(Now.AddDays(2), null, CancellationToken.None)).ShouldBeFalse();
            (await audit.RemoveOldAsync(null, 0, CancellationToken.None)).ShouldBeFalse();
            (await audit.ListAsync(new Paging(1, 10), CancellationToken.None)).Items.Select(entry => entry.Target).ShouldBe(["3", "2"]);
        });
    }
}

public sealed class SqliteAuditLogTests() : AuditLogContract(StorageProvider.Sqlite);

public sealed class PostgreSqlAuditLogTests() : AuditLogContract(StorageProvider.PostgreSql);

public sealed class InMemoryAuditLogTests() : AuditLogContract(StorageProvider.InMemory);
