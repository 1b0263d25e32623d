using System.Diagnostics;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Samples;

namespace Regressor.Benchmarks.ServerSpeed;

/// <summary>Compares the predictions of classifications with those of a regression of the same size: time and allocation, one row at a time and many.</summary>
internal static class ClassPredictions
{
    private const int Rounds = 300, OneByOne = 200, Together = 480;

    public static void Run()
    {
        var rows = SampleCatalog.Houses.Read().Select(row => (X: row.X.ToArray(), Y: row.Y.Number!.Value)).ToList();
        var sorted = rows.Select(row => row.Y).Order().ToList();
        ColumnValue Class(double y, int classes) => ColumnValue.Of($"class {sorted.BinarySearch(y) * classes / sorted.Count}");
        (string Name, IPredictor Model)[] models =
        [
            ("regression", Train(PredictionTasks.Regression, y => y)),
            ("2 classes", Train(PredictionTasks.Classification, y => Class(Math.Abs(y), 2))),
            ("20 classes", Train(PredictionTasks.Classification, y => Class(Math.Abs(y), 20))),
        ];
        ColumnValue[] many = [.. Enumerable.Range(0, Together).SelectMany(i => rows[i % rows.Count].X)];
        var answers = new Prediction[Together];
        var (one, block) = (Times(models, model => { for (var i = 0; i < OneByOne; i++) model.Predict(rows[i].X, 0.9); }), Times(models, model => model.Predict(many, 0.9, answers)));
        for (var i = 0; i < models.Length; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            models[i].Model.Predict(rows[7].X, 0.9);
            Console.WriteLine(FormattableString.Invariant(
                $"{models[i].Name,-11} one row {one[i] / OneByOne:F2} µs (rate {one[0] / one[i]:P0}), of {Together} {block[i] / Together:F2} µs (rate {block[0] / block[i]:P0}), {GC.GetAllocatedBytesForCurrentThread() - before} bytes"));
        }

        IPredictor Train(PredictionTask task, Func<double, ColumnValue> target)
        {
            var builder = new TrainingData.Builder(SampleCatalog.Houses.Inputs) { Task = task };
            for (var row = 0; row < rows.Count; row++) builder.Add(rows[row].X, target(rows[row].Y), row / (double)rows.Count);
            var trained = new ModelTrainer().Train(builder.Build(), new TrainingOptions { Epochs = 10 }, start: null, (_, _) => true, CancellationToken.None);
            return Serving.Of(SampleCatalog.Houses.Inputs, trained);
        }
    }

    /// <returns>[model], the shortest time of a round in microseconds; the models take turns.</returns>
    private static double[] Times((string Name, IPredictor Model)[] models, Action<IPredictor> round)
    {
        var best = models.Select(_ => double.PositiveInfinity).ToArray();
        for (var i = 0; i < Rounds; i++)
        {
            for (var model = 0; model < models.Length; model++)
            {
                var start = Stopwatch.GetTimestamp();
                round(models[model].Model);
                best[model] = Math.Min(best[model], Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        return best;
    }
}
