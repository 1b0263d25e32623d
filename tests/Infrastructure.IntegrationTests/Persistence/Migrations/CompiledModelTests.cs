using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Regressor.Infrastructure.Persistence;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

/// <summary>If these tests fail, run src/Infrastructure/Persistence/compile-models.sh, which generates the compiled models from the configurations.</summary>
public sealed class CompiledModelTests
{
    [Fact]
    public void The_model_of_SQLite_matches_the_configurations()
    {
        using var context = new SqliteRegressorDbContext(new DbContextOptionsBuilder<SqliteRegressorDbContext>().UseSqlite("Data Source=:memory:").Options);
        Compare(context);
    }

    [Fact]
    public void The_model_of_PostgreSQL_matches_the_configurations()
    {
        using var context = new PostgreSqlRegressorDbContext(new DbContextOptionsBuilder<PostgreSqlRegressorDbContext>().UseNpgsql("Host=unused").Options);
        Compare(context);
    }

    private static void Compare(RegressorDbContext context)
    {
        context.Model.GetType().Namespace.ShouldNotBeNull().ShouldContain("CompiledModels");
        Describe(context.Model).ShouldBe(Describe(context.GetService<IDesignTimeModel>().Model));
    }

    private static string Describe(IModel model) => model.ToDebugString(MetadataDebugStringOptions.ShortDefault) + model.GetRelationalModel().ToDebugString(MetadataDebugStringOptions.ShortDefault);
}
