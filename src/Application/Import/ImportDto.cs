using Regressor.Application.Files;

namespace Regressor.Application.Import;

/// <summary>What a file holds, and what an import made of it or would make of it.</summary>
/// <param name="Stored">Whether it was stored; false for a dry run.</param>
/// <param name="Format">As given or recognized.</param>
/// <param name="Columns">Those of the file.</param>
/// <param name="Rows">The first good rows, as examples.</param>
/// <param name="Total">Rows in the file.</param>
/// <param name="New">Good rows that are or would be added.</param>
/// <param name="Identical">Good rows of which there is an example already; null where nobody asked for them to be looked for.</param>
/// <param name="Bad">Rows that are no examples.</param>
/// <param name="BadRows">The first 100 of what is wrong with them.</param>
/// <param name="Unclear">Columns in use whose numbers can be read in two ways: nothing is stored before "thousands" says which is meant.</param>
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
/// <param name="Delimiter">The separator between cells; null where the format has none.</param>
/// <param name="DecimalSign">The decimal sign of most columns; null where the format has only one.</param>
/// <param name="Encoding">utf-8 or windows-1252.</param>
public sealed record FileFormatDto(string Kind, string? Delimiter, string? DecimalSign, string? Encoding)
{
    internal static FileFormatDto Of(ITableFile file) =>
        new(file.Format.Name, file.Details.Delimiter?.ToString(), file.Details.DecimalSign?.ToString(), file.Details.Encoding);
}

/// <param name="Name">As in the file.</param>
/// <param name="Role">What it is used as.</param>
/// <param name="Kind">Null for a column that is left out.</param>
/// <param name="Reason">Why it is left out.</param>
/// <param name="Missing">Cells without a value.</param>
/// <param name="Min">Of its numbers.</param>
/// <param name="Max">Of its numbers.</param>
/// <param name="Categories">Its most frequent texts.</param>
public sealed record FileColumnDto(
    string Name, FileColumnRole Role, ColumnType? Kind, string? Reason, int Missing, double? Min, double? Max, IReadOnlyList<string> Categories)
{
    private const int MaxCategories = 10;

    internal static FileColumnDto Of(ColumnProfile column, FileColumnRole role, ColumnType? kind, string? reason = null) => new(
        column.Name, role, kind, reason, column.Missing, column.Min, column.Max, kind == ColumnTypes.Numeric ? [] : [.. column.FrequentTexts(MaxCategories)]);
}

public enum FileColumnRole
{
    Input,
    Target,
    LeftOut,
}

/// <param name="Line">Where it begins in the file, from 1; the number of the element of a JSON array.</param>
/// <param name="X">A number, a text or null by input column.</param>
/// <param name="Y">The target.</param>
/// <param name="Excluded">Why it is excluded from training.</param>
public sealed record FileRowDto(long Line, IReadOnlyDictionary<string, InputValue> X, double Y, string? Excluded);

/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Column">Null where the whole row is at fault.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record BadRowDto(long Line, string? Column, string Reason);

/// <summary>Rows of a file are no examples, and bad ones were not to be skipped: nothing was stored.</summary>
public sealed class BadRowsException(ImportDto import) : Exception($"{import.Bad} of {import.Total} rows cannot be taken. Nothing was stored.")
{
    public ImportDto Import { get; } = import;
}
