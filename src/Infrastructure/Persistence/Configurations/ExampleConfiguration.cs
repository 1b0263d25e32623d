using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Persistence.InMemory;

namespace Regressor.Infrastructure.Persistence.Configurations;

/// <summary>Used only by the in-memory database; see <see cref="ExampleTable"/> for the others.</summary>
internal sealed class ExampleConfiguration : IEntityTypeConfiguration<Example>
{
    public void Configure(EntityTypeBuilder<Example> builder)
    {
        builder.Property(example => example.Id).ValueGeneratedOnAdd();

        // Neither copied nor compared by content: an example never modifies its values, it replaces them.
        // The wrapper is a type that the provider accepts.
        HoldsValues(builder.Property(example => example.X).HasField("_x"));
        HoldsValues(builder.Property(example => example.Kept).HasField("_kept"));
        builder.Property<bool>(InMemoryExamples.IsDeleted);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(example => example.DatasetId);
    }

    private static void HoldsValues(PropertyBuilder<IReadOnlyList<ColumnValue>> property) => property.HasConversion(
        values => new StoredValues((ColumnValue[])values), stored => stored.Values, new ValueComparer<IReadOnlyList<ColumnValue>>(favorStructuralComparisons: false));

    private readonly record struct StoredValues(ColumnValue[] Values);
}
