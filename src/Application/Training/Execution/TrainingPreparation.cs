using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Collects what a run needs before it can train: memory, examples, and the network that it starts from.</summary>
internal sealed class TrainingPreparation(
    ITrainingRunRepository runs, IDatasetRepository datasets, IExampleQueries examples, ICheckpointStore checkpoints, ColumnSummaries summaries, SplitSuggestions suggestions)
{
    private const double MostCategories = 100_000;

    /// <summary>Reserves memory, and waits while other trainings use it.</summary>
    /// <exception cref="RunLeaseLostException">The run no longer exists.</exception>
    /// <exception cref="OperationCanceledException">Its dataset was deleted or moved to the trash.</exception>
    public async Task<IDisposable> ReserveAsync(Guid id, ITrainingMemory memory, CancellationToken cancellationToken)
    {
        var (run, dataset) = await FindAsync(id, cancellationToken);
        var size = new TableSize(dataset.ExampleCount, await ClassesAsync(dataset, cancellationToken), await CharactersAsync(dataset, cancellationToken));
        return await memory.ReserveAsync(dataset.Inputs, size, run.Options, cancellationToken);
    }

    /// <summary>Counts the characters of texts, which hardly repeat, and of as many categories as a column usually has at most.</summary>
    private async Task<long> CharactersAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var share = Math.Min(1, MostCategories / Math.Max(1.0, dataset.ExampleCount));
        return await CountAsync(ColumnTypes.Text) + (long)(share * await CountAsync(ColumnTypes.Categorical));

        async Task<long> CountAsync(ColumnType type)
        {
            int[] columns = [.. dataset.Inputs.Index().Where(input => input.Item.Type == type).Select(input => input.Index)];
            return columns.Length == 0 ? 0 : await examples.CountCharactersAsync(dataset, columns, cancellationToken);
        }
    }

    /// <summary>Counts the classes of the target, up to what a model can have; 0 for a number.</summary>
    private async Task<int> ClassesAsync(Dataset dataset, CancellationToken cancellationToken) => dataset.Target.Type.Storage == StorageKind.Text
        ? Math.Min((await summaries.OfAsync(dataset, cancellationToken)).Columns[^1].Distinct, ClassificationTask.MaxClasses)
        : 0;

    /// <exception cref="RunLeaseLostException">The run no longer exists.</exception>
    /// <exception cref="OperationCanceledException">Its dataset was deleted or moved to the trash.</exception>
    /// <exception cref="TrainingFailedException">There is no usable model for a warm start.</exception>
    public async Task<PreparedTraining> PrepareAsync(Guid id, int attempt, CancellationToken cancellationToken)
    {
        var (run, dataset) = await FindAsync(id, cancellationToken);
        var suggestion = await SuggestionAsync(dataset, cancellationToken);
        var data = await examples.ReadTableAsync(dataset, ExampleFilter.Included, cancellationToken);
        return new PreparedTraining(id, attempt, dataset.Schema, run.Options, data, await StartNetworkAsync(dataset, run.Options, cancellationToken), run.Search, suggestion);
    }

    /// <summary>Looks whether figures by row will promise too much. Whoever has chosen a split, or declined this one, need not be told.</summary>
    private async Task<SplitSuggestion?> SuggestionAsync(Dataset dataset, CancellationToken cancellationToken) =>
        dataset.Split.By == SplitBy.Row && await suggestions.OfAsync(dataset, cancellationToken) is { } found && found.Split != dataset.DeclinedSplit ? found : null;

    private async Task<(TrainingRun Run, Dataset Dataset)> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(id, cancellationToken) ?? throw new RunLeaseLostException();

        // In the trash the run remains, and must end.
        return (run, await datasets.FindAsync(run.DatasetId, cancellationToken) ?? throw new OperationCanceledException());
    }

    private async Task<TrainedNetwork?> StartNetworkAsync(Dataset dataset, TrainingOptions options, CancellationToken cancellationToken)
    {
        if (options.StartFrom != TrainingStart.ActiveModel) return null;
        if (dataset.ActiveModelVersion is not { } version) throw new TrainingFailedException(TrainingFailureCode.NoActiveModel, "The dataset has no active model to warm-start from.");
        try
        {
            var checkpoint = await checkpoints.LoadAsync(dataset.Id, version, cancellationToken);

            // A model from another dataset may have been trained on rows that are test rows here.
            return checkpoint.Report.Elsewhere ? null : checkpoint.Network;
        }
        catch (Exception error) when (error is CorruptCheckpointException or CheckpointUnavailableException)
        {
            throw new TrainingFailedException(TrainingFailureCode.UnusableActiveModel, $"Training cannot warm-start from the active model: {error.Message}");
        }
    }
}
