namespace Regressor.Infrastructure.Files.Notation.Problems;

/// <summary>Tells which words were read as missing values, and which might be.</summary>
internal static class MissingProblems
{
    public static IEnumerable<NotationProblem> Find(NotationDetector cells, ColumnNotation notation, bool isText)
    {
        var missing = cells.Words.Words.Where(word => notation.IsMissing(word.Word)).ToList();
        if (missing.Count > 0) yield return Create(missing, isText ? "missing=" : null, "read as missing");
        var texts = cells.Words.Words.Where(word => !notation.IsMissing(word.Word) && !IsLetter(word.Word)).ToList();
        if (texts.Count > 0) yield return Create(texts, $"missing={texts[0].Word}", "read as text, and may be missing values");
    }

    /// <summary>Among texts, a letter such as x is a grade or a mark rather than a word for nothing.</summary>
    private static bool IsLetter(string word) => word.Length == 1 && char.IsLetter(word[0]);

    private static NotationProblem Create(List<(string Word, int Count, FirstCells First)> words, string? hint, string how)
    {
        var list = string.Join(", ", words.Take(5).Select(word => $"'{word.Word}' ({word.Count})"));
        return new NotationProblem(
            NotationProblems.MissingWords, words.Sum(word => word.Count), FirstCells.Merge(words.Select(word => word.First), _ => true), hint, null, false,
            $"{list} {(words.Count == 1 ? "is" : "are")} {how}.");
    }
}
