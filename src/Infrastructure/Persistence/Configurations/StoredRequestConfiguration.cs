using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal sealed class StoredRequestConfiguration : IEntityTypeConfiguration<StoredRequest>
{
    public void Configure(EntityTypeBuilder<StoredRequest> builder)
    {
        builder.ToTable("Requests");
        builder.HasKey(request => request.Key);
        builder.Property(request => request.Key).HasMaxLength(StoredRequest.MaxKeyLength);
        builder.Property(request => request.Fingerprint).HasMaxLength(64);
        builder.Property(request => request.Answer).HasJsonConversion();
        builder.HasIndex(request => request.CreatedAt);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(request => request.DatasetId).OnDelete(DeleteBehavior.Cascade);
    }
}
