using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Splitting;

internal static class DistinctRows
{
    /// <summary>The rows of a part of the table that are no copies of the one before, as the bootstrap wants them; null where all are.</summary>
    public static int[]? Of(TrainingTable table, int firstRow, int rows)
    {
        var different = table.FirstOfCopies(firstRow, rows);
        return different.Length == rows ? null : different;
    }
}
