using Regressor.Domain.Datasets;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>
/// Calibrates sets of classes on held-out rows: by cross-conformal prediction on the folds or, where there are enough rows, by split conformal
/// prediction on rows that no part has seen. Where every class has enough of them, each is calibrated by itself.
/// </summary>
internal static class ClassCalibrator
{
    /// <summary>
    /// Maximum scores per fold, or per fold and class. They bound a quantile closely; more would only make checkpoints larger and predictions
    /// slower.
    /// </summary>
    private const int MaxScores = 2000, MaxScoresOfClasses = 4000, MinScoresPerClass = 200;

    /// <summary>Maximum rows used. The table is in hash order, so the first rows are a random sample.</summary>
    private const int MaxRows = 100_000;

    /// <summary>Tolerance: a prediction differs in the last digits of a float from that of the training.</summary>
    private const double Rounding = 1e-6;

    /// <param name="data">The training part, and the rows kept for calibration.</param>
    /// <param name="model">The model to calibrate.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    public static ClassCalibration Fit(PreparedData data, ICrossFittedModel model, CancellationToken cancellationToken)
    {
        var unseen = data.CalibrationY.Length > 0;
        if (data.Split.By != SplitBy.Row) return FitTogether(data, unseen ? model.PredictAll(data.Calibration, cancellationToken) : model.OutOfFold);
        return unseen
            ? Fit(data.CalibrationY, model.PredictAll(data.Calibration, cancellationToken), data.Width, null, 1)
            : Fit(data.TrainY, model.OutOfFold, data.Width, data.Folds, data.FoldCount);
    }

    /// <summary>
    /// Calibrates all classes together: by group, a class occurs in too few groups to be calibrated by itself, and by time in too few new rows.
    /// </summary>
    /// <param name="data">The training part, and the rows kept for calibration.</param>
    /// <param name="predicted">[row × class], probabilities of the calibration rows, or of the training rows out of fold.</param>
    private static ClassCalibration FitTogether(PreparedData data, double[] predicted)
    {
        var unseen = data.CalibrationY.Length > 0;
        var actual = unseen ? data.CalibrationY : data.TrainY;
        var own = new float[data.Width];
        var all = new double[Math.Min(actual.Length, MaxRows)];
        for (var row = 0; row < all.Length; row++) all[row] = ScoreOf((int)actual[row], predicted.AsSpan(row * data.Width, data.Width), own);
        var (scores, groups) = unseen ? CalibrationRows.OfCalibrationRows(data, all, MaxScores) : CalibrationRows.OfTrainingRows(data, all, MaxScores);
        return new ClassCalibration(new ConformalClassSets([Array.ConvertAll(scores, fold => fold.Select(score => (float)score).Order().ToArray())], groups));
    }

    private static float ScoreOf(int actual, ReadOnlySpan<double> predicted, float[] own)
    {
        ClassScore.Fill(predicted, own);
        return float.BitIncrement((float)(own[actual] + Rounding));
    }

    /// <param name="actual">[row], indices of the actual classes.</param>
    /// <param name="predicted">[row × class], probabilities of a model that has not seen the row.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="folds">[row] → fold; null for one model.</param>
    /// <param name="foldCount">Number of folds; 1 for one model.</param>
    internal static ClassCalibration Fit(double[] actual, double[] predicted, int classes, int[]? folds, int foldCount)
    {
        var rows = Math.Min(actual.Length, MaxRows);
        var counts = new int[classes];
        for (var row = 0; row < rows; row++) counts[(int)actual[row]]++;
        var perClass = counts.Min() >= ConformalClassSets.MinRowsPerClass;
        var most = perClass ? Math.Clamp(MaxScoresOfClasses / classes, MinScoresPerClass, MaxScores) : MaxScores;
        var scores = new List<float>[perClass ? classes : 1][];
        for (var group = 0; group < scores.Length; group++) scores[group] = [.. Enumerable.Range(0, foldCount).Select(_ => new List<float>())];
        var own = new float[classes];
        for (var row = 0; row < rows; row++)
        {
            var list = scores[perClass ? (int)actual[row] : 0][folds?[row] ?? 0];
            if (list.Count == most) continue;
            list.Add(ScoreOf((int)actual[row], predicted.AsSpan(row * classes, classes), own));
        }

        return new ClassCalibration(new ConformalClassSets(Array.ConvertAll(scores, group => Array.ConvertAll(group, list => list.Order().ToArray()))));
    }
}
