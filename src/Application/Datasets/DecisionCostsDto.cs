using Regressor.Domain.Decisions;

namespace Regressor.Application.Datasets;

/// <summary>What answers about a class cost, in any unit: the answer of least expected cost is chosen.</summary>
/// <param name="Matrix">
/// Cost of answering the inner class where the outer class is true. An absent cost is 0 where both are the same class, and 1 elsewhere.
/// </param>
/// <param name="Ask">Cost of asking a person instead; null where nobody can be asked.</param>
public sealed record DecisionCostsDto(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Matrix, double? Ask)
{
    internal static DecisionCostsDto? From(DecisionCosts? costs) => costs is null ? null : new DecisionCostsDto(costs.Matrix, costs.Ask);

    internal DecisionCosts ToDomain() => new(Matrix, Ask);
}
