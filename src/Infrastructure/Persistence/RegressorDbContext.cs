using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Security;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Persistence.Configurations;

namespace Regressor.Infrastructure.Persistence;

internal class RegressorDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Configurations of what only a database that several processes share contains.</summary>
    private static readonly Type[] SharedOnly =
        [typeof(StoredCheckpointConfiguration), typeof(StoredOfferConfiguration), typeof(StoredTrainingInputConfiguration), typeof(StoredPartConfiguration)];

    public DbSet<Dataset> Datasets => Set<Dataset>();

    public DbSet<TrainingRun> TrainingRuns => Set<TrainingRun>();

    public DbSet<TrainingEpoch> TrainingEpochs => Set<TrainingEpoch>();

    public DbSet<Model> Models => Set<Model>();

    public DbSet<StoredRequest> Requests => Set<StoredRequest>();

    public DbSet<StoredDiagnostics> Diagnostics => Set<StoredDiagnostics>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    // Excludes examples: on a relational database each dataset has its own table of examples.
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(
        typeof(RegressorDbContext).Assembly,
        configuration => configuration != typeof(ExampleConfiguration) && !SharedOnly.Contains(configuration));
}

/// <summary>Context for SQLite. Each relational provider has its own context, because each has its own migrations.</summary>
internal sealed class SqliteRegressorDbContext(DbContextOptions<SqliteRegressorDbContext> options) : RegressorDbContext(options)
{
    // SQLite lacks a timestamp type; UTC ticks compare and sort correctly.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
}

internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>Context for PostgreSQL. Several processes share it, so it also stores what is otherwise in a process's own files.</summary>
internal sealed class PostgreSqlRegressorDbContext(DbContextOptions<PostgreSqlRegressorDbContext> options) : RegressorDbContext(options), IDataProtectionKeyContext
{
    /// <summary>Keys that encrypt cookies.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new StoredCheckpointConfiguration());
        modelBuilder.ApplyConfiguration(new StoredOfferConfiguration());
        modelBuilder.ApplyConfiguration(new StoredTrainingInputConfiguration());
        modelBuilder.ApplyConfiguration(new StoredPartConfiguration());
        modelBuilder.Entity<DataProtectionKey>().ToTable("CookieKeys");
    }
}

internal sealed class InMemoryRegressorDbContext(DbContextOptions<InMemoryRegressorDbContext> options) : RegressorDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new ExampleConfiguration());
    }
}
