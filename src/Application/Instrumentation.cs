using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Regressor.Domain.Training;

namespace Regressor.Application;

/// <summary>Metrics and traces of the application. Without a listener, they cost next to nothing.</summary>
public static class Instrumentation
{
    /// <summary>Name of the application's meter and activity source.</summary>
    public const string Name = "Regressor";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Predicted rows by dataset. Not by version, because the number of versions keeps growing.</summary>
    public static readonly DatasetCounter Predictions = new(Meter, "regressor.predictions", "{row}", "Rows predicted");

    /// <summary>Trained epochs by dataset.</summary>
    public static readonly DatasetCounter Epochs = new(Meter, "regressor.training.epochs", "{epoch}", "Epochs trained");

    /// <summary>Ended trainings by final status.</summary>
    public static readonly Counter<long> Trainings = Meter.CreateCounter<long>("regressor.trainings", "{training}", "Trainings completed, by outcome");

    public static void CountEnd(TrainingRun ended) =>
        Trainings.Add(1, new KeyValuePair<string, object?>("status", JsonNamingPolicy.CamelCase.ConvertName(ended.Status.ToString())));

    /// <summary>Stops reporting a deleted dataset.</summary>
    public static void Forget(string dataset)
    {
        Predictions.Forget(dataset);
        Epochs.Forget(dataset);
    }
}
