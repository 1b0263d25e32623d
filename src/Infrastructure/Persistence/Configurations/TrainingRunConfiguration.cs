using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Persistence.Configurations;

internal sealed class TrainingRunConfiguration : IEntityTypeConfiguration<TrainingRun>
{
    public void Configure(EntityTypeBuilder<TrainingRun> builder)
    {
        builder.Property(run => run.Id).ValueGeneratedNever();

        // Two writers may change a run simultaneously, such as a cancellation and a start, or a worker whose run was taken over.
        // The second one must reload the run.
        builder.Property(run => run.Status).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
        builder.Property(run => run.Attempt).IsConcurrencyToken();
        builder.Property(run => run.Worker).HasMaxLength(TrainingRun.MaxWorkerLength);
        builder.Property(run => run.Options).HasJsonConversion();
        builder.Property(run => run.Progress).HasJsonConversion();
        builder.Property(run => run.Learner).HasJsonConversion();
        builder.Property(run => run.Curve).HasJsonConversion();
        builder.Property(run => run.Search).HasJsonConversion();
        builder.Property(run => run.Activation).HasJsonConversion();
        builder.Property(run => run.Result).HasJsonConversion();
        builder.Property(run => run.Failure).HasJsonConversion();
        builder.Property(run => run.Error).HasMaxLength(TrainingRun.MaxErrorLength);
        builder.Ignore(run => run.IsFinished);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(run => run.DatasetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(run => new { run.DatasetId, run.CreatedAt });
        builder.HasIndex(run => run.DatasetId, "OneUnfinishedRunPerDataset").IsUnique().HasFilter("\"Status\" IN ('Queued', 'Running')");
        builder.HasMany(run => run.Epochs).WithOne().HasForeignKey(epoch => epoch.TrainingRunId);
        builder.Navigation(run => run.Epochs).HasField("_epochs");
    }
}

internal sealed class TrainingEpochConfiguration : IEntityTypeConfiguration<TrainingEpoch>
{
    public void Configure(EntityTypeBuilder<TrainingEpoch> builder)
    {
        builder.HasKey(epoch => new { epoch.TrainingRunId, epoch.Epoch });
        builder.Property(epoch => epoch.Metrics).HasJsonConversion();
    }
}
