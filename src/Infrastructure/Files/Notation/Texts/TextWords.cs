namespace Regressor.Infrastructure.Files.Notation.Texts;

/// <summary>Which words mean a missing value in a column of texts, where most known words may be categories.</summary>
internal static class TextWords
{
    /// <summary>Codes of at most this length, such as continents, have NA among them.</summary>
    private const int CodeLength = 3;

    public static MissingWords Decide(WordCells words, DistinctTexts texts, NotationHints hints)
    {
        var given = hints.Missing ?? [];
        if (given.Contains("")) return new MissingWords(given);
        var missing = words.Words.Select(word => word.Word).Where(word =>
            MissingWords.Everywhere.Contains(word) || (IsNa(word) && !AreCodes(texts)) || (IsDash(word) && !HasSigns(texts)));
        var known = hints.KnownTexts is { } texted ? missing.Where(word => !texted.Contains(word)) : missing;

        // The words that a later file may have: those that mean nothing else, in any column of texts.
        return MissingWords.Everywhere.Without(hints.KnownTexts ?? (IReadOnlySet<string>)new HashSet<string>()).With(known).With(given);
    }

    private static bool IsNa(string word) => word == "NA";

    private static bool IsDash(string word) => word is "-" or "--" or "---" or "–" or "—" or ".";

    private static bool AreCodes(DistinctTexts texts) =>
        texts.Counted.Count > 0 && texts.Counted.Keys.All(text => text.Length <= CodeLength && text.All(char.IsAsciiLetterUpper));

    /// <summary>Results such as + and -.</summary>
    private static bool HasSigns(DistinctTexts texts) => texts.Counted.Keys.Any(text => text.Length <= CodeLength && text.AsSpan().IndexOfAnyExcept('+', '-', '−') < 0);
}
