using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Regressor.Domain.Training;

namespace Regressor.Application;

/// <summary>What is counted and followed, for whoever listens; nobody listening, it costs next to nothing.</summary>
public static class Instrumentation
{
    /// <summary>Of every meter and source of ours.</summary>
    public const string Name = "Regressor";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Rows that were predicted, by dataset. Not by version: of these there are more every day.</summary>
    public static readonly DatasetCounter Predictions = new(Meter, "regressor.predictions", "{row}", "Rows that were predicted");

    /// <summary>Epochs that were trained, by dataset.</summary>
    public static readonly DatasetCounter Epochs = new(Meter, "regressor.training.epochs", "{epoch}", "Epochs that were trained");

    /// <summary>Trainings that ended, by how.</summary>
    public static readonly Counter<long> Trainings = Meter.CreateCounter<long>("regressor.trainings", "{training}", "Trainings that ended");

    public static void CountEnd(TrainingRun ended) =>
        Trainings.Add(1, new KeyValuePair<string, object?>("status", JsonNamingPolicy.CamelCase.ConvertName(ended.Status.ToString())));

    /// <summary>The dataset is gone.</summary>
    public static void Forget(string dataset)
    {
        Predictions.Forget(dataset);
        Epochs.Forget(dataset);
    }
}
