namespace Regressor.Infrastructure.Files.Notation;

/// <summary>
/// How the cells of one column write their values, whatever the format of the file. Immutable and thread-safe. Detect it with
/// <see cref="NotationDetector"/>: add all cells, collect what the file proves with <see cref="FileNotation.From"/>, then decide per column.
/// </summary>
internal abstract class ColumnNotation(MissingWords missing)
{
    /// <summary>The type that the cells suggest: numeric, dateTime or timeOfDay; null for texts.</summary>
    public abstract ColumnType? Type { get; }

    /// <summary>How values are written, as a stable code: "." or "," (decimal sign), "dmy", "mdy" or "ymd"; null where there is no choice.</summary>
    public virtual string? Form => null;

    /// <summary>What all cells share besides the value, as written: "$", "%", "kg", "min"; null if there is no such unit.</summary>
    public virtual string? Unit => null;

    /// <summary>Parses a trimmed cell that is not missing.</summary>
    /// <param name="cell">Trimmed cell.</param>
    /// <param name="number">
    /// The finite number; for dates, seconds since 1970-01-01T00:00:00, in UTC where the cell has an offset; for times of day, seconds since
    /// midnight.
    /// </param>
    public abstract bool TryParse(ReadOnlySpan<char> cell, out double number);

    /// <returns>True if a trimmed cell is blank or one of the column's words for a missing value.</returns>
    public bool IsMissing(ReadOnlySpan<char> cell) => cell.IsEmpty || missing.Contains(cell);

    /// <summary>Explains to the file's owner why a trimmed cell, neither missing nor readable, is invalid.</summary>
    public abstract NotationFault FaultOf(ReadOnlySpan<char> cell);

    private protected static string Shown(ReadOnlySpan<char> cell) => FirstCells.Shorten(cell);
}

/// <param name="Code">Stable code, one of <see cref="NotationFaults"/>.</param>
/// <param name="Reason">Explanation for the owner of the file, as a sentence.</param>
internal readonly record struct NotationFault(string Code, string Reason);

/// <summary>Codes of <see cref="NotationFault"/>.</summary>
internal static class NotationFaults
{
    public const string NotANumber = "notANumber";
    public const string TooLarge = "tooLarge";
    public const string DecimalSign = "decimalSign";
    public const string OtherUnit = "otherUnit";
    public const string NotADate = "notADate";
    public const string ImpossibleDate = "impossibleDate";
    public const string NotATime = "notATime";
    public const string NotADuration = "notADuration";
}
