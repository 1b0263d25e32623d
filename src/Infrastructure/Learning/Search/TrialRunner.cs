using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Search;

/// <summary>Fits a learner to training rows in few folds, and measures it on the rows held out.</summary>
/// <param name="data">The prepared table.</param>
/// <param name="options">The training's options.</param>
internal sealed class TrialRunner(PreparedData data, TrainingOptions options)
{
    /// <summary>Maximum number of rows of a trial; the rows are in random order.</summary>
    private const int MostRows = 20_000;

    /// <param name="learner">The learner, with its settings.</param>
    /// <param name="rung">Rung of the trial.</param>
    /// <param name="cancellationToken">Ends the trial.</param>
    /// <returns>Mean loss relative to that of the best constant; null where the learner failed.</returns>
    public double? Run(ILearner learner, int rung, CancellationToken cancellationToken)
    {
        var folds = SuccessiveHalving.Folds[rung];
        var rows = Reduced(folds);
        try
        {
            return TorchSession.Run(() =>
            {
                var model = learner.Fit(rows, options with { Members = folds, MaxSeconds = null }, new TrainingObserver((_, _) => true), cancellationToken);
                return LossOf(rows, model.OutOfFold);
            });
        }
        catch (TrainingFailedException)
        {
            return null;
        }
    }

    /// <summary>Divides the rows anew, so that the folds of the training did not choose what is trained on them.</summary>
    private PreparedData Reduced(int folds)
    {
        var rows = Math.Min(data.Train.Rows, MostRows);
        var testRows = data.TestY.Length;
        var y = data.TrainY[..rows];
        var seed = (long)KFoldSplitter.Mix((ulong)data.FoldSeed ^ (ulong)folds);
        return data with
        {
            Train = data.Train.First(rows),
            TrainY = y,
            Folds = data.Learning.Folds(data.Table.SplitPlaces[testRows..(testRows + rows)], y, data.Table.Classes, folds, seed),
            FoldCount = folds,
        };
    }

    private static double? LossOf(PreparedData rows, double[] predicted)
    {
        var task = rows.Table.Task;
        double[] constant = [.. Enumerable.Repeat(task.BestConstant(rows.TrainY, rows.Width), rows.TrainY.Length).SelectMany(values => values)];
        var unit = task.LossUnit(rows.TrainY, constant);
        var loss = task.Losses(rows.TrainY, predicted, unit).Average() / task.Losses(rows.TrainY, constant, unit).Average();
        return double.IsFinite(loss) ? loss : null;
    }
}
