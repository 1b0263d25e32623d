using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Regressor.Infrastructure.Persistence;

/// <summary>Used by 'dotnet ef migrations add'.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteRegressorDbContext>
{
    public SqliteRegressorDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteRegressorDbContext>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlRegressorDbContext>
{
    public PostgreSqlRegressorDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlRegressorDbContext>().UseNpgsql("Host=unused").Options);
}
