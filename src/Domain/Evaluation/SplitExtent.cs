namespace Regressor.Domain.Evaluation;

/// <summary>What the parts of a split by group or by time contain.</summary>
/// <param name="Trained">Number of groups or of different times outside the test part.</param>
/// <param name="Tested">Number of groups or of different times in the test part.</param>
/// <param name="From">The oldest tested time, as its column stores it; null by group, and where nothing was tested.</param>
/// <param name="To">The newest tested time.</param>
public sealed record SplitExtent(int Trained, int Tested, double? From = null, double? To = null);
