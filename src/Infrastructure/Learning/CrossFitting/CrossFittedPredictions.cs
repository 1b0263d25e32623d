using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.CrossFitting;

/// <summary>Collects the predictions of an <see cref="ICrossFittedModel"/> into arrays.</summary>
internal static class CrossFittedPredictions
{
    /// <returns>[row], ŷ.</returns>
    public static double[] PredictAll(this ICrossFittedModel model, EncodedRows rows, CancellationToken cancellationToken)
    {
        var predicted = new double[rows.Rows];
        model.Predict(rows, (row, y, _) => predicted[row] = y, cancellationToken);
        return predicted;
    }

    /// <param name="model">The model.</param>
    /// <param name="rows">Inputs of the first training rows, possibly changed.</param>
    /// <param name="folds">[row] → fold that held it out.</param>
    /// <param name="cancellationToken">Checked once per chunk of rows.</param>
    /// <returns>[row], ŷ by the part that held the row out.</returns>
    public static double[] PredictOutOfFold(this ICrossFittedModel model, EncodedRows rows, int[] folds, CancellationToken cancellationToken)
    {
        var predicted = new double[rows.Rows];
        model.PredictUnselected(rows, (row, _, byFold) => predicted[row] = byFold[folds[row]], cancellationToken);
        return predicted;
    }

    /// <param name="model">The model.</param>
    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="folds">Number of folds K.</param>
    /// <param name="unselected">True for rows of the training part, false for rows that no part has seen.</param>
    /// <param name="cancellationToken">Checked once per chunk of rows.</param>
    /// <returns>[fold][row], ŷ_k.</returns>
    public static double[][] PredictByFold(this ICrossFittedModel model, EncodedRows rows, int folds, bool unselected, CancellationToken cancellationToken)
    {
        var predicted = new double[folds][];
        for (var fold = 0; fold < folds; fold++) predicted[fold] = new double[rows.Rows];
        if (unselected) model.PredictUnselected(rows, Collect, cancellationToken);
        else model.Predict(rows, Collect, cancellationToken);
        return predicted;

        void Collect(int row, double y, ReadOnlySpan<double> byFold)
        {
            for (var fold = 0; fold < predicted.Length; fold++) predicted[fold][row] = byFold[fold];
        }
    }
}
