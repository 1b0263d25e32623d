using Regressor.Application.Files;

namespace Regressor.Application.Import;

/// <summary>The content of a file, and the actual or expected result of its import.</summary>
/// <param name="Stored">True if the rows were stored; false for a dry run.</param>
/// <param name="Format">Format, given or detected.</param>
/// <param name="Columns">Columns of the file.</param>
/// <param name="Rows">The first valid rows, as examples.</param>
/// <param name="Total">Number of rows in the file.</param>
/// <param name="New">Number of valid rows that are or would be added.</param>
/// <param name="Identical">Number of valid rows that already exist as examples; null if identical rows were not searched for.</param>
/// <param name="Bad">Number of invalid rows.</param>
/// <param name="BadRows">The first 100 errors of the invalid rows.</param>
/// <param name="Unclear">Used columns whose numbers are ambiguous: nothing is stored until "thousands" specifies the reading.</param>
public sealed record ImportDto(
    bool Stored,
    FileFormatDto Format,
    IReadOnlyList<FileColumnDto> Columns,
    IReadOnlyList<FileRowDto> Rows,
    int Total,
    int New,
    int? Identical,
    int Bad,
    IReadOnlyList<BadRowDto> BadRows,
    IReadOnlyList<UnclearNumbersDto> Unclear);

/// <param name="Kind">The name of the format.</param>
/// <param name="Delimiter">The separator between cells; null if the format has none.</param>
/// <param name="DecimalSign">The decimal sign of most columns; null if the format has only one.</param>
/// <param name="Encoding">Encoding, utf-8 or windows-1252.</param>
public sealed record FileFormatDto(string Kind, string? Delimiter, string? DecimalSign, string? Encoding)
{
    internal static FileFormatDto From(ITableFile file) =>
        new(file.Format.Name, file.Details.Delimiter?.ToString(), file.Details.DecimalSign?.ToString(), file.Details.Encoding);
}

/// <param name="Name">Name in the file.</param>
/// <param name="Role">Role of the column, chosen or guessed.</param>
/// <param name="Kind">Type; null for a column that is left out.</param>
/// <param name="Reason">Evidence for keeping the column or leaving it out; null where nothing has to be explained.</param>
/// <param name="Missing">Number of cells without a value.</param>
/// <param name="Min">Smallest of its numbers.</param>
/// <param name="Max">Largest of its numbers.</param>
/// <param name="Categories">Its most frequent texts.</param>
public sealed record FileColumnDto(
    string Name, FileColumnRole Role, ColumnType? Kind, string? Reason, int Missing, double? Min, double? Max, IReadOnlyList<string> Categories)
{
    private const int MaxCategories = 10;

    internal static FileColumnDto From(ColumnProfile column, ColumnGuess guess) => From(column, guess.Role, guess.Kind, guess.Reason);

    internal static FileColumnDto From(ColumnProfile column, FileColumnRole role, ColumnType? kind, string? reason = null) => new(
        column.Name, role, kind, reason, column.Missing, column.Min, column.Max, kind == ColumnTypes.Numeric ? [] : [.. column.FrequentTexts(MaxCategories)]);
}

public enum FileColumnRole
{
    Input,
    Target,

    /// <summary>Stored and exported, never learned from.</summary>
    Kept,
    LeftOut,
}

/// <param name="Line">Line where the row begins, from 1, or element number in a JSON array.</param>
/// <param name="X">A number, a string or null for each input column.</param>
/// <param name="Y">The target.</param>
/// <param name="Excluded">Reason for its exclusion from training.</param>
/// <param name="Kept">A string or null for each kept column.</param>
public sealed record FileRowDto(
    long Line, IReadOnlyDictionary<string, ColumnValue> X, double Y, string? Excluded, IReadOnlyDictionary<string, ColumnValue> Kept);

/// <param name="Line">Line where the row begins, from 1.</param>
/// <param name="Column">Name of the column; null if the whole row is invalid.</param>
/// <param name="Reason">Description of the error.</param>
public sealed record BadRowDto(long Line, string? Column, string Reason);

/// <summary>A file has invalid rows, and skipping them was not requested: nothing was stored.</summary>
public sealed class BadRowsException(ImportDto import) : Exception($"{import.Bad} of {import.Total} rows are invalid. Nothing was stored.")
{
    public ImportDto Import { get; } = import;
}
