using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Serving;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Domain.Decisions;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>
/// Stores checkpoint, model, run and active version together, so that a client that reads of a run's success is answered by its model.
/// </summary>
internal sealed class ModelPublication(
    IDatasetRepository datasets,
    ITrainingRunRepository runs,
    IModelRepository models,
    ICheckpointStore checkpoints,
    IUnitOfWork unitOfWork,
    ModelActivation activations,
    ModelActivationService serving,
    FileRemoval removal,
    TimeProvider time)
{
    /// <summary>Publishes a trained model. Not cancellable; the caller holds the lock of the dataset's versions.</summary>
    /// <exception cref="OperationCanceledException">The dataset was deleted or moved to the trash.</exception>
    public async Task PublishAsync(PreparedTraining prepared, TrainedModel trained, TrainingRunLease lease)
    {
        var dataset = await datasets.FindAsync(prepared.Dataset.Id, CancellationToken.None) ?? throw new OperationCanceledException();
        var (made, activation) = await DecideAsync(prepared, trained, dataset);

        // The lease sends heartbeats until here. Disposing of it stores the last epochs before the run ends.
        await lease.DisposeAsync();
        var run = await runs.FindAsync(prepared.RunId, CancellationToken.None);
        if (run is null || !run.IsRunning(prepared.Attempt)) return;

        await checkpoints.SaveAsync(made, CancellationToken.None);
        models.Add(Model.Create(dataset.Id, made.Version, prepared.RunId, prepared.Options, made.Report, made.CreatedAt), trained.Diagnostics);
        run.Complete(made.Version, activation, TrainingResult.From(made.Report) with { SuggestedSplit = prepared.Suggestion?.Split }, made.CreatedAt);
        if (activation.Activated) dataset.Activate(made.Version);
        await StoreAsync(made, activation.Activated, dataset.Costs);
        Instrumentation.CountEnd(run);
    }

    private async Task StoreAsync(Checkpoint made, bool activated, DecisionCosts? costs)
    {
        try
        {
            await (activated ? serving.ServeAndStoreAsync(made, costs, SaveAsync) : SaveAsync());
        }
        catch (Exception error)
        {
            // A model that does not exist must not leave a file behind.
            removal.Try(() => checkpoints.Delete(made.Dataset.Id, made.Version));

            // The dataset was deleted or moved to the trash just now, or another worker took over the run.
            if (error is DomainException) throw new RunLeaseLostException();
            throw;
        }

        Task SaveAsync() => unitOfWork.SaveChangesAsync(CancellationToken.None);
    }

    /// <returns>The dataset's next version, and the decision whether it is activated.</returns>
    private async Task<(Checkpoint Made, Activation Activation)> DecideAsync(PreparedTraining prepared, TrainedModel trained, Dataset dataset)
    {
        var made = new Checkpoint(
            dataset.Schema,
            dataset.NextModelVersion(),
            prepared.RunId,
            prepared.Options,
            trained.Report,
            time.GetUtcNow(),
            trained.Network,
            trained.Diagnostics.WithoutExampleIds());
        var activation = await activations.DecideAsync(made, dataset.ActiveModelVersion, prepared.Data.Table);
        return (made with { Report = made.Report with { Activation = activation } }, activation);
    }
}
