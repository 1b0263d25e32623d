using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Notation.Texts;

/// <summary>Replaces texts that differ only in case or blanks by the most frequent of them.</summary>
internal sealed class OneSpelling
{
    private const int MaxRemembered = 10_000;

    private readonly Dictionary<string, string> _spellings;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <param name="texts">The texts of the column. Further ones than are counted stay as they are.</param>
    public OneSpelling(DistinctTexts texts) =>
        _spellings = Groups(texts).ToDictionary(group => group.Key, group => group.First().Key);

    /// <summary>Groups texts by what they have in common, the most frequent spelling first.</summary>
    public static IEnumerable<IGrouping<string, KeyValuePair<string, int>>> Groups(DistinctTexts texts) => texts.Counted
        .OrderByDescending(text => text.Value).ThenBy(text => text.Key, StringComparer.Ordinal)
        .GroupBy(text => Spelling.KeyOf(text.Key));

    public string Of(string text)
    {
        if (_texts.TryGetValue(text, out var spelling)) return spelling;
        spelling = _spellings.GetValueOrDefault(Spelling.KeyOf(text), text);
        if (_texts.Count < MaxRemembered) _texts.Add(text, spelling);
        return spelling;
    }

    /// <summary>Counts the texts of a column as they are read.</summary>
    public NotationDecision In(NotationDecision decision)
    {
        List<KeyValuePair<string, int>> merged =
        [
            .. decision.Evidence.FrequentTexts.GroupBy(text => Of(text.Key)).Select(group => KeyValuePair.Create(group.Key, group.Sum(text => text.Value)))
                .OrderByDescending(text => text.Value).ThenBy(text => text.Key, StringComparer.Ordinal),
        ];
        return decision with
        {
            Evidence = decision.Evidence with { DistinctTexts = decision.Evidence.DistinctTexts - decision.Evidence.FrequentTexts.Count + merged.Count, FrequentTexts = merged },
            Problems = [.. decision.Problems.Where(problem => problem.Code != NotationProblems.Spellings)],
        };
    }
}
