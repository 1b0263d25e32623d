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
/// <param name="Problems">What was seen in the file, errors and questions first. Nothing is stored before those are resolved.</param>
/// <param name="RawRows">The first records as they are written; empty for formats without records of cells.</param>
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
    IReadOnlyList<UnclearNumbersDto> Unclear,
    IReadOnlyList<FileProblem> Problems,
    IReadOnlyList<FileRecord> RawRows);

/// <param name="Kind">The name of the format.</param>
/// <param name="Delimiter">The separator between cells, "space" or "fixed"; null if the format has none.</param>
/// <param name="DecimalSign">The decimal sign of most columns; null if the format has only one.</param>
/// <param name="Encoding">Name of the encoding; null if the format has none.</param>
/// <param name="Sheet">Name of the sheet; null if the format has none.</param>
public sealed record FileFormatDto(string Kind, string? Delimiter, string? DecimalSign, string? Encoding, string? Sheet = null)
{
    internal static FileFormatDto From(ITableFile file) => new(
        file.Format.Name,
        file.Details.Delimiter switch
        {
            FormatHints.FixedWidth => "fixed",
            ' ' => "space",
            var delimiter => delimiter?.ToString(),
        },
        file.Details.DecimalSign?.ToString(),
        file.Details.Encoding,
        file.Details.Sheet);
}

/// <param name="Name">Name of the column, repaired where the file's cannot be used.</param>
/// <param name="Role">Role of the column, chosen or guessed.</param>
/// <param name="Kind">Type, also of a column that is left out; null if it has no values.</param>
/// <param name="Reason">Evidence for the role; null where nothing has to be explained.</param>
/// <param name="Missing">Number of cells without a value.</param>
/// <param name="Min">Smallest of its numbers; of dates and times of day, in seconds.</param>
/// <param name="Max">Largest of its numbers; of dates and times of day, in seconds.</param>
/// <param name="Categories">Its most frequent texts.</param>
/// <param name="Written">Min and Max as the column's values are written; null for numbers and texts.</param>
public sealed record FileColumnDto(
    string Name,
    FileColumnRole Role,
    ColumnType? Kind,
    string? Reason,
    int Missing,
    double? Min,
    double? Max,
    IReadOnlyList<string> Categories,
    WrittenRangeDto? Written = null)
{
    private const int MaxCategories = 10;

    /// <summary>Name in the file; null where it is the column's name.</summary>
    public string? SourceName { get; init; }

    /// <summary>Unit of the values; null if unknown.</summary>
    public string? Unit { get; init; }

    /// <summary>How the cells write numbers or dates; null for texts, and in formats that leave no choice.</summary>
    public CellNotation? Notation { get; init; }

    /// <summary>Number of cells that are read as missing because they are not values of the type.</summary>
    public int Unreadable { get; init; }

    /// <summary>Number of different texts, up to a bound; null for numbers and dates.</summary>
    public int? DifferentTexts { get; init; }

    /// <summary>Stable identifier of the reason; null where there is none.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Values in the reason, by name.</summary>
    public IReadOnlyDictionary<string, string>? ReasonParameters { get; init; }

    internal static FileColumnDto From(FileColumn column, ColumnGuess guess) => From(column, guess.Role, guess.Kind) with
    {
        Reason = guess.Reason?.Text,
        ReasonCode = guess.Reason?.Code,
        ReasonParameters = guess.Reason?.Parameters,
    };

    internal static FileColumnDto From(FileColumn column, FileColumnRole role, ColumnType? kind) => new(
        column.Name,
        role,
        kind,
        null,
        column.Missing,
        column.Min,
        column.Max,
        kind?.Storage == StorageKind.Number ? [] : column.FrequentTexts,
        WrittenRangeDto.From(kind, column.Min, column.Max))
    {
        SourceName = column.SourceName,
        Unit = column.Unit,
        Notation = column.Notation,
        Unreadable = column.Unreadable,
        DifferentTexts = kind?.Storage == StorageKind.Text ? column.DistinctTexts : null,
    };

    internal static FileColumnDto From(ColumnProfile column, FileColumnRole role, ColumnType kind) => new(
        column.Name,
        role,
        kind,
        null,
        column.Missing,
        column.Min,
        column.Max,
        kind.Storage == StorageKind.Number ? [] : [.. column.FrequentTexts(MaxCategories)],
        WrittenRangeDto.From(kind, column.Min, column.Max));
}

/// <param name="Min">Smallest value, such as "2025-01-31".</param>
/// <param name="Max">Largest value.</param>
public sealed record WrittenRangeDto(string Min, string Max)
{
    internal static WrittenRangeDto? From(ColumnType? type, double? min, double? max) =>
        type is not null && type.Notation != type.Storage && min is { } least && max is { } greatest
            ? new WrittenRangeDto(type.Format(ColumnValue.Of(least)), type.Format(ColumnValue.Of(greatest)))
            : null;
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
    long Line, IReadOnlyDictionary<string, ColumnValue> X, ColumnValue Y, string? Excluded, IReadOnlyDictionary<string, ColumnValue> Kept);

/// <param name="Line">Line where the row begins, from 1.</param>
/// <param name="Column">Name of the column; null if the whole row is invalid.</param>
/// <param name="Reason">Description of the error.</param>
/// <param name="Code">Stable identifier of the kind of error; null where it has none.</param>
/// <param name="Parameters">Values in the reason, by name.</param>
public sealed record BadRowDto(long Line, string? Column, string Reason, string? Code = null, IReadOnlyDictionary<string, string>? Parameters = null);

/// <summary>A file has invalid rows, and skipping them was not requested: nothing was stored.</summary>
public sealed class BadRowsException(ImportDto import) : Exception($"{import.Bad} of {import.Total} rows are invalid. Nothing was stored.")
{
    public ImportDto Import { get; } = import;
}

/// <summary>A file has questions that only its owner can answer, or errors: nothing was stored.</summary>
public sealed class UnresolvedFileException(ImportDto import, IReadOnlyList<FileProblem> problems)
    : Exception(string.Join(' ', problems.Select(problem => problem.Message)))
{
    public ImportDto Import { get; } = import;

    public IReadOnlyList<FileProblem> Problems { get; } = problems;

    /// <summary>True if the file has more columns than a dataset can have.</summary>
    public bool IsTooLarge => Problems.Any(problem => problem.Code is ImportPlan.TooManyInputs or ImportPlan.TooManyKept);
}
