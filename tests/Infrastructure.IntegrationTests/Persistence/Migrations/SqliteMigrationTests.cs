using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Persistence.Sqlite;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly DataDirectoryLock _directory;

    public SqliteMigrationTests() => _directory = new DataDirectoryLock(new StorageOptions { DataDirectory = _folder.Path });

    public void Dispose()
    {
        _directory.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void The_migrations_match_the_model()
    {
        using var context = NewContext();
        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task The_database_writes_ahead()
    {
        await using var context = NewContext();
        await PersistenceServices.MigrateAsync(context, _directory, CancellationToken.None);
        (await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()).ShouldBe("wal");
    }

    [Fact]
    public async Task A_process_killed_while_it_migrated_does_not_block_the_next()
    {
        await using var context = NewContext();
        await context.Database.ExecuteSqlRawAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await PersistenceServices.MigrateAsync(context, _directory, soon.Token);
        (await context.Datasets.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_schema_does_not_change_beneath_a_server_that_is_running()
    {
        await using var context = NewContext();
        using var server = new DataDirectoryLock(new StorageOptions { DataDirectory = _folder.Path });
        server.Acquire();
        await Should.ThrowAsync<RefusalException>(() => PersistenceServices.MigrateAsync(context, _directory, CancellationToken.None));
        (await context.Database.GetAppliedMigrationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Examples_of_the_first_versions_move_into_tables_of_their_datasets()
    {
        await using var context = NewContext();
        await context.GetService<IMigrator>().MigrateAsync("ModelDiagnostics");
        var id = Guid.NewGuid();
        await context.Database.ExecuteSqlAsync($$"""
            INSERT INTO "Datasets" ("Id", "Slug", "Name", "Inputs", "Target", "SplitSeed", "LastModelVersion", "CreatedAt") VALUES ({{id}}, 'old', 'Old',
            '[{"name":"a","kind":"numeric"},{"name":"color","kind":"categorical"},{"name":"b","kind":"numeric"}]', '{"name":"y"}', 1, 0, 0)
            """);
        await context.Database.ExecuteSqlAsync($$"""
            INSERT INTO "Examples" ("Id", "DatasetId", "Numbers", "Categories", "Y", "SplitPosition", "CreatedAt")
            VALUES (3, {{id}}, '[0.30000000000000004,null]', '["red"]', 7, 0.5, 9), (5, {{id}}, '[1,2.5]', '[null]', 8, 0.75, 10)
            """);

        await PersistenceServices.MigrateAsync(context, _directory, CancellationToken.None);
        await PersistenceServices.MigrateAsync(context, _directory, CancellationToken.None);
        var dataset = await context.Datasets.AsNoTracking().SingleAsync();
        (dataset.ExampleCount, dataset.Revision).ShouldBe((2, 1));
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT json_array(\"Id\", x0, x1, x2, \"Y\", \"SplitPosition\", \"Exclusion\", \"CreatedAt\") FROM {new ExampleTable(dataset, new SqliteDialect()).Name} ORDER BY 1";
        await context.Database.OpenConnectionAsync();
        List<string> rows = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        rows.ShouldBe(["[3,0.30000000000000004,\"red\",null,7.0,0.5,null,9]", "[5,1.0,null,2.5,8.0,0.75,null,10]"]);
    }

    private SqliteRegressorDbContext NewContext() => new(
        new DbContextOptionsBuilder<SqliteRegressorDbContext>().UseSqlite($"Data Source={Path.Combine(_folder.Path, "regressor.db")}").Options);
}
