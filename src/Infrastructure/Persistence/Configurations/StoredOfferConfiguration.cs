using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Persistence.Configurations;

/// <summary>Used only by a shared database; elsewhere one worker computes each training.</summary>
internal sealed class StoredOfferConfiguration : IEntityTypeConfiguration<StoredOffer>
{
    private const int FingerprintLength = 64;

    public void Configure(EntityTypeBuilder<StoredOffer> builder)
    {
        builder.ToTable("TrainingOffers");
        builder.HasKey(offer => offer.RunId);
        builder.Property(offer => offer.RunId).ValueGeneratedNever();
        builder.Property(offer => offer.Fingerprint).HasMaxLength(FingerprintLength);
        builder.HasOne<TrainingRun>().WithOne().HasForeignKey<StoredOffer>(offer => offer.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <inheritdoc cref="StoredOfferConfiguration"/>
internal sealed class StoredTrainingInputConfiguration : IEntityTypeConfiguration<StoredTrainingInput>
{
    public void Configure(EntityTypeBuilder<StoredTrainingInput> builder)
    {
        builder.ToTable("TrainingInputs");
        builder.HasKey(input => new { input.RunId, input.Number });
        builder.HasOne<StoredOffer>().WithMany().HasForeignKey(input => input.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <inheritdoc cref="StoredOfferConfiguration"/>
internal sealed class StoredPartConfiguration : IEntityTypeConfiguration<StoredPart>
{
    private const int MaxNameLength = 100;

    public void Configure(EntityTypeBuilder<StoredPart> builder)
    {
        builder.ToTable("TrainingParts");
        builder.HasKey(part => new { part.RunId, part.Number });
        builder.Property(part => part.Name).HasMaxLength(MaxNameLength);
        builder.HasOne<StoredOffer>().WithMany().HasForeignKey(part => part.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
