using Microsoft.EntityFrameworkCore;
using Regressor.Infrastructure.Persistence;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

public sealed class PostgreSqlMigrationTests
{
    [Fact]
    public void The_migrations_match_the_model()
    {
        using var context = new PostgreSqlRegressorDbContext(
            new DbContextOptionsBuilder<PostgreSqlRegressorDbContext>().UseNpgsql("Host=unused").Options);
        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
