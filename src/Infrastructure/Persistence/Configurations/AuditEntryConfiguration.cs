using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Security;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditLog");
        builder.Property(entry => entry.Who).HasMaxLength(AuditEntry.MaxLength);
        builder.Property(entry => entry.What).HasMaxLength(AuditEntry.MaxLength);
        builder.Property(entry => entry.Target).HasMaxLength(AuditEntry.MaxLength);
    }
}
