using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

public abstract class RequestKeysTests(StorageProvider provider) : StorageTest(provider)
{
    [Fact]
    public async Task A_key_that_has_run_out_is_a_new_one()
    {
        await StoreWithAsync("nightly", "first");
        await StoreWithAsync("other", "first");
        Clock.Ahead = IIdempotencyStore.Lifetime + TimeSpan.FromMinutes(1);
        await StoreWithAsync("nightly", "second");
        await InServicesAsync(async services =>
        {
            var keys = services.GetRequiredService<IIdempotencyStore>();
            (await keys.FindAsync("nightly", CancellationToken.None))!.Fingerprint.ShouldBe("second");
            (await keys.FindAsync("other", CancellationToken.None)).ShouldBeNull();
        });
    }

    private Task StoreWithAsync(string key, string fingerprint) => InServicesAsync(async services =>
    {
        var keys = services.GetRequiredService<IIdempotencyStore>();
        (await keys.FindAsync(key, CancellationToken.None)).ShouldBeNull();
        keys.Use(key, fingerprint);
        services.GetRequiredService<IDatasetRepository>().Add(Dataset.Create($"{key} {fingerprint}", [new InputColumn("x", ColumnTypes.Numeric, null)], new TargetColumn("y", null), Now));
        await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
    });

    public sealed class Sqlite() : RequestKeysTests(StorageProvider.Sqlite);

    public sealed class PostgreSql() : RequestKeysTests(StorageProvider.PostgreSql);

    public sealed class InMemory() : RequestKeysTests(StorageProvider.InMemory);
}
