using System.Globalization;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Decisions;

/// <summary>What an answer costs, by which the answer of least expected cost is chosen (Chow 1970; Elkan 2001).</summary>
/// <param name="Matrix">
/// [actual class][answered class], costs in a unit of the person's choice; an entry that is absent costs nothing where both are the same
/// class, and 1 elsewhere.
/// </param>
/// <param name="Ask">Cost of asking a person instead; null where nobody can be asked.</param>
public sealed record DecisionCosts(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Matrix, double? Ask)
{
    /// <summary>Largest cost, so that sums of costs stay finite and precise.</summary>
    public const double MaxCost = 1e12;

    /// <param name="actual">Name of the actual class.</param>
    /// <param name="answer">Name of the answered class.</param>
    /// <returns>The cost of that answer.</returns>
    public double Cost(string actual, string answer) =>
        Matrix.TryGetValue(actual, out var row) && row.TryGetValue(answer, out var cost) ? cost : actual == answer ? 0 : 1;

    /// <summary>Determines whether they are of no more classes than a task may have, all with names that a class may have.</summary>
    public bool IsBounded() =>
        Matrix.Values.All(row => row is not null) && AreClasses(Matrix.Keys, Matrix.Count) && Matrix.Values.All(row => AreClasses(row.Keys, row.Count));

    /// <summary>Finds the first problem of these costs.</summary>
    /// <param name="classes">Classes that may occur; null to accept any.</param>
    /// <returns>A sentence; null where the costs are valid.</returns>
    public string? FindProblem(IReadOnlyCollection<string>? classes = null)
    {
        if (Ask is { } ask && !IsValid(ask)) return NotValid("of asking");
        foreach (var (actual, row) in Matrix)
        {
            foreach (var (answer, cost) in row)
            {
                if (!IsValid(cost)) return NotValid($"of answering '{answer}' where '{actual}' is true");
                if ((Unknown(actual) ?? Unknown(answer)) is { } unknown) return $"There is no class '{unknown}'.";
            }
        }

        return null;

        string? Unknown(string name) => classes?.Contains(name) == false ? name : null;
        static bool IsValid(double cost) => cost is >= 0 and <= MaxCost;
        static string NotValid(string which) => string.Create(CultureInfo.InvariantCulture, $"The cost {which} must be a number from 0 to {MaxCost:F0}.");
    }

    private static bool AreClasses(IEnumerable<string> names, int count) =>
        count <= ClassificationTask.MaxClasses && names.All(name => ColumnTypes.Categorical.FaultOf(ColumnValue.Of(name)) is null);
}
