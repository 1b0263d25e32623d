using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>Executes a queued run to its end. A run that is not queued any more is left alone, so that it never runs twice.</summary>
public sealed record RunTrainingCommand(Guid TrainingRunId) : IRequest;

internal sealed class RunTrainingValidator : AbstractValidator<RunTrainingCommand>
{
    public RunTrainingValidator() => RuleFor(command => command.TrainingRunId).NotEmpty();
}

internal sealed class RunTrainingHandler(
    IServiceScopeFactory scopes,
    IModelTrainer trainer,
    ITrainingMemory memory,
    TrainingThreads threads,
    ITrainingLogFactory logs,
    FinishedTrainings finished,
    TrainingsHere here,
    Retention retention,
    TimeProvider time,
    ILogger<RunTrainingHandler> logger) : IRequestHandler<RunTrainingCommand>
{
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(1);

    /// <param name="request">The run.</param>
    /// <param name="stopping">The process is going down: the run goes back into the queue, for another or for the next start.</param>
    public async Task Handle(RunTrainingCommand request, CancellationToken stopping)
    {
        var id = request.TrainingRunId;
        if (!here.Begin(id)) return;
        int? attempt = null;
        try
        {
            attempt = await StartAsync(id, stopping);
            if (attempt is null) return;
            await retention.ApplyAsync(await TrainAndStoreAsync(id, attempt.Value, stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await StoreEndAsync(id, attempt, run => run.Requeue());
            throw;
        }
        catch (LostRunException)
        {
            here.LetGoOf(id);
            logger.LogWarning("Training run {Run} is no longer this worker's", id);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(id, attempt, run => run.Cancel(time.GetUtcNow()), stopping);
        }
        catch (TrainingFailedException failure)
        {
            await EndAsync(id, attempt, run => run.Fail(failure.Message, time.GetUtcNow()), stopping);
        }
        catch (StorageFullException full)
        {
            await EndAsync(id, attempt, run => run.Fail(full.Message, time.GetUtcNow()), stopping);
        }
        catch (IOException error) when (StorageFullException.IsMeantBy(error))
        {
            await EndAsync(id, attempt, run => run.Fail(new StorageFullException(error).Message, time.GetUtcNow()), stopping);
        }
        catch (OutOfMemoryException)
        {
            await EndAsync(id, attempt, run => run.Fail(TrainingFailedException.OutOfMemory().Message, time.GetUtcNow()), stopping);
        }
        catch (Exception error) when (StorageUnavailable.IsMeantBy(error))
        {
            here.LetGoOf(id);
            logger.LogWarning(error, "Training run {Run} is left, and taken up again when the database can be reached", id);
        }
        catch (Exception error)
        {
            logger.LogError(error, "Training run {Run} ended with an unexpected error", id);
            await EndAsync(id, attempt, run => run.Fail($"Something unexpected went wrong. The server's log has it under {id}.", time.GetUtcNow()), stopping);
        }
        finally
        {
            here.End(id);
        }
    }

    /// <returns>The number of this start; null where there is nothing to do.</returns>
    private async Task<int?> StartAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var runs = scope.ServiceProvider.GetRequiredService<ITrainingRunRepository>();
        var run = await runs.FindAsync(id, cancellationToken);
        if (run is not { Status: TrainingStatus.Queued }) return null;
        await runs.RemoveEpochsAsync(id, cancellationToken);
        run.Start(here.Worker, time.GetUtcNow());
        try
        {
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveChangesAsync(cancellationToken);
        }
        catch (DomainException)
        {
            // Another worker was quicker, or it was cancelled or removed this moment.
            return null;
        }

        return run.Attempt;
    }

    /// <returns>Whose model it is.</returns>
    private async Task<string> TrainAndStoreAsync(Guid id, int attempt, CancellationToken stopping)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var progress = new TrainingProgressRecorder(id, attempt, here, scopes, cancel, logger);
        try
        {
            using var reserved = await ReserveAsync(id, cancel.Token);
            var work = await PrepareAsync(id, attempt, cancel.Token);
            await finished.StoreAsync(work, await TrainAsync(work, progress, cancel.Token), progress, stopping);
            return work.Dataset.Slug;
        }
        catch (OperationCanceledException) when (progress.IsLost)
        {
            throw new LostRunException();
        }
    }

    private async Task<IDisposable> ReserveAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (run, dataset) = await FindAsync(scope, id, cancellationToken);
        return await memory.ReserveAsync(dataset.Inputs, dataset.ExampleCount, run.Options, cancellationToken);
    }

    private async Task<TrainingWork> PrepareAsync(Guid id, int attempt, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (run, dataset) = await FindAsync(scope, id, cancellationToken);
        var data = await scope.ServiceProvider.GetRequiredService<IExampleQueries>().ReadTableAsync(dataset, ExampleFilter.Included, cancellationToken);
        var checkpoints = scope.ServiceProvider.GetRequiredService<ICheckpointStore>();
        return new TrainingWork(id, attempt, dataset.Schema, run.Options, data, await StartNetworkAsync(dataset, run.Options, checkpoints, cancellationToken));
    }

    private static async Task<(TrainingRun Run, Dataset Dataset)> FindAsync(AsyncServiceScope scope, Guid id, CancellationToken cancellationToken)
    {
        var run = await scope.ServiceProvider.GetRequiredService<ITrainingRunRepository>().FindAsync(id, cancellationToken) ?? throw new LostRunException();
        var dataset = await scope.ServiceProvider.GetRequiredService<IDatasetRepository>().FindAsync(run.DatasetId, cancellationToken);
        return (run, dataset ?? throw new LostRunException());
    }

    private static async Task<TrainedNetwork?> StartNetworkAsync(
        Dataset dataset, TrainingOptions options, ICheckpointStore checkpoints, CancellationToken cancellationToken)
    {
        if (options.StartFrom != TrainingStart.ActiveModel) return null;
        if (dataset.ActiveModelVersion is not { } version) throw new TrainingFailedException("There is no active model to go on from.");
        try
        {
            var checkpoint = await checkpoints.LoadAsync(dataset.Id, version, cancellationToken);

            // A model from elsewhere may have been trained on rows that are to test its successor here.
            return checkpoint.Report.Elsewhere ? null : checkpoint.Network;
        }
        catch (Exception error) when (error is CheckpointDamagedException or CheckpointUnreadableException)
        {
            throw new TrainingFailedException($"The active model cannot be gone on from: {error.Message}");
        }
    }

    private async Task<TrainedModel> TrainAsync(TrainingWork work, TrainingProgressRecorder progress, CancellationToken cancellationToken)
    {
        using var log = logs.Open(work.Dataset.Slug, work.RunId);

        void Record(EpochMetrics epoch, Func<FittedCurve?> curve)
        {
            log.Scalar("loss/train", epoch.Epoch, epoch.TrainLoss);
            log.Scalar("loss/validation", epoch.Epoch, epoch.ValidationLoss);
            log.Scalar("learning_rate", epoch.Epoch, epoch.LearningRate);
            progress.Record(epoch, curve);
            Measurements.Epochs.Add(work.Dataset.Slug, 1);
        }

        var trained = await threads.RunAsync(() => trainer.Train(work.Data.Table, work.Options, work.Start, Record, cancellationToken), cancellationToken);
        LogReport(log, trained.Report, progress.LastEpoch);
        return trained with { Report = trained.Report with { Data = new DataStamp(work.Data.Revision, work.Data.Table.Hash()) } };
    }

    private static void LogReport(ITrainingLog log, ModelReport report, int epoch)
    {
        foreach (var (part, metrics) in new[] { ("train", report.Train), ("out_of_fold", report.OutOfFold), ("test", report.Test) })
        {
            if (metrics is null) continue;
            log.Scalar($"rmse/{part}", epoch, metrics.Rmse);
            log.Scalar($"mae/{part}", epoch, metrics.Mae);
            if (metrics.R2 is { } r2) log.Scalar($"r2/{part}", epoch, r2);
        }
    }

    /// <summary>Waits where the disk is too full for even that to be stored: an end that is lost would leave the run running for ever.</summary>
    private async Task EndAsync(Guid id, int? attempt, Action<TrainingRun> end, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await StoreEndAsync(id, attempt, end);
                return;
            }
            catch (StorageFullException full)
            {
                logger.LogWarning(full, "Training run {Run} cannot be ended before there is room", id);
                await Task.Delay(BeforeTryingAgain, time, stopping);
            }
        }
    }

    private async Task StoreEndAsync(Guid id, int? attempt, Action<TrainingRun> end)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<ITrainingRunRepository>().FindAsync(id, CancellationToken.None);
        if (run is null or { IsFinished: true } || (attempt is not null && !run.IsRunning(attempt.Value))) return;
        end(run);
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
        if (run.IsFinished) Measurements.CountEnd(run);
    }
}
