using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Datasets;
using Regressor.Domain.Security;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).HasMaxLength(ApiKey.IdLength);
        builder.Property(key => key.Name).HasMaxLength(ApiKey.MaxNameLength);
        builder.Property(key => key.Scope).HasConversion<string>().HasMaxLength(20);
        builder.Property(key => key.Dataset).HasMaxLength(Slug.MaxLength);
        builder.Property<byte[]>("_salt").HasColumnName("Salt");
        builder.Property<byte[]>("_hash").HasColumnName("Hash");
        builder.HasOne<Dataset>().WithMany().HasForeignKey(key => key.DatasetId).OnDelete(DeleteBehavior.Cascade);
    }
}
