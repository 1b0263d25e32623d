using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.CrossFitting;

/// <summary>
/// Collects the predictions of an <see cref="ICrossFittedModel"/> into arrays. A prediction has one value, or one per class; the values of a
/// row are contiguous.
/// </summary>
internal static class CrossFittedPredictions
{
    /// <summary>Number of rows that a thread predicts at a time; the layers of a few networks for them fit a cache.</summary>
    private const int Block = 256;

    /// <summary>Predicts rows on all cores.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="unselected">True for rows of the training part, false for rows that no part has seen.</param>
    /// <param name="visit">Receives every row, in any order and on several threads at once.</param>
    /// <param name="cancellationToken">Checked once per block of rows.</param>
    public static void PredictInBlocks(this ICrossFittedModel model, EncodedRows rows, bool unselected, PredictionVisitor visit, CancellationToken cancellationToken) =>
        TrainingCores.ForEach((rows.Rows + Block - 1) / Block, block =>
        {
            var from = block * Block;
            var own = rows.Slice(from, Math.Min(Block, rows.Rows - from));
            if (unselected) model.PredictUnselected(own, Visit, cancellationToken);
            else model.Predict(own, Visit, cancellationToken);

            void Visit(int row, ReadOnlySpan<double> y, ReadOnlySpan<double> byFold) => visit(from + row, y, byFold);
        }, cancellationToken);

    /// <returns>[row × width], predictions.</returns>
    public static double[] PredictAll(this ICrossFittedModel model, EncodedRows rows, CancellationToken cancellationToken)
    {
        var width = model.Output.Width;
        var predicted = new double[rows.Rows * width];
        model.PredictInBlocks(rows, unselected: false, (row, y, _) => y.CopyTo(predicted.AsSpan(row * width)), cancellationToken);
        return predicted;
    }

    /// <param name="model">The model.</param>
    /// <param name="rows">Inputs of the first training rows, possibly changed.</param>
    /// <param name="folds">[row] → fold that held it out.</param>
    /// <param name="cancellationToken">Checked once per block of rows.</param>
    /// <returns>[row × width], predictions by the part that held the row out.</returns>
    public static double[] PredictOutOfFold(this ICrossFittedModel model, EncodedRows rows, int[] folds, CancellationToken cancellationToken)
    {
        var width = model.Output.Width;
        var predicted = new double[rows.Rows * width];
        model.PredictInBlocks(rows, unselected: true, (row, _, byFold) => byFold.Slice(folds[row] * width, width).CopyTo(predicted.AsSpan(row * width)), cancellationToken);
        return predicted;
    }

    /// <param name="model">The model.</param>
    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="folds">Number of folds K.</param>
    /// <param name="unselected">True for rows of the training part, false for rows that no part has seen.</param>
    /// <param name="cancellationToken">Checked once per block of rows.</param>
    /// <returns>[fold][row × width], predictions of the folds.</returns>
    public static double[][] PredictByFold(this ICrossFittedModel model, EncodedRows rows, int folds, bool unselected, CancellationToken cancellationToken)
    {
        var width = model.Output.Width;
        var predicted = new double[folds][];
        for (var fold = 0; fold < folds; fold++) predicted[fold] = new double[rows.Rows * width];
        model.PredictInBlocks(rows, unselected, (row, _, byFold) =>
        {
            for (var fold = 0; fold < predicted.Length; fold++) byFold.Slice(fold * width, width).CopyTo(predicted[fold].AsSpan(row * width));
        }, cancellationToken);
        return predicted;
    }
}
