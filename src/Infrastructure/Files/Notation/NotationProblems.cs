namespace Regressor.Infrastructure.Files.Notation;

/// <summary>Codes of <see cref="NotationProblem"/>.</summary>
internal static class NotationProblems
{
    /// <summary>A sign either groups digits or is the decimal sign. Question; hint: thousands.</summary>
    public const string AmbiguousNumbers = "ambiguousNumbers";

    /// <summary>Day and month can be exchanged in all cells. Question; hint: dateOrder.</summary>
    public const string AmbiguousDates = "ambiguousDates";

    /// <summary>Times of day may be durations, or the reverse. Hint: type.</summary>
    public const string AmbiguousTimes = "ambiguousTimes";

    /// <summary>Years have two digits. A window decides the century.</summary>
    public const string TwoDigitYears = "twoDigitYears";

    /// <summary>Words were read as missing values. Hint: missing.</summary>
    public const string MissingWords = "missingWords";

    /// <summary>Cells cannot be read as the column's type.</summary>
    public const string UnreadableCells = "unreadableCells";

    /// <summary>Bounds such as &lt;0.05 were read as their value.</summary>
    public const string CensoredValues = "censoredValues";

    /// <summary>Several units, or a unit in some cells only.</summary>
    public const string MixedUnits = "mixedUnits";

    /// <summary>Several scales, such as k and M.</summary>
    public const string MixedScales = "mixedScales";

    /// <summary>Digits with leading zeros or of more than 15 digits are texts. Hint: type.</summary>
    public const string Codes = "codes";

    /// <summary>Numbers count the rows.</summary>
    public const string CountingId = "countingId";

    /// <summary>More different texts than a model learns.</summary>
    public const string ManyCategories = "manyCategories";

    /// <summary>Most texts differ: they may be notes or names rather than categories.</summary>
    public const string TextOrCategories = "textOrCategories";

    /// <summary>Numbers, but too few for a column of numbers. Question; hints: type, missing.</summary>
    public const string NumbersAsCategories = "numbersAsCategories";

    /// <summary>Dates or times, but too few for a column of them. Question; hints: type, missing.</summary>
    public const string DatesAsCategories = "datesAsCategories";

    /// <summary>Categories that differ in case or spaces only. Hint: spelling.</summary>
    public const string Spellings = "spellings";
}
