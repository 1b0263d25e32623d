using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.IntegrationTests.Learning;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

/// <summary>Tests checkpoints in a shared database.</summary>
public sealed class CheckpointTableTests() : StorageTest(StorageProvider.PostgreSql)
{
    private static readonly Domain.Training.Data.TrainingData Table = Synthetic.Curve(60, x => x * x, noise: 0.05);
    private static readonly TrainedModel Model = Synthetic.Train(Table, Synthetic.Quick with { Epochs = 2 });

    [Fact]
    public async Task A_checkpoint_is_stored_with_its_model_and_goes_with_it()
    {
        var checkpoint = await CheckpointAsync();
        await InCheckpointsAsync(async (store, services) =>
        {
            await store.SaveAsync(checkpoint, default);
            AddModel(services, checkpoint);
            await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(default);
        });
        await InCheckpointsAsync(async (store, services) =>
        {
            (await store.LoadAsync(checkpoint.Dataset.Id, 1, default)).Network.Tensors[0].Values.ShouldBe(checkpoint.Network.Tensors[0].Values);
            var models = services.GetRequiredService<IModelRepository>();
            await models.RemoveAsync(await models.GetAsync(checkpoint.Dataset.Id, 1, default), default);
            await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(default);
        });
        await InCheckpointsAsync(async (store, _) =>
        {
            (await store.OpenAsync(checkpoint.Dataset.Id, 1, default)).ShouldBeNull();
            (await Should.ThrowAsync<CorruptCheckpointException>(() => store.LoadAsync(checkpoint.Dataset.Id, 1, default))).Message.ShouldContain("missing");
        });
    }

    [Fact]
    public async Task Checkpoint_files_next_to_the_database_are_migrated_once()
    {
        var checkpoint = await CheckpointAsync();
        var files = new SafetensorsCheckpointStore(Options);
        await files.SaveAsync(checkpoint, default);
        var orphan = checkpoint with { Version = 2 };
        await files.SaveAsync(orphan, default);
        await InCheckpointsAsync(async (_, services) =>
        {
            AddModel(services, checkpoint);
            await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(default);
        });

        for (var start = 0; start < 2; start++)
            await InCheckpointsAsync((_, services) => new CheckpointFileMigration(services.GetRequiredService<RegressorDbContext>(), files).MoveAsync(default));

        // A file without a model is not migrated.
        files.ListFiles().ShouldBe([(checkpoint.Dataset.Id, 2)]);
        await InCheckpointsAsync(async (store, _) =>
            (await store.LoadAsync(checkpoint.Dataset.Id, 1, default)).Network.Tensors[0].Values.ShouldBe(checkpoint.Network.Tensors[0].Values));
    }

    private static void AddModel(IServiceProvider services, Checkpoint checkpoint) => services.GetRequiredService<IModelRepository>().Add(
        Domain.Models.Model.Create(checkpoint.Dataset.Id, checkpoint.Version, checkpoint.TrainingRunId, checkpoint.Options, checkpoint.Report, Now), checkpoint.Diagnostics);

    private async Task<Checkpoint> CheckpointAsync()
    {
        var dataset = await StoreDatasetAsync();
        var made = Synthetic.Checkpoint(Table, Model);
        return made with { Dataset = made.Dataset with { Id = dataset.Id } };
    }

    private Task InCheckpointsAsync(Func<ICheckpointStore, IServiceProvider, Task> work) => InServicesAsync(
        services => work(new DatabaseCheckpointStore(services.GetRequiredService<RegressorDbContext>(), TimeProvider.System), services));
}
