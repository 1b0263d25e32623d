namespace Regressor.Application.Files;

/// <summary>Describes how a file is written. A format ignores the hints that do not apply to it.</summary>
/// <param name="Delimiter">The separator between the cells of a line, ' ' for blanks, or <see cref="FixedWidth"/>; null to detect it.</param>
/// <param name="DecimalSign">Decimal sign of all columns, '.' or ','; null to detect it per column. The detected value is the majority's.</param>
/// <param name="Encoding">Name of the encoding; null to detect it.</param>
/// <param name="Thousands">Sign that groups digits in ambiguous numbers: '.', ',' or <see cref="NoThousands"/>; null if unspecified.</param>
public sealed record FormatHints(char? Delimiter = null, char? DecimalSign = null, string? Encoding = null, char? Thousands = null)
{
    /// <summary>No sign groups digits: the ambiguous sign is the decimal sign.</summary>
    public const char NoThousands = '\0';

    /// <summary>Each cell begins at the same position of every line.</summary>
    public const char FixedWidth = '\0';

    private static readonly IReadOnlyDictionary<string, string> NoTexts = new Dictionary<string, string>();
    private static readonly IReadOnlyDictionary<string, char> NoSigns = new Dictionary<string, char>();
    private static readonly IReadOnlyDictionary<string, bool> NoChoices = new Dictionary<string, bool>();

    /// <summary>Name of the encoding that the sender's headers declare, often without looking; null if none.</summary>
    public string? Charset { get; init; }

    /// <summary>Name of the sheet to read, in formats that have several; null to choose one.</summary>
    public string? Sheet { get; init; }

    /// <summary>Line of the header, from 1; 0 if the file has none; null to find it.</summary>
    public long? Header { get; init; }

    /// <summary>Lines below the header that are not rows; null to recognize units, totals and notes.</summary>
    public IReadOnlyList<long>? SkipLines { get; init; }

    /// <summary>Texts that stand for a missing value in every column, besides the usual ones.</summary>
    public IReadOnlyList<string> MissingWords { get; init; } = [];

    /// <summary>Order of day, month and year in all dates, "dmy", "mdy" or "ymd"; null to detect it.</summary>
    public string? DateOrder { get; init; }

    /// <summary>Order of day, month and year, by column.</summary>
    public IReadOnlyDictionary<string, string> DateOrders { get; init; } = NoTexts;

    /// <summary>Decimal sign, by column.</summary>
    public IReadOnlyDictionary<string, char> DecimalSigns { get; init; } = NoSigns;

    /// <summary>Sign that groups digits, by column, as in <see cref="Thousands"/>.</summary>
    public IReadOnlyDictionary<string, char> ThousandsSigns { get; init; } = NoSigns;

    /// <summary>New names, by the columns' names in the file.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = NoTexts;

    /// <summary>Names that the file's columns probably have, whatever their case: those of the dataset that receives the rows.</summary>
    public IReadOnlyList<string> KnownNames { get; init; } = [];

    /// <summary>True if words such as NA are texts in a column of texts: a dataset that already exists may have them.</summary>
    public bool KeepsWords { get; init; }

    /// <summary>True to read texts of any column that differ only in case or blanks as the most frequent of them.</summary>
    public bool MergesSpellings { get; init; }

    /// <summary>The same, by column.</summary>
    public IReadOnlyDictionary<string, bool> MergedSpellings { get; init; } = NoChoices;

    /// <summary>Units, by column.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = NoTexts;
}
