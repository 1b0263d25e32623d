namespace Regressor.Application.Import;

/// <summary>What a column of a file is good for, judged by its cells.</summary>
/// <param name="Kind">Null for a column to leave out.</param>
/// <param name="Reason">Why it is better left out.</param>
internal sealed record ColumnGuess(ColumnType? Kind, string? Reason)
{
    /// <summary>A column with some texts among its numbers is still numeric: they are mistakes, to be reported.</summary>
    private const double NumericShare = 0.9;

    /// <summary>A column with more different texts, most of which occur once, names its rows.</summary>
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
