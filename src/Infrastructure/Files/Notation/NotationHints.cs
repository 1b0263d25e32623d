namespace Regressor.Infrastructure.Files.Notation;

/// <summary>What the caller knows about one column. Everything that is null is detected.</summary>
/// <param name="Type">The dataset's type, or the caller's choice.</param>
/// <param name="Thousands">Sign that groups digits, or <see cref="NoThousands"/>.</param>
/// <param name="Decimal">Decimal sign, '.' or ','.</param>
/// <param name="Order">Order of day, month and year.</param>
/// <param name="PlainDates">Meaning of plain numbers in a column of dates.</param>
/// <param name="Missing">
/// Words for a missing value, ignoring case, besides the known ones. An empty word means that in a column of texts no other word is missing.
/// </param>
/// <param name="KnownTexts">Texts that the dataset's column already has: these are never missing in a column of texts.</param>
/// <param name="Unit">The dataset's unit. Durations are read in it: "s", "min", "h" or "d".</param>
internal sealed record NotationHints(
    ColumnType? Type = null,
    char? Thousands = null,
    char? Decimal = null,
    DateOrder? Order = null,
    PlainDates PlainDates = PlainDates.None,
    IReadOnlyCollection<string>? Missing = null,
    IReadOnlySet<string>? KnownTexts = null,
    string? Unit = null)
{
    /// <summary>No sign groups digits: an ambiguous sign is the decimal sign.</summary>
    public const char NoThousands = '\0';

    public static NotationHints None { get; } = new();
}

/// <summary>Order of day, month and year where the cells do not show it themselves.</summary>
internal enum DateOrder
{
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// <summary>Meaning of plain numbers in a column of dates.</summary>
internal enum PlainDates
{
    None,

    /// <summary>Days since 1899-12-30, as spreadsheets store dates.</summary>
    SpreadsheetDays,

    /// <summary>Seconds since 1970-01-01T00:00:00 UTC.</summary>
    UnixSeconds,
}

/// <summary>What all columns of a file prove together.</summary>
/// <param name="Delimiter">The separator between the cells; null where the format has none.</param>
/// <param name="Decimal">The unambiguous decimal sign of all columns that have one; null if they disagree or have none.</param>
/// <param name="Order">The unambiguous order of all columns of dates that prove one; null if they disagree or have none.</param>
internal sealed record FileNotation(char? Delimiter = null, char? Decimal = null, DateOrder? Order = null)
{
    public static FileNotation From(IReadOnlyCollection<NotationDetector> columns, char? delimiter) => new(
        delimiter,
        OnlyOneOf(columns.Select(column => column.ProvenDecimal)),
        OnlyOneOf(columns.Select(column => column.ProvenOrder)));

    private static T? OnlyOneOf<T>(IEnumerable<T?> values)
        where T : struct
    {
        var different = values.OfType<T>().Distinct().Take(2).ToList();
        return different.Count == 1 ? different[0] : null;
    }
}
