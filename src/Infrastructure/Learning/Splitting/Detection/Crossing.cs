using System.Runtime.InteropServices;
using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>
/// Recognizes designed experiments: every value of a factor occurs with the same combinations of the others, so that it repeats although nobody
/// was measured several times.
/// </summary>
internal static class Crossing
{
    /// <summary>
    /// Returns whether a column is a factor of a complete crossing: a measurement, as its decimals show, with the same rows of the other
    /// inputs for each of its values. Persons who all answer the same questions are crossed too, but names and whole numbers may be theirs.
    /// </summary>
    /// <param name="table">All rows that are looked at.</param>
    /// <param name="column">The column.</param>
    /// <param name="repeated">Inputs that have one value for each of the column's, and so belong to the factor.</param>
    public static bool IsFactor(ObservedTable table, ObservedColumn column, IReadOnlyList<string> repeated)
    {
        if (column.Numbers is not { } numbers || Array.TrueForAll(numbers, number => Math.Floor(number) == number)) return false;
        List<ObservedColumn> others = [.. table.Columns.Where(other => other != column && other.IsInput && !repeated.Contains(other.Name))];
        if (others.Count == 0) return false;

        // The sum of the hashes of a value's rows, in any order, is the same for the same rows.
        var sums = new Dictionary<int, ulong>();
        for (var row = 0; row < table.Rows; row++)
        {
            ulong hash = 0;
            foreach (var other in others) hash = Mixing.Mix(hash ^ (ulong)other.Codes[row]);
            CollectionsMarshal.GetValueRefOrAddDefault(sums, column.Codes[row], out _) += Mixing.Mix(hash + 1);
        }

        return sums.Values.Distinct().Count() == 1;
    }
}
