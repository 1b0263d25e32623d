using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal sealed class ExampleConfiguration : IEntityTypeConfiguration<Example>
{
    public void Configure(EntityTypeBuilder<Example> builder)
    {
        builder.PrimitiveCollection(example => example.Numbers).HasField("_numbers");
        builder.PrimitiveCollection(example => example.Categories).HasField("_categories");
        builder.HasOne<Dataset>().WithMany().HasForeignKey(example => example.DatasetId).OnDelete(DeleteBehavior.Cascade);
    }
}
