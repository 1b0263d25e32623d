namespace Regressor.Domain.Training;

/// <summary>
/// Errors of simple models on the rows that the members hold out: mean absolute errors in the target's unit, or shares of wrong classes.
/// </summary>
/// <param name="Mean">Error of predicting the mean, or the most frequent class, of the other rows.</param>
/// <param name="Linear">Error of ridge regression, or multinomial regression, fitted to the other rows.</param>
public sealed record ReferenceErrors(double Mean, double Linear);
