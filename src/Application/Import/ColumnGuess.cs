namespace Regressor.Application.Import;

/// <summary>The suggested use of a file's column, inferred from its cells.</summary>
/// <param name="Kind">Suggested type; null for a column to skip.</param>
/// <param name="Reason">Reason for skipping it.</param>
internal sealed record ColumnGuess(ColumnType? Kind, string? Reason)
{
    /// <summary>Share of numbers that makes a column numeric: the texts among them are errors to report.</summary>
    private const double NumericShare = 0.9;

    /// <summary>A column with more distinct texts than this, most of them unique, identifies its rows.</summary>
    private const int FewTexts = 20;
    private const double RepeatedShare = 0.5;

    private static readonly string[] NamesOfIds = ["id", "index", "no", "nr", "row", "rownames", "row_id", "rowid", "unnamed: 0", "column 1"];

    public static ColumnGuess Of(ColumnProfile column)
    {
        var values = column.Numbers + column.Texts;
        if (values == 0) return new ColumnGuess(null, "It is empty.");
        if (column.Numbers >= NumericShare * values)
        {
            return column.Texts == 0 && column.CountsUp && values > 1 && NamesOfIds.Contains(column.Name.ToLowerInvariant())
                ? new ColumnGuess(null, "It numbers the rows.")
                : new ColumnGuess(ColumnTypes.Numeric, null);
        }

        if (column.LongestText > CategoricalColumnType.MaxLength) return new ColumnGuess(null, "Its texts are too long to be categories.");
        return column.DistinctTexts > FewTexts && (column.DistinctTexts > RepeatedShare * column.Texts || column.DistinctTexts == ColumnProfile.MaxDistinct)
            ? new ColumnGuess(null, "Nearly every row has another text.")
            : new ColumnGuess(ColumnTypes.Categorical, null);
    }
}
