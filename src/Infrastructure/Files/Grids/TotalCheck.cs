using Regressor.Infrastructure.Files.Grids.Structure;
using Regressor.Infrastructure.Files.Notation;

namespace Regressor.Infrastructure.Files.Grids;

/// <summary>Checks whether the numbers of a row are the sums, or the means, of the other rows'.</summary>
internal sealed class TotalCheck(IGrid grid, TableStructure structure, GridColumns columns)
{
    /// <summary>Totals are often rounded.</summary>
    private const double Tolerance = 0.005;

    /// <param name="cells">The cells of the row.</param>
    public bool AddsUp(string[] cells)
    {
        var notations = new ColumnNotation?[Math.Min(cells.Length, structure.Width)];
        for (var column = 0; column < notations.Length; column++)
        {
            var notation = columns.Decide(column, type: null, unit: null).Notation;
            notations[column] = notation.Type == ColumnTypes.Numeric ? notation : null;
        }

        var sums = new (double Sum, int Count)[notations.Length];
        using var records = grid.OpenRecords();
        while (records.Read())
        {
            if (structure.RoleOf(records) != RecordRole.Row || records.Fault is not null) continue;
            for (var column = 0; column < Math.Min(records.Count, notations.Length); column++)
            {
                if (notations[column] is { } notation && notation.TryParse(records.Cell(column).Trim(), out var number)) sums[column] = (sums[column].Sum + number, sums[column].Count + 1);
            }
        }

        return sums.Index().Any(sum => notations[sum.Index] is { } notation && notation.TryParse(cells[sum.Index].AsSpan().Trim(), out var total) && IsTotal(total, sum.Item));
    }

    // The sum contains the row itself.
    private static bool IsTotal(double total, (double Sum, int Count) column)
    {
        var (others, count) = (column.Sum - total, column.Count - 1);
        return count > 1 && others != 0 && (AreClose(total, others) || AreClose(total, others / count));
    }

    private static bool AreClose(double number, double other) => Math.Abs(number - other) <= Tolerance * Math.Abs(other);
}
