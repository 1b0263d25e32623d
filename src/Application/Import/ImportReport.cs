using Regressor.Application.Files;

namespace Regressor.Application.Import;

internal static class ImportReport
{
    /// <summary>Reports what a file is before its rows are read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="problems">What its owner should know or decide.</param>
    public static ImportDto WithoutRows(ITableFile file, IReadOnlyList<FileColumnDto> columns, IReadOnlyList<FileProblem> problems) => new(
        Stored: false,
        FileFormatDto.From(file),
        columns,
        Rows: [],
        Total: file.Rows ?? 0,
        New: 0,
        Identical: null,
        Bad: 0,
        BadRows: [],
        UnclearNumbersDto.Of(problems),
        [.. problems.OrderByDescending(problem => problem.Severity)],
        file.FirstRecords);

    /// <returns>The exception that refuses to store the file; its list is empty if nothing is in the way.</returns>
    public static UnresolvedFileException Unresolved(ImportDto import) =>
        new(import, [.. import.Problems.Where(problem => problem.Severity != ProblemSeverity.Info)]);
}
