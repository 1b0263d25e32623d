using System.Globalization;
using Regressor.Application.Files;

namespace Regressor.Application.Import;

/// <summary>The suggested role of a file's column, inferred from its cells.</summary>
/// <param name="Role">Input, kept or left out; the target is chosen among the inputs of numbers and categories.</param>
/// <param name="Kind">Suggested type; null for a column without values.</param>
/// <param name="Reason">Evidence for the role; null for an input.</param>
internal sealed record ColumnGuess(FileColumnRole Role, ColumnType? Kind, ColumnReason? Reason)
{
    /// <summary>Different texts beyond this make no categories: a model would not see most of them often enough.</summary>
    public const int MaxCategories = 100_000;

    /// <summary>A column with more distinct texts than this, most of them unique, identifies its rows.</summary>
    private const int FewTexts = 20;
    private const double RepeatedShare = 0.5;

    /// <summary>Names and ids have fewer words on average.</summary>
    private const double WordsOfFreeText = 3;

    public static ColumnGuess From(FileColumn column)
    {
        if (column.Values == 0) return new ColumnGuess(FileColumnRole.LeftOut, null, new ColumnReason("empty", "It is empty."));
        if (column.Problems.Any(problem => problem.Code == "countingId"))
            return Kept(new ColumnReason("countingId", "It numbers the rows."), column.Type);
        if (column.Type is { } type) return Input(type);
        if (column.LongestText > TextColumnType.MaxLength)
        {
            return new ColumnGuess(FileColumnRole.LeftOut, ColumnTypes.Text, new ColumnReason(
                "textsTooLong", $"It has texts of more than {TextColumnType.MaxLength} characters.", ("most", TextColumnType.MaxLength)));
        }

        if (IsFreeText(column))
            return Input(ColumnTypes.Text) with { Reason = new ColumnReason("freeText", "Its texts have several words, and most of them differ.") };
        if (column.LongestText > CategoricalColumnType.MaxLength)
        {
            return Kept(new ColumnReason(
                "longTexts",
                $"Its longest text has {column.LongestText} characters; a category has at most {CategoricalColumnType.MaxLength}.",
                ("longest", column.LongestText),
                ("most", CategoricalColumnType.MaxLength)));
        }

        if (column.DistinctTexts >= MaxCategories)
            return Kept(new ColumnReason("tooManyTexts", $"It has at least {MaxCategories} different texts.", ("most", MaxCategories)));
        return AreDifferent(column)
            ? Kept(new ColumnReason("differentTexts", $"{column.DistinctTexts} of its {column.Values} texts are different.", ("different", column.DistinctTexts), ("texts", column.Values)))
            : Input(ColumnTypes.Categorical);
    }

    /// <summary>Returns true for remarks and titles, which a model learns from by their words, and false for names and ids.</summary>
    private static bool IsFreeText(FileColumn column) =>
        (column.LongestText > CategoricalColumnType.MaxLength || AreDifferent(column))
        && column.FrequentTexts.Count > 0
        && column.FrequentTexts.Average(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) >= WordsOfFreeText;

    private static bool AreDifferent(FileColumn column) => column.DistinctTexts > FewTexts && column.DistinctTexts > RepeatedShare * column.Values;

    public static ColumnGuess Input(ColumnType type) => new(FileColumnRole.Input, type, null);

    /// <param name="reason">Evidence for keeping it.</param>
    /// <param name="type">Type of its values; text where such a column cannot be kept, or null.</param>
    public static ColumnGuess Kept(ColumnReason reason, ColumnType? type = null) =>
        new(FileColumnRole.Kept, type is { CanBeKept: true } ? type : ColumnTypes.Text, reason);
}

/// <summary>Why a column has its role.</summary>
/// <param name="Code">Stable identifier.</param>
/// <param name="Text">The reason as an English sentence.</param>
internal sealed record ColumnReason(string Code, string Text)
{
    public ColumnReason(string code, string text, params (string Name, int Value)[] parameters)
        : this(code, text) =>
        Parameters = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Values in the text, by name.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }
}
