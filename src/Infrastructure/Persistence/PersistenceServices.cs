using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Persistence.InMemory;
using Regressor.Infrastructure.Persistence.Locking;
using Regressor.Infrastructure.Persistence.PostgreSql;
using Regressor.Infrastructure.Persistence.Repositories;
using Regressor.Infrastructure.Persistence.Sqlite;
using Regressor.Infrastructure.Persistence.Transactions;
using Regressor.Infrastructure.Persistence.Upgrades;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Persistence;

internal static class PersistenceServices
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, StorageOptions options)
    {
        switch (options.Provider)
        {
            case StorageProvider.Sqlite:
                var file = options.DatabaseFile;
                var secureDelete = new SecureDeleteInterceptor();
                services
                    .AddHostedService(services => new WalTruncationOnShutdown(file, services.GetRequiredService<StartupGate>()))
                    .AddDbContext<RegressorDbContext, SqliteRegressorDbContext>(context => context.UseSqlite($"Data Source={file}").AddInterceptors(secureDelete))
                    .AddSqlExamples<SqliteDialect>(storedAtOnce: 1)
                    .AddSingleton(_ => new WriteLock(isExclusive: true))
                    .AddSingleton<IDistributedLockProvider, InProcessLocks>();
                break;
            case StorageProvider.PostgreSql:
                var connection = options.ConnectionString ?? throw new RefusalException("Storage:ConnectionString must be set for PostgreSql, like 'Host=…;Database=…;Username=…;Password=…'.");
                services
                    .AddDbContext<RegressorDbContext, PostgreSqlRegressorDbContext>(context => context.UseNpgsql(connection))
                    .AddSqlExamples<PostgreSqlDialect>(storedAtOnce: 64)
                    .AddSingleton(_ => new WriteLock(isExclusive: false))
                    .AddSingleton<IDistributedLockProvider, PostgreSqlAdvisoryLocks>();
                break;
            case StorageProvider.InMemory:
                var name = Guid.NewGuid().ToString();
                services
                    .AddDbContext<RegressorDbContext, InMemoryRegressorDbContext>(context => context.UseInMemoryDatabase(name).AddInterceptors(new InMemoryUniqueIndexes()))
                    .AddScoped<IExampleTables, InMemoryExampleTables>()
                    .AddScoped<IExampleStore, InMemoryExampleStore>()
                    .AddScoped<IExampleQueries, InMemoryExampleQueries>()
                    .AddSingleton(_ => new WriteLock(isExclusive: true))
                    .AddSingleton<IDistributedLockProvider, InProcessLocks>();
                break;
            default:
                throw new RefusalException($"Storage:Provider must be Sqlite, InMemory or PostgreSql, not '{options.Provider}'.");
        }

        return services
            .AddSingleton(options)
            .AddSingleton<IStorageUsage, StorageUsage>()
            .AddSingleton(_ => new Ballast(options))
            .AddScoped<RequestRecords>()
            .AddScoped<WriteTransaction>()
            .AddScoped<IIdempotencyStore, IdempotencyStore>()
            .AddScoped<IAuditLog, AuditLog>()
            .AddScoped<IApiKeyRepository, ApiKeyRepository>()
            .AddScoped<IUnitOfWork, UnitOfWork>()
            .AddScoped<IDatasetRepository, DatasetRepository>()
            .AddScoped<ITrainingRunRepository, TrainingRunRepository>()
            .AddScoped<IModelRepository, ModelRepository>();
    }

    /// <summary>Has the process follow what others do on the same database.</summary>
    public static IServiceCollection AddListener(this IServiceCollection services, StorageOptions options) =>
        options.IsShared ? services.AddHostedService<ActiveModelListener>() : services;

    /// <summary>Makes the database itself where a server has none of its name; of several that find so, one does.</summary>
    public static async Task CreateAsync(RegressorDbContext context, CancellationToken cancellationToken)
    {
        if (context is not PostgreSqlRegressorDbContext) return;
        var creator = context.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync(cancellationToken)) await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // It is there now.
        }
    }

    /// <summary>SQLite gives the files beside it the rights that it has.</summary>
    private static void CreatePrivateFile(SqliteRegressorDbContext context)
    {
        var file = context.Database.GetDbConnection().DataSource;
        if (!Path.Exists(file)) new FileStream(file, AtomicDirectory.PrivateFile(FileMode.OpenOrCreate, FileAccess.Write)).Dispose();
    }

    /// <summary>Brings the database's schema up to date.</summary>
    /// <exception cref="RefusalException">
    /// A later version has changed it, or a process of another version is using it: its schema must not change beneath that.
    /// </exception>
    public static async Task MigrateAsync(RegressorDbContext context, DataDirectoryLock directory, CancellationToken cancellationToken)
    {
        if (!context.Database.IsRelational()) return;
        if (context is SqliteRegressorDbContext sqlite) CreatePrivateFile(sqlite);
        var isBehind = await SchemaVersion.IsBehindAsync(context, cancellationToken);

        // Write-ahead logging lets readers read while a writer writes; the setting stays with the file.
        if (context is SqliteRegressorDbContext) await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);

        // Migrating compares the whole model with its last snapshot even when there is nothing to do: half of the time it takes to start.
        if (isBehind)
        {
            if (context is SqliteRegressorDbContext)
            {
                // A process that was killed while it migrated leaves Entity Framework's lock behind, and nobody else would ever remove it.
                directory.Acquire();
                await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            }

            await context.Database.MigrateAsync(cancellationToken);
        }

        if (context is SqliteRegressorDbContext) await LegacyExamplesMigration.SplitAsync(context, cancellationToken);
    }

    /// <param name="services">The services.</param>
    /// <param name="storedAtOnce">The number of groups of single examples that may be stored at the same time.</param>
    private static IServiceCollection AddSqlExamples<TDialect>(this IServiceCollection services, int storedAtOnce)
        where TDialect : SqlDialect => services
        .AddSingleton<SqlDialect, TDialect>()
        .AddSingleton(_ => new GroupCommit(storedAtOnce))
        .AddSingleton<SortIndexes>()
        .AddSingleton<FilteredCountCache>()
        .AddScoped<ExamplePager>()
        .AddScoped<DatasetRows>()
        .AddScoped<ExampleStatements>()
        .AddScoped<IExampleTables, SqlExampleTables>()
        .AddScoped<IExampleStore, SqlExampleStore>()
        .AddScoped<IExampleQueries, SqlExampleQueries>();
}
