using System.Diagnostics;
using Regressor.Application.Abstractions.Learning;
using Regressor.Benchmarks.ServerSpeed;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;

namespace Regressor.Benchmarks.TrainingSpeed;

/// <summary>Measures seconds for a training with given options, microseconds for one prediction, and peak memory.</summary>
internal static class Speed
{
    /// <param name="rows">Number of rows.</param>
    /// <param name="options">The trainings' options.</param>
    /// <param name="times">Number of trainings, of which the first one also loads and compiles what it uses.</param>
    public static void Run(int rows, TrainingOptions options, int times)
    {
        var (columns, drawn) = Tables.Friedman(rows, new Random(1), columns: 8);
        var next = 0;
        var table = Tables.Table(columns, drawn, (_, _) => next++ / (double)rows);
        var watch = new Stopwatch();
        TrainedModel model;
        do
        {
            watch.Restart();
            var (before, epochs) = (Environment.CpuUsage.TotalTime, 0);
            model = new ModelTrainer().Train(table, options, start: null, (metrics, _) => (epochs = metrics.Epoch) > 0, CancellationToken.None);
            Console.WriteLine(
                $"{rows} x 8: {watch.Elapsed.TotalSeconds:F1} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:F1} s of processor time, {epochs} epochs, test rmse {model.Report.Test![RegressionTask.Rmse]:F4}, " +
                $"peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB; " +
                string.Join(", ", (model.Report.Learners ?? []).Select(learner => $"{learner.Name} {learner.Seconds:F1} s")));
        }
        while (--times > 0);

        var serving = Serving.Of(columns, model);
        // Lets tiered compilation finish.
        const int Warm = 20_000;
        for (var i = 0; i < Warm; i++) serving.Predict(drawn[i % rows].X, Prediction.DefaultConfidence);
        const int Count = 50_000;
        watch.Restart();
        for (var i = 0; i < Count; i++) serving.Predict(drawn[i % rows].X, Prediction.DefaultConfidence);
        Console.WriteLine($"predict: {watch.Elapsed.TotalMicroseconds / Count:F1} us a row");
    }
}
