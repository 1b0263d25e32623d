using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Trains on a training thread, and records each epoch in the log, the progress and the metrics.</summary>
internal sealed class MonitoredTrainer(IModelTrainer trainer, TrainingThreads threads, ITrainingLogFactory logs)
{
    public async Task<TrainedModel> TrainAsync(PreparedTraining prepared, TrainingRunProgress progress, CancellationToken cancellationToken)
    {
        using var log = logs.Open(prepared.Dataset.Slug, prepared.RunId);

        bool Record(EpochMetrics epoch, Func<FittedCurve?> curve)
        {
            log.Scalar("loss/train", epoch.Epoch, epoch.TrainLoss);
            log.Scalar("loss/validation", epoch.Epoch, epoch.ValidationLoss);
            if (epoch.ValidationError is { } error) log.Scalar("error/validation", epoch.Epoch, error);
            log.Scalar("learning_rate", epoch.Epoch, epoch.LearningRate);
            progress.Record(epoch, curve);
            Instrumentation.Epochs.Add(prepared.Dataset.Slug, 1);
            return !progress.IsFinishRequested;
        }

        progress.Resume(prepared.Search);
        var observer = new TrainingObserver(Record) { OnProgress = progress.Record, IsFinishRequested = () => progress.IsFinishRequested };
        var trained = await threads.RunAsync(
            () => trainer.Train(prepared.Data.Table, prepared.Options, prepared.Start, observer, cancellationToken, prepared.RunId, progress), cancellationToken);
        LogReport(log, trained.Report, progress.LastEpoch);
        if (prepared.Suggestion is { } suggestion)
            trained = trained with { Diagnostics = trained.Diagnostics with { Notes = [.. trained.Diagnostics.Notes, SuggestedSplitNote.Of(suggestion)] } };
        return trained with { Report = trained.Report with { Data = new DataFingerprint(prepared.Data.Revision, prepared.Data.Table.Hash()) } };
    }

    private static void LogReport(ITrainingLog log, ModelReport report, int epoch)
    {
        foreach (var (part, metrics) in new[] { ("train", report.Train), ("out_of_fold", report.OutOfFold), ("test", report.Test) })
        {
            foreach (var metric in metrics?.Metrics ?? [])
            {
                if (metric.Value is { } value) log.Scalar($"{metric.Name}/{part}", epoch, value);
            }
        }
    }
}
