using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>
/// Calibrates intervals from errors on held-out rows. CV+ uses the errors of the folds (Barber et al. 2021). Where there are enough rows,
/// split conformal prediction uses the errors of the whole ensemble on rows that no part has seen, and where a row is another row, those of
/// its parts out of fold as well; see <see cref="EnsembleScores"/>.
/// </summary>
internal static class ConformalCalibrator
{
    /// <summary>
    /// Maximum scores per fold. They bound a quantile closely; more would only make checkpoints larger and predictions slower.
    /// </summary>
    private const int MaxScores = 2000;

    /// <summary>
    /// Maximum rows used. The table is in hash order, so the first rows are a random sample; more would add no information and use memory.
    /// </summary>
    private const int MaxRows = 100_000;

    /// <summary>
    /// Minimum scores for one-sided calibration. Fewer do not show which side is missed more often. With this many there is an interval for
    /// every confidence that may be requested.
    /// </summary>
    private const int LeastOneSided = 200;

    /// <summary>
    /// Tolerance, in standard deviations of t. A prediction differs in the last digits of a float from that of the training. For a discrete
    /// target, an end of an interval must still contain the very value that set it.
    /// </summary>
    private const double Rounding = 1e-5;

    /// <param name="data">The training part, and the rows kept for calibration.</param>
    /// <param name="model">The model to calibrate.</param>
    /// <param name="target">Conversion of its outputs to y.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    public static ConformalCalibration Fit(PreparedData data, ICrossFittedModel model, TargetBlend target, CancellationToken cancellationToken)
    {
        var outOfFold = model.OutOfFold;
        var predicted = model.PredictByFold(data.Calibration, data.FoldCount, unselected: false, cancellationToken);
        var centers = Array.ConvertAll(outOfFold[..Math.Min(outOfFold.Length, MaxRows)], target.CenterOf);
        var residuals = new double[centers.Length];
        for (var row = 0; row < residuals.Length; row++) residuals[row] = target.Main.ToNetwork(data.TrainY[row]) - centers[row];
        var difficulty = ConditionalScaleModel.Fit(data, centers, Array.ConvertAll(residuals, Math.Abs), cancellationToken);

        if (data.CalibrationY.Length == 0)
        {
            var (ofFolds, groups) = CalibrationRows.OfTrainingRows(data, OfRows(data, difficulty, centers, residuals), MaxScores);
            return Of(IsOneSided(ofFolds, groups), end => Array.ConvertAll(ofFolds, fold => Array.ConvertAll(fold, score => end(score))), difficulty, groups);
        }

        var ofEnsemble = OfEnsemble(data, target, difficulty, predicted);
        if (data.Split.By != SplitBy.Row || data.IsSearched)
        {
            var (scores, groups) = CalibrationRows.OfCalibrationRows(data, ofEnsemble, MaxScores);
            return Of(IsOneSided(scores, groups), end => Array.ConvertAll(scores, fold => Array.ConvertAll(fold, score => end(score))), difficulty, groups);
        }

        var ofRows = OfRows(data, difficulty, centers, residuals);
        var ofParts = OfParts(data, target, difficulty, model.PredictByFold(data.Calibration, data.FoldCount, unselected: true, cancellationToken));
        double[] Ends(double[] scores, Converter<double, double> end) => Array.ConvertAll(scores, end);
        return Of(IsOneSided([ofRows], 0), end => [EnsembleScores.Map(Ends(ofRows, end), Ends(ofParts, end), Ends(ofEnsemble, end), MaxScores)], difficulty, 0);
    }

    /// <param name="isOneSided">True where both sides have scores of their own.</param>
    /// <param name="scoresOf">[fold][score], scores of an end.</param>
    /// <param name="difficulty">Conditional scale.</param>
    /// <param name="groups">Number of groups.</param>
    private static ConformalCalibration Of(bool isOneSided, Func<Converter<double, double>, double[][]> scoresOf, ConditionalScaleModel? difficulty, int groups)
    {
        float[][] Scores(Converter<double, double> end) => Array.ConvertAll(scoresOf(end), Ascending);
        return isOneSided
            ? new ConformalCalibration(Scores(score => score), Scores(score => -score), difficulty, groups)
            : new ConformalCalibration(Scores(Math.Abs), null, difficulty, groups);
    }

    /// <returns>[calibration row].</returns>
    private static double[] OfEnsemble(PreparedData data, TargetBlend target, ConditionalScaleModel? difficulty, double[][] predicted)
    {
        var scores = new double[data.CalibrationY.Length];
        Span<double> center = stackalloc double[1];
        Span<double> scale = stackalloc double[1];
        for (var row = 0; row < scores.Length; row++)
        {
            var y = predicted.Average(fold => fold[row]);
            ConformalCalibration.Place(data.Encoder, data.Calibration.DenseRow(row), target, [], y, difficulty, center, scale);
            scores[row] = (target.Main.ToNetwork(data.CalibrationY[row]) - center[0]) / scale[0];
        }

        return scores;
    }

    /// <returns>[fold × calibration row], scores of the parts.</returns>
    private static double[] OfParts(PreparedData data, TargetBlend target, ConditionalScaleModel? difficulty, double[][] predicted)
    {
        var rows = data.CalibrationY.Length;
        var scores = new double[data.FoldCount * rows];
        Span<double> byFold = stackalloc double[data.FoldCount];
        Span<double> centers = stackalloc double[data.FoldCount];
        Span<double> scales = stackalloc double[data.FoldCount];
        for (var row = 0; row < rows; row++)
        {
            var t = target.Main.ToNetwork(data.CalibrationY[row]);
            for (var fold = 0; fold < byFold.Length; fold++) byFold[fold] = predicted[fold][row];
            ConformalCalibration.Place(data.Encoder, data.Calibration.DenseRow(row), target, byFold, double.NaN, difficulty, centers, scales);
            for (var fold = 0; fold < byFold.Length; fold++) scores[(fold * rows) + row] = (t - centers[fold]) / scales[fold];
        }

        return scores;
    }

    /// <returns>[training row].</returns>
    private static double[] OfRows(PreparedData data, ConditionalScaleModel? difficulty, double[] centers, double[] residuals)
    {
        if (difficulty is null) return residuals;
        var scores = new double[residuals.Length];
        var features = new float[ConditionalScaleModel.Features(data.Encoder)];
        for (var row = 0; row < scores.Length; row++)
        {
            ConditionalScaleModel.Fill(data.Encoder, data.Train.DenseRow(row), centers[row], features);
            scores[row] = residuals[row] / difficulty.Of(data.Folds[row], features);
        }

        return scores;
    }

    /// <summary>
    /// Determines whether one tail is clearly longer: the 5 % and the 95 % quantile are not about equally far from zero. For normal errors
    /// their sum, as a share of their distance, has a standard deviation of 0.93/√n.
    /// </summary>
    private static bool IsOneSided(double[][] scores, int groups)
    {
        double[] all = [.. scores.SelectMany(fold => fold).Order()];
        var independent = groups > 0 ? groups : all.Length;
        if (independent < LeastOneSided) return false;
        var (low, high) = (Quantiles.Of(all, 0.05), Quantiles.Of(all, 0.95));
        return Math.Abs(low + high) > (0.05 + (2.5 / Math.Sqrt(independent))) * (high - low);
    }

    private static float[] Ascending(double[] scores)
    {
        var ascending = Array.ConvertAll(scores, score => float.BitIncrement((float)(score + Rounding)));
        Array.Sort(ascending);
        return ascending;
    }
}
