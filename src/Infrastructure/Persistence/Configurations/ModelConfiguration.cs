using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal sealed class ModelConfiguration : IEntityTypeConfiguration<Model>
{
    public void Configure(EntityTypeBuilder<Model> builder)
    {
        builder.HasKey(model => new { model.DatasetId, model.Version });
        builder.Property(model => model.Options).HasJsonConversion();
        builder.Property(model => model.Report).HasJsonConversion();
        builder.Property(model => model.Problem).HasMaxLength(Model.MaxProblemLength);
        builder.Property(model => model.Note).HasMaxLength(Model.MaxNoteLength);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(model => model.DatasetId).OnDelete(DeleteBehavior.Cascade);
    }
}
