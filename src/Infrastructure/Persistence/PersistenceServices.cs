using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions;
using Regressor.Infrastructure.Persistence.Repositories;

namespace Regressor.Infrastructure.Persistence;

internal static class PersistenceServices
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, StorageOptions options)
    {
        switch (options.Provider)
        {
            case StorageProvider.Sqlite:
                var file = Path.Combine(options.DataDirectory, "regressor.db");
                services.AddDbContext<RegressorDbContext, SqliteRegressorDbContext>(context => context.UseSqlite($"Data Source={file}"));
                break;
            case StorageProvider.InMemory:
                var name = Guid.NewGuid().ToString();
                services.AddDbContext<RegressorDbContext, InMemoryRegressorDbContext>(context => context.UseInMemoryDatabase(name));
                break;
            default:
                throw new InvalidOperationException($"Storage:Provider must be Sqlite or InMemory, not '{options.Provider}'.");
        }

        return services
            .AddSingleton<WriteGate>()
            .AddScoped<IUnitOfWork, UnitOfWork>()
            .AddScoped<IDatasetRepository, DatasetRepository>()
            .AddScoped<IExampleRepository, ExampleRepository>()
            .AddScoped<ITrainingRunRepository, TrainingRunRepository>()
            .AddScoped<IModelRepository, ModelRepository>();
    }

    /// <summary>Brings the database's schema up to date.</summary>
    public static async Task MigrateAsync(RegressorDbContext context, CancellationToken cancellationToken)
    {
        if (!context.Database.IsRelational()) return;

        // Write-ahead logging lets readers read while a writer writes; the setting stays with the file.
        // A process that was killed while it migrated leaves Entity Framework's lock behind, and nobody else would ever remove it.
        // It protects nothing here: the data directory has its own lock.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }
}
