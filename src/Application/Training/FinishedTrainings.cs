using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>Stores what a training has made, as the dataset's next version, and has it answer where it is to.</summary>
internal sealed class FinishedTrainings(
    IServiceScopeFactory scopes,
    IPredictor predictor,
    ServingModels serving,
    ITurns turns,
    FileRemoval removal,
    TimeProvider time,
    ILogger<FinishedTrainings> logger)
{
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(1);

    /// <summary>What was trained is kept: where the database is away for a while, until it is back.</summary>
    /// <exception cref="LostRunException">The dataset is gone, or another worker has the run.</exception>
    public async Task StoreAsync(TrainingWork work, TrainedModel trained, TrainingProgressRecorder progress, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await StoreAsync(work, trained, progress);
                return;
            }
            catch (Exception error) when (StorageUnavailable.IsMeantBy(error))
            {
                logger.LogWarning(error, "The model of training run {Run} cannot be stored before the database can be reached", work.RunId);
                await Task.Delay(BeforeTryingAgain, time, stopping);
            }
        }
    }

    /// <summary>Not cancellable.</summary>
    private async Task StoreAsync(TrainingWork work, TrainedModel trained, TrainingProgressRecorder progress)
    {
        await using var turn = await turns.TakeAsync(Turn.VersionsOf(work.Dataset.Slug), CancellationToken.None);
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<IDatasetRepository>().FindAsync(work.Dataset.Id, CancellationToken.None) is not { } dataset) return;
        var (made, activation) = await DecideAsync(work, trained, dataset, services.GetRequiredService<ICheckpointStore>());

        // It gives signs of life until here. Its last epochs are stored before the run's end.
        await progress.DisposeAsync();
        var run = await services.GetRequiredService<ITrainingRunRepository>().FindAsync(work.RunId, CancellationToken.None);
        if (run is null || !run.IsRunning(work.Attempt)) return;

        await services.GetRequiredService<ICheckpointStore>().SaveAsync(made, CancellationToken.None);
        services.GetRequiredService<IModelRepository>().Add(
            Model.Create(dataset.Id, made.Version, work.RunId, work.Options, made.Report, made.CreatedAt), trained.Diagnostics);
        run.Complete(made.Version, activation, made.CreatedAt);
        if (activation.Activated) dataset.Activate(made.Version);
        try
        {
            await (activation.Activated ? serving.ServeAndStoreAsync(made, SaveAsync) : SaveAsync());
            Measurements.CountEnd(run);
        }
        catch (Exception error)
        {
            // No file may stay of a model that does not exist.
            removal.Try(() => services.GetRequiredService<ICheckpointStore>().Delete(dataset.Id, made.Version));

            // The dataset was deleted this moment, or another worker took the run over.
            if (error is DomainException) throw new LostRunException();
            throw;
        }

        Task SaveAsync() => services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
    }

    /// <returns>The dataset's next version, and whether it takes over.</returns>
    private async Task<(Checkpoint Made, Activation Activation)> DecideAsync(TrainingWork work, TrainedModel trained, Dataset dataset, ICheckpointStore checkpoints)
    {
        var made = new Checkpoint(
            dataset.Schema,
            dataset.NextModelVersion(),
            work.RunId,
            work.Options,
            trained.Report,
            time.GetUtcNow(),
            trained.Network,
            trained.Diagnostics.WithoutExampleIds());
        var activation = await new ModelActivation(predictor, checkpoints).DecideAsync(made, dataset.ActiveModelVersion, work.Data.Table);
        return (made with { Report = made.Report with { Activation = activation } }, activation);
    }
}
