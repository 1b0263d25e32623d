namespace Regressor.Domain.Decisions;

/// <summary>What deciding by costs would have cost on rows whose class is known, in the unit of the costs.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Price">Mean cost per row of deciding by the model.</param>
/// <param name="AlwaysPrices">[class], mean cost per row of always answering that class.</param>
/// <param name="AskPrice">Cost per row of always asking a person; null where nobody can be asked.</param>
/// <param name="Decided">Number of rows that the model would have answered.</param>
/// <param name="Asked">Number of rows that a person would have been asked for.</param>
/// <param name="Wrong">Number of answered rows whose class is another one.</param>
public sealed record PolicyPrice(int Rows, double Price, IReadOnlyList<double> AlwaysPrices, double? AskPrice, int Decided, int Asked, int Wrong);
