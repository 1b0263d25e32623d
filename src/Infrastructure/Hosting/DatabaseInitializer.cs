using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Backup;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Persistence.Transactions;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Hosting;

/// <summary>Brings the database up to date once per process, for the first caller that needs it.</summary>
internal sealed class DatabaseInitializer(IServiceProvider services)
{
    private readonly Lazy<Task> _done = new(() => PrepareAsync(services));

    /// <exception cref="RefusalException">The database cannot be used.</exception>
    public Task DoneAsync() => _done.Value;

    private static async Task PrepareAsync(IServiceProvider services)
    {
        var storage = services.GetRequiredService<StorageOptions>();
        storage.CreateDirectory();
        try
        {
            await using var scope = services.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<RegressorDbContext>();
            await PersistenceServices.CreateAsync(context, CancellationToken.None);
            await using var turn = await services.GetRequiredService<IDistributedLockProvider>().TakeAsync(LockName.Preparation, CancellationToken.None);
            await services.GetRequiredService<Backups>().CheckRestoredAsync(CancellationToken.None);
            await PersistenceServices.MigrateAsync(context, services.GetRequiredService<DataDirectoryLock>(), CancellationToken.None);

            // Creates the queue's own tables.
            services.GetRequiredService<JobStorage>();
        }
        catch (Exception error) when (DatabaseExceptionTranslator.WhyUnusable(error, storage) is { } why)
        {
            throw new RefusalException(why, error);
        }
    }
}
