using Microsoft.EntityFrameworkCore;
using Regressor.Infrastructure.Persistence;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose()
    {
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
        await PersistenceServices.MigrateAsync(context, CancellationToken.None);
        (await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()).ShouldBe("wal");
    }

    [Fact]
    public async Task A_process_killed_while_it_migrated_does_not_block_the_next()
    {
        await using var context = NewContext();
        await context.Database.ExecuteSqlRawAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await PersistenceServices.MigrateAsync(context, soon.Token);
        (await context.Datasets.CountAsync()).ShouldBe(0);
    }

    private SqliteRegressorDbContext NewContext() => new(
        new DbContextOptionsBuilder<SqliteRegressorDbContext>().UseSqlite($"Data Source={Path.Combine(_folder.Path, "regressor.db")}").Options);
}
