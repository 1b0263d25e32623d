namespace Regressor.Domain.Decisions;

/// <summary>The answer of least expected cost.</summary>
/// <param name="Answer">Index of the class to answer; null to ask a person.</param>
/// <param name="ExpectedCost">Expected cost of that, by the predicted probabilities.</param>
public readonly record struct Decision(int? Answer, double ExpectedCost);
