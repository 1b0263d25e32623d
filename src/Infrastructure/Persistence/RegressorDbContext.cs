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
    public DbSet<Dataset> Datasets => Set<Dataset>();

    public DbSet<TrainingRun> TrainingRuns => Set<TrainingRun>();

    public DbSet<TrainingEpoch> TrainingEpochs => Set<TrainingEpoch>();

    public DbSet<Model> Models => Set<Model>();

    public DbSet<StoredRequest> Requests => Set<StoredRequest>();

    public DbSet<StoredDiagnostics> Diagnostics => Set<StoredDiagnostics>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    // Examples are not among them: on a relational database each dataset has a table for its own.
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(
        typeof(RegressorDbContext).Assembly,
        configuration => configuration != typeof(ExampleConfiguration) && configuration != typeof(StoredCheckpointConfiguration));
}

/// <summary>A context of its own for each relational provider, because each has its own migrations.</summary>
internal sealed class SqliteRegressorDbContext(DbContextOptions<SqliteRegressorDbContext> options) : RegressorDbContext(options)
{
    // SQLite has no type for points in time; as UTC ticks they compare and sort.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
}

internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>Shared by several processes, and so has what is otherwise in a process's own files.</summary>
internal sealed class PostgreSqlRegressorDbContext(DbContextOptions<PostgreSqlRegressorDbContext> options) : RegressorDbContext(options), IDataProtectionKeyContext
{
    /// <summary>Those with which cookies are encrypted.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new StoredCheckpointConfiguration());
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
