using Regressor.Domain.Decisions;

namespace Regressor.Domain.Predictions;

/// <summary>The predicted class for an x.</summary>
/// <param name="Classes">The classes of the model, the most frequent one in its training first; shared by all predictions of the model.</param>
/// <param name="Probabilities">[class], probabilities with the sum 1.</param>
/// <param name="Label">Index of the most probable class.</param>
/// <param name="Set">Classes that contain the actual one with a stated confidence; null with too few examples to calibrate them.</param>
/// <param name="Disagreement">Standard deviation of the folds' probabilities of the predicted class.</param>
/// <param name="ModelVersion">Version that made the prediction.</param>
/// <param name="Warnings">Reasons to trust the prediction less.</param>
/// <param name="Covered">True where x resembles the calibration rows; see <see cref="Prediction"/>.</param>
public sealed record ClassificationPrediction(
    IReadOnlyList<string> Classes,
    IReadOnlyList<double> Probabilities,
    int Label,
    PredictionSet? Set,
    double Disagreement,
    int ModelVersion,
    IReadOnlyList<PredictionWarning> Warnings,
    bool Covered = true) : Prediction(ModelVersion, Warnings, Covered)
{
    public override Decision? Decide(DecisionRule rule) => rule.Decide(Probabilities as double[] ?? [.. Probabilities]);

    public override void CopyTo(IReadOnlyList<string> classes, Span<double> values)
    {
        values.Clear();
        for (var c = 0; c < values.Length; c++)
        {
            for (var known = 0; known < Classes.Count; known++)
                if (Classes[known] == classes[c]) values[c] = Probabilities[known];
        }
    }
}

/// <summary>A set of classes.</summary>
/// <param name="Classes">Indices of the classes, the most probable one first; never empty.</param>
/// <param name="Confidence">Share of new rows, of each class where it is calibrated per class, whose class should be in the set.</param>
public sealed record PredictionSet(IReadOnlyList<int> Classes, double Confidence);
