using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal sealed class StoredDiagnosticsConfiguration : IEntityTypeConfiguration<StoredDiagnostics>
{
    public void Configure(EntityTypeBuilder<StoredDiagnostics> builder)
    {
        builder.ToTable("ModelDiagnostics");
        builder.HasKey(stored => new { stored.DatasetId, stored.Version });
        builder.Property(stored => stored.Diagnostics).HasJsonConversion();
        builder.HasOne<Model>().WithOne()
            .HasForeignKey<StoredDiagnostics>(stored => new { stored.DatasetId, stored.Version })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
