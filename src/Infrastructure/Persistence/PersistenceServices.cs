using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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
                DbConnectionInterceptor[] interceptors = [new SecureDeleteInterceptor(), new GroupPositionInterceptor()];
                services
                    .AddHostedService(services => new WalTruncationOnShutdown(file, services.GetRequiredService<StartupGate>()))
                    .AddDbContext<RegressorDbContext, SqliteRegressorDbContext>(context => context.UseSqlite($"Data Source={file}").AddInterceptors(interceptors).WithoutModelComparison())
                    .AddSqlExamples<SqliteDialect>(storedAtOnce: 1)
                    .AddSingleton(_ => new WriteLock(isExclusive: true))
                    .AddSingleton<IDistributedLockProvider, InProcessLocks>();
                break;
            case StorageProvider.PostgreSql:
                var connection = options.ConnectionString ?? throw new RefusalException("Storage:ConnectionString must be set for PostgreSql, such as 'Host=…;Database=…;Username=…;Password=…'.");
                services
                    .AddDbContext<RegressorDbContext, PostgreSqlRegressorDbContext>(context => context.UseNpgsql(connection).WithoutModelComparison())
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

    /// <summary>Makes the process follow the changes of other processes that share the database.</summary>
    public static IServiceCollection AddListener(this IServiceCollection services, StorageOptions options) =>
        options.IsShared ? services.AddHostedService<ActiveModelListener>() : services;

    /// <summary>Creates the database if the server lacks it. If several processes try simultaneously, one succeeds and all continue.</summary>
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
            // Another process created the database in the meantime.
        }
    }

    /// <summary>
    /// Spares a start the comparison of the whole model with its last snapshot, which takes a fifth of the first one: a test makes it.
    /// </summary>
    private static DbContextOptionsBuilder WithoutModelComparison(this DbContextOptionsBuilder context) =>
        context.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>Creates a private database file, because SQLite gives its accompanying files the same permissions.</summary>
    private static void CreatePrivateFile(SqliteRegressorDbContext context)
    {
        var file = context.Database.GetDbConnection().DataSource;
        if (!Path.Exists(file)) new FileStream(file, AtomicDirectory.PrivateFile(FileMode.OpenOrCreate, FileAccess.Write)).Dispose();
    }

    /// <summary>Updates the database's schema to the current version.</summary>
    /// <exception cref="RefusalException">
    /// A later version has changed the schema, or a process of another version is using the database and needs the schema unchanged.
    /// </exception>
    public static async Task MigrateAsync(RegressorDbContext context, DataDirectoryLock directory, CancellationToken cancellationToken)
    {
        if (!context.Database.IsRelational()) return;
        if (context is SqliteRegressorDbContext sqlite) CreatePrivateFile(sqlite);
        var isBehind = await SchemaVersion.IsBehindAsync(context, cancellationToken);

        // Write-ahead logging lets readers read while a writer writes. The setting is stored in the file.
        if (context is SqliteRegressorDbContext) await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);

        if (isBehind)
        {
            if (context is SqliteRegressorDbContext)
            {
                // A process that was killed during a migration leaves Entity Framework's lock behind, and nothing else would ever remove it.
                directory.Acquire();
                await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            }

            await context.Database.MigrateAsync(cancellationToken);
        }

        if (context is SqliteRegressorDbContext) await LegacyExamplesMigration.SplitAsync(context, cancellationToken);
    }

    /// <param name="services">The services.</param>
    /// <param name="storedAtOnce">Number of groups of single examples that may be stored simultaneously.</param>
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
