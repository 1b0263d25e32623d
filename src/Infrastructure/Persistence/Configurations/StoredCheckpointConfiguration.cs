using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Persistence.Configurations;

/// <summary>Used only by a shared database; elsewhere a checkpoint is a file.</summary>
internal sealed class StoredCheckpointConfiguration : IEntityTypeConfiguration<StoredCheckpoint>
{
    public void Configure(EntityTypeBuilder<StoredCheckpoint> builder)
    {
        builder.ToTable("Checkpoints");
        builder.HasKey(stored => new { stored.DatasetId, stored.Version });
        builder.HasOne<Model>().WithOne()
            .HasForeignKey<StoredCheckpoint>(stored => new { stored.DatasetId, stored.Version })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
