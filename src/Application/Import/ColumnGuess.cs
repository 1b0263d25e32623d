namespace Regressor.Application.Import;

/// <summary>The suggested role of a file's column, inferred from its cells.</summary>
/// <param name="Role">Input, kept or left out; the target is chosen among the numeric inputs.</param>
/// <param name="Kind">Suggested type; null for a column to leave out.</param>
/// <param name="Reason">Evidence for keeping it or leaving it out; null for an input.</param>
internal sealed record ColumnGuess(FileColumnRole Role, ColumnType? Kind, string? Reason)
{
    /// <summary>Share of numbers that makes a column numeric: the texts among them are errors to report.</summary>
    private const double NumericShare = 0.9;

    /// <summary>A column with more distinct texts than this, most of them unique, identifies its rows.</summary>
    private const int FewTexts = 20;
    private const double RepeatedShare = 0.5;

    private static readonly string[] NamesOfIds = ["id", "index", "no", "nr", "row", "rownames", "row_id", "rowid", "unnamed: 0", "column 1"];

    public static ColumnGuess From(ColumnProfile column)
    {
        var values = column.Numbers + column.Texts;
        if (values == 0) return LeftOut("It is empty.");
        if (column.Numbers >= NumericShare * values) return NumbersRows(column) ? Kept("It numbers the rows.") : Input(ColumnTypes.Numeric);
        if (column.LongestText > TextColumnType.MaxLength) return LeftOut($"It has texts of more than {TextColumnType.MaxLength} characters.");
        if (column.LongestText > CategoricalColumnType.MaxLength)
            return Kept($"Its longest text has {column.LongestText} characters; a category has at most {CategoricalColumnType.MaxLength}.");
        if (column.DistinctTexts == ColumnProfile.MaxDistinct) return Kept($"It has at least {ColumnProfile.MaxDistinct} different texts.");
        return column.DistinctTexts > FewTexts && column.DistinctTexts > RepeatedShare * column.Texts
            ? Kept($"{column.DistinctTexts} of its {column.Texts} texts are different.")
            : Input(ColumnTypes.Categorical);
    }

    public static ColumnGuess Input(ColumnType type) => new(FileColumnRole.Input, type, null);

    public static ColumnGuess Kept(string reason) => new(FileColumnRole.Kept, ColumnTypes.Text, reason);

    public static ColumnGuess LeftOut(string reason) => new(FileColumnRole.LeftOut, null, reason);

    private static bool NumbersRows(ColumnProfile column) =>
        column.Texts == 0 && column.CountsUp && column.Numbers > 1 && NamesOfIds.Contains(column.Name.ToLowerInvariant());
}
