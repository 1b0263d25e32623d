using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>
/// Finds columns whose values are the same entity in several rows: a person, a machine, a run. Errors of rows of an entity that was held out are
/// larger than those of other rows, or alike.
/// </summary>
internal static class GroupEvidence
{
    /// <summary>Fewest groups: with fewer, one cannot tell a group from a category.</summary>
    private const int FewestGroups = 8;

    /// <summary>Minimum share of the rows whose group has further rows.</summary>
    private const double LeastRepeated = 0.8;

    /// <summary>
    /// Maximum rows of a group: the rows of a category, such as a shop's, are many, and new rows are mostly of known shops. Where the rows
    /// themselves show entities, groups may be larger.
    /// </summary>
    private const int MostRows = 30, MostRowsOfEntities = 250;

    /// <summary>Minimum ratio of the errors by group and by row, and its minimum in standard errors.</summary>
    private const double LeastRatio = 1.15, LeastErrors = 2;

    /// <summary>Minimum correlation of the errors within a group (intraclass correlation) to count by itself, and to count for numbers.</summary>
    private const double LeastCorrelation = 0.3, LeastCorrelationOfNumbers = 0.2;

    /// <summary>Minimum excess of neighbors of the same group over chance, for rows in blocks.</summary>
    private const double LeastBlocks = 0.35;

    /// <summary>Share of the rows whose group has one value of another column, at least so; and at most so if the groups were random.</summary>
    private const double LeastRepeatedValues = 0.98, MostByChance = 0.6;

    /// <summary>Returns whether the values repeat as those of a group do.</summary>
    public static bool IsCandidate(ObservedColumn column)
    {
        if (!Split.IsGroup(column.Type) || column.Distinct < FewestGroups) return false;
        var rows = column.Codes.Length;
        if (rows > (long)MostRowsOfEntities * column.Distinct || rows < 2L * column.Distinct) return false;
        var sizes = column.Sizes();
        return sizes.Where(size => size > 1).Sum() >= LeastRepeated * rows && 2 * sizes.Max() < rows;
    }

    /// <summary>Compares the errors by group with those by row.</summary>
    /// <returns>The evidence; null where there is not enough.</returns>
    public static SplitEvidence? Of(CloseLook look)
    {
        var (table, column) = (look.Table, look.Column);
        var repeated = RepeatedColumns(table, column);
        if (Crossing.IsFactor(table, column, repeated)) return null;
        var entities = BlocksOf(column) >= LeastBlocks || repeated.Count > 0;
        if (!entities && table.Rows > (long)MostRows * column.Distinct) return null;

        var residuals = look.Residuals(Folding.ByGroup(column));
        var (byGroup, byRow) = (CloseLook.Squares(residuals), CloseLook.Squares(look.ByRow));
        var within = WithinGroups.Of(column, residuals);
        var known = column.IsInput ? Math.Min(byRow.Average(), within.KnownError) : byRow.Average();
        var ratio = Math.Sqrt(byGroup.Average() / known);
        var isLarger = Math.Sqrt(byGroup.Average() / byRow.Average()) >= LeastRatio && CloseLook.ErrorsApart(column.Codes, byGroup, byRow) >= LeastErrors;
        var isAlike = within.IsSignificant && within.Correlation >= (entities ? LeastCorrelation : 2 * LeastCorrelation);

        // Neighboring numbers predict each other, so numbers that are measurements hardly err alike.
        var enough = column.Numbers is null || entities ? isLarger || isAlike : isLarger && within.IsSignificant && within.Correlation >= LeastCorrelationOfNumbers;
        if (!enough || ratio < LeastRatio) return null;
        var suggestion = new SplitSuggestion(new Split(SplitBy.Group, column.Name), 1 - (known / look.Variance), 1 - (byGroup.Average() / look.Variance))
        {
            Groups = column.Distinct,
            RowsPerGroup = (double)table.Rows / column.Distinct,
            RepeatedColumns = repeated,
        };
        return new SplitEvidence(suggestion, ratio, entities);
    }

    /// <summary>Computes by how much more often than by chance a row has the group of the row before.</summary>
    private static double BlocksOf(ObservedColumn column)
    {
        var (same, rows) = (0, column.Codes.Length);
        for (var row = 1; row < rows; row++)
        {
            if (column.Codes[row] == column.Codes[row - 1]) same++;
        }

        return ((double)same / (rows - 1)) - column.Sizes().Sum(size => (double)size / rows * size / rows);
    }

    /// <summary>Returns the inputs that have one value in each group, such as the sex of a person.</summary>
    private static List<string> RepeatedColumns(ObservedTable table, ObservedColumn column)
    {
        var shuffled = (int[])column.Codes.Clone();
        new Random(0).Shuffle(shuffled);
        return [.. table.Columns
            .Where(other => other != column && other.IsInput && other.Distinct > 1 && other.Distinct < column.Distinct * 2)
            .Where(other => Repeats(column.Codes, other) >= LeastRepeatedValues && Repeats(shuffled, other) <= MostByChance)
            .Select(other => other.Name)];
    }

    /// <summary>Returns the share of rows whose group has one value of a column.</summary>
    private static double Repeats(int[] groups, ObservedColumn other)
    {
        var first = new Dictionary<int, int>();
        var mixed = new HashSet<int>();
        for (var row = 0; row < groups.Length; row++)
        {
            if (!first.TryAdd(groups[row], other.Codes[row]) && first[groups[row]] != other.Codes[row]) mixed.Add(groups[row]);
        }

        return 1 - ((double)groups.Count(mixed.Contains) / groups.Length);
    }
}
