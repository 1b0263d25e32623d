using System.Globalization;
using Regressor.Domain;
using Regressor.Domain.Predictions;

namespace Regressor.Infrastructure.Learning.Serving;

/// <summary>Messages that the answers of all tasks share.</summary>
internal static class Answering
{
    public static DomainException NotANumber(int version) =>
        new(ProblemCodes.InvalidState, $"Version {version} cannot answer this: its model computes a value that is not a number.");

    /// <param name="confidence">Requested confidence.</param>
    /// <param name="what">What is missing from the answer, with its article.</param>
    public static PredictionWarning TooFewExamples(double confidence, string what) => new(
        PredictionWarningCode.TooFewExamples,
        null,
        string.Create(CultureInfo.InvariantCulture, $"The model was trained on too few examples to give {what} at {confidence:P0} confidence."));
}
