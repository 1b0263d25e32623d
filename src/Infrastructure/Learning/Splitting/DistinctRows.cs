using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Splitting;

internal static class DistinctRows
{
    /// <summary>
    /// Returns the rows of a part of the table that are not copies of an earlier one, as the bootstrap expects; null where all are
    /// distinct.
    /// </summary>
    public static int[]? Of(TrainingData table, int firstRow, int rows)
    {
        var different = table.FirstOfCopies(firstRow, rows);
        return different.Length == rows ? null : different;
    }
}
