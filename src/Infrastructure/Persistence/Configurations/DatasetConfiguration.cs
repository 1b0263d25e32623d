using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal sealed class DatasetConfiguration : IEntityTypeConfiguration<Dataset>
{
    public void Configure(EntityTypeBuilder<Dataset> builder)
    {
        builder.Property(dataset => dataset.Id).ValueGeneratedNever();
        builder.Property(dataset => dataset.Slug).HasMaxLength(Slug.MaxLength);
        builder.HasIndex(dataset => dataset.Slug).IsUnique();
        builder.Property(dataset => dataset.FormerSlug).HasMaxLength(Slug.MaxLength);

        // A request that found the dataset in place, or in the trash, must not change or delete it after it was moved.
        builder.Property(dataset => dataset.DeletedAt).IsConcurrencyToken();
        builder.Property(dataset => dataset.Name).HasMaxLength(Dataset.MaxNameLength);
        builder.Property(dataset => dataset.Inputs).HasField("_inputs").HasJsonConversion()
            .Metadata.SetValueComparer(new ValueComparer<IReadOnlyList<InputColumn>>(favorStructuralComparisons: false));
        builder.Property(dataset => dataset.Target).HasJsonConversion();
        builder.Property(dataset => dataset.Kept).HasField("_kept").HasJsonConversion().HasDefaultValueSql("'[]'")
            .Metadata.SetValueComparer(new ValueComparer<IReadOnlyList<KeptColumn>>(favorStructuralComparisons: false));
        builder.Property(dataset => dataset.Costs).HasJsonConversion();
        builder.Property(dataset => dataset.Split).HasJsonConversion().HasDefaultValueSql("'{\"by\":\"row\"}'");
        builder.Property(dataset => dataset.DeclinedSplit).HasJsonConversion();
        builder.Ignore(dataset => dataset.Columns);
        builder.Ignore(dataset => dataset.Schema);
        builder.Ignore(dataset => dataset.Task);
        builder.Ignore(dataset => dataset.Splitter);
    }
}
