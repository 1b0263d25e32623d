using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Collects what a run needs before it can train: memory, examples, and the network that it starts from.</summary>
internal sealed class TrainingPreparation(
    ITrainingRunRepository runs, IDatasetRepository datasets, IExampleQueries examples, ICheckpointStore checkpoints)
{
    /// <summary>Reserves memory, and waits while other trainings use it.</summary>
    /// <exception cref="RunLeaseLostException">The run no longer exists.</exception>
    /// <exception cref="OperationCanceledException">Its dataset was deleted or moved to the trash.</exception>
    public async Task<IDisposable> ReserveAsync(Guid id, ITrainingMemory memory, CancellationToken cancellationToken)
    {
        var (run, dataset) = await FindAsync(id, cancellationToken);
        return await memory.ReserveAsync(dataset.Inputs, dataset.ExampleCount, run.Options, cancellationToken);
    }

    /// <exception cref="RunLeaseLostException">The run no longer exists.</exception>
    /// <exception cref="OperationCanceledException">Its dataset was deleted or moved to the trash.</exception>
    /// <exception cref="TrainingFailedException">There is no usable model for a warm start.</exception>
    public async Task<PreparedTraining> PrepareAsync(Guid id, int attempt, CancellationToken cancellationToken)
    {
        var (run, dataset) = await FindAsync(id, cancellationToken);
        var data = await examples.ReadTableAsync(dataset, ExampleFilter.Included, cancellationToken);
        return new PreparedTraining(id, attempt, dataset.Schema, run.Options, data, await StartNetworkAsync(dataset, run.Options, cancellationToken));
    }

    private async Task<(TrainingRun Run, Dataset Dataset)> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(id, cancellationToken) ?? throw new RunLeaseLostException();

        // In the trash the run remains, and must end.
        return (run, await datasets.FindAsync(run.DatasetId, cancellationToken) ?? throw new OperationCanceledException());
    }

    private async Task<TrainedNetwork?> StartNetworkAsync(Dataset dataset, TrainingOptions options, CancellationToken cancellationToken)
    {
        if (options.StartFrom != TrainingStart.ActiveModel) return null;
        if (dataset.ActiveModelVersion is not { } version) throw new TrainingFailedException("The dataset has no active model to warm-start from.");
        try
        {
            var checkpoint = await checkpoints.LoadAsync(dataset.Id, version, cancellationToken);

            // A model from another dataset may have been trained on rows that are test rows here.
            return checkpoint.Report.Elsewhere ? null : checkpoint.Network;
        }
        catch (Exception error) when (error is CorruptCheckpointException or CheckpointUnavailableException)
        {
            throw new TrainingFailedException($"Training cannot warm-start from the active model: {error.Message}");
        }
    }
}
