using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Notation;

namespace Regressor.Infrastructure.Files.Grids;

/// <summary>Converts what the notation of a column says to the application's terms.</summary>
internal static class ColumnDescription
{
    private const int MaxTexts = 10;

    /// <param name="name">Name of the column.</param>
    /// <param name="decision">How its cells write their values.</param>
    /// <param name="unit">Unit known from elsewhere; null to use the cells'.</param>
    /// <param name="keepsWords">True if all cells but blank ones are texts.</param>
    public static FileColumn Of(string name, NotationDecision decision, string? unit, bool keepsWords)
    {
        var evidence = decision.Evidence;
        var words = keepsWords ? evidence.Missing - evidence.Blank : 0;
        return new FileColumn(name, decision.Notation.Type)
        {
            Unit = unit ?? decision.Notation.Unit,
            Notation = NotationOf(decision.Notation),
            Missing = evidence.Missing - words,
            Read = evidence.Read + words,
            Unreadable = evidence.Unreadable,
            Texts = evidence.Texts,
            DistinctTexts = evidence.DistinctTexts,
            LongestText = evidence.LongestText,
            FrequentTexts = [.. evidence.FrequentTexts.Take(MaxTexts).Select(text => text.Key)],
            Min = evidence.Min,
            Max = evidence.Max,
            Problems = [.. decision.Problems.Where(problem => !keepsWords || problem.Code != NotationProblems.MissingWords).Select(problem => ProblemOf(name, problem))],
        };
    }

    private static CellNotation? NotationOf(ColumnNotation notation) => notation.Form switch
    {
        null => null,
        "." or "," => new CellNotation(notation.Form, null, $"1{notation.Form}5{(notation.Unit is { } unit ? $" {unit}" : "")}"),
        "dmy" => new CellNotation(null, notation.Form, "day, month, year"),
        "mdy" => new CellNotation(null, notation.Form, "month, day, year"),
        "ymd" => new CellNotation(null, notation.Form, "year, month, day"),
        var other => new CellNotation(null, null, other),
    };

    private static FileProblem ProblemOf(string column, NotationProblem problem) =>
        new(problem.Code, problem.IsQuestion ? ProblemSeverity.Question : ProblemSeverity.Info, problem.Message)
        {
            Column = column,
            Count = problem.Count,
            Lines = [.. problem.Samples.Select(sample => sample.Line).Take(FileProblem.MaxLines)],
            Cells = [.. problem.Samples.Take(FileProblem.MaxCells).Select(sample => new ProblemCell(sample.Line, sample.Cell, ReadingsOf(sample)))],
            Repairs = [.. new[] { problem.Hint, problem.OtherHint }.OfType<string>().Select(hint => RepairOf(column, hint, problem.Count))],
        };

    private static IReadOnlyList<string>? ReadingsOf(CellSample sample) =>
        sample is { Reading: { } reading, OtherReading: { } other } ? [reading, other] : null;

    /// <param name="column">Name of the column that the hint is for.</param>
    /// <param name="hint">A name and a value: "thousands=,".</param>
    /// <param name="changes">Number of cells that it changes.</param>
    private static ProblemRepair RepairOf(string column, string hint, int changes)
    {
        var separator = hint.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = (hint[..separator], hint[(separator + 1)..]);

        // Words for missing values apply to all columns.
        return new ProblemRepair(new Dictionary<string, string> { [name] = name == "missing" ? value : $"{column}={value}" }, changes);
    }
}
