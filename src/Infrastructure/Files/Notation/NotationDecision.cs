namespace Regressor.Infrastructure.Files.Notation;

/// <summary>The decided notation of a column, the evidence, and what the caller should know or settle.</summary>
internal sealed record NotationDecision(ColumnNotation Notation, NotationEvidence Evidence, IReadOnlyList<NotationProblem> Problems)
{
    /// <summary>Problems that only the caller can settle: storing would be a guess.</summary>
    public IEnumerable<NotationProblem> Questions => Problems.Where(problem => problem.IsQuestion);
}

/// <summary>Counts of a column's cells as the decided notation reads them.</summary>
internal sealed record NotationEvidence
{
    /// <summary>All cells.</summary>
    public required int Cells { get; init; }

    public required int Blank { get; init; }

    /// <summary>Cells that are missing by a word, and their counts by word as written first.</summary>
    public required IReadOnlyDictionary<string, int> MissingWords { get; init; }

    /// <summary>Readable cells: numbers, dates or times; in a column of texts, the texts.</summary>
    public required int Read { get; init; }

    /// <summary>Cells that are neither readable nor missing; the first have line and text.</summary>
    public required int Unreadable { get; init; }

    public required IReadOnlyList<CellSample> FirstUnreadable { get; init; }

    /// <summary>Cells that are readable as a number, whatever the column is.</summary>
    public required int Numbers { get; init; }

    /// <summary>Cells that are a text of the column: all, except blank ones, plain numbers and missing words.</summary>
    public required int Texts { get; init; }

    /// <summary>Different texts, up to <see cref="Texts.DistinctTexts.Bound"/>, beyond 1,000 from hashes.</summary>
    public required int DistinctTexts { get; init; }

    public required int LongestText { get; init; }

    /// <summary>The most frequent of the first 1,000 different texts, with their counts.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> FrequentTexts { get; init; }

    /// <summary>True if the values are increasing whole numbers: row numbers rather than measurements.</summary>
    public required bool CountsUp { get; init; }

    /// <summary>Smallest and largest value; null for texts and where nothing is readable.</summary>
    public required double? Min { get; init; }

    public required double? Max { get; init; }

    public int Missing => Blank + MissingWords.Values.Sum();
}

/// <param name="Line">Line or row number, as added.</param>
/// <param name="Cell">The cell, shortened.</param>
/// <param name="Reading">The value under the decided notation, invariant; null if it has none.</param>
/// <param name="OtherReading">The value under the other notation of an ambiguous cell.</param>
internal sealed record CellSample(long Line, string Cell, string? Reading = null, string? OtherReading = null);

/// <param name="Code">One of <see cref="NotationProblems"/>.</param>
/// <param name="Count">Number of cells concerned.</param>
/// <param name="Samples">Lines and cells: at most 10.</param>
/// <param name="Hint">Hint that settles it, as name=value: "thousands=,"; null if none does.</param>
/// <param name="OtherHint">Hint that settles it the other way.</param>
/// <param name="IsQuestion">True if only the caller can settle it.</param>
/// <param name="Message">Explanation for the owner of the file.</param>
internal sealed record NotationProblem(
    string Code, int Count, IReadOnlyList<CellSample> Samples, string? Hint, string? OtherHint, bool IsQuestion, string Message);
