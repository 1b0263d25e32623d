namespace Regressor.Domain.Training;

/// <summary>Mean absolute errors of simple models on the rows that the members hold out, in the target's unit.</summary>
/// <param name="Mean">Error of predicting the mean of the other rows.</param>
/// <param name="Linear">Error of ridge regression fitted to the other rows.</param>
public sealed record ReferenceErrors(double Mean, double Linear);
