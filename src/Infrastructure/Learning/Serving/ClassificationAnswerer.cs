using System.Numerics.Tensors;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.Features.Generators;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Serving;

/// <summary>Answers with a probability per class and a set of classes.</summary>
/// <param name="output">Conversion of logits to probabilities.</param>
/// <param name="calibration">Calibration of the sets.</param>
/// <param name="basis">What the confidence of the sets is about.</param>
/// <param name="version">Version that the predictions state.</param>
internal sealed class ClassificationAnswerer(ClassOutput output, ClassCalibration calibration, PromiseBasis basis, int version) : IAnswerer
{
    /// <summary>Number of values up to which the folds' probabilities are kept on the stack.</summary>
    private const int Stack = 512;

    public IReadOnlyList<string> Classes => output.Classes;

    public Prediction Answer(ReadOnlySpan<float> dense, ReadOnlySpan<double> members, double confidence, List<Oddity>? odd, DistributionRequest? asked)
    {
        var probabilities = new double[output.Width];
        var values = members.Length / output.Components;
        var byFold = values <= Stack ? stackalloc double[values] : new double[values];
        output.Predict(members, probabilities, byFold);

        // Weights of an uploaded model may be finite and yet too large to compute with.
        if (!TensorPrimitives.IsFiniteAll<double>(probabilities)) throw Answering.NotANumber(version);
        var label = TensorPrimitives.IndexOfMax<double>(probabilities);
        var covered = odd is null || !odd.Exists(oddity => oddity.IsUncovered);
        var widening = covered ? 1 : odd!.Where(oddity => oddity.IsUncovered).Select(oddity => oddity.Widening).Aggregate(IntervalWidening.Together);
        var set = calibration.Sets.Find(probabilities, byFold, confidence, widening);
        var warnings = odd?.ConvertAll(oddity => oddity.Warning);
        if (set is null) (warnings ??= []).Add(Answering.TooFewExamples(confidence, "a set of classes"));
        return new ClassificationPrediction(
            output.Classes, probabilities, label, set, Disagreement(byFold, label), version, warnings is null ? [] : warnings, covered && set is not null)
        {
            Basis = basis,
        };
    }

    /// <summary>Computes the standard deviation of the folds' probabilities of a class.</summary>
    private double Disagreement(ReadOnlySpan<double> byFold, int label)
    {
        var folds = byFold.Length / output.Width;
        double mean = 0, squares = 0;
        for (var fold = 0; fold < folds; fold++) mean += byFold[(fold * output.Width) + label] / folds;
        for (var fold = 0; fold < folds; fold++) squares += Math.Pow(byFold[(fold * output.Width) + label] - mean, 2);
        return Math.Sqrt(squares / Math.Max(1, folds - 1));
    }
}
