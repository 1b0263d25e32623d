using Regressor.Infrastructure.Files.Notation.Numbers;
using Regressor.Infrastructure.Files.Notation.Texts;

namespace Regressor.Infrastructure.Files.Notation.Problems;

/// <summary>What the caller should know about a column of texts.</summary>
internal static class TextProblems
{
    /// <summary>A column with more different texts than this, most of them unique, has notes or names.</summary>
    private const int FewTexts = 20;
    private const double RepeatedShare = .5, Majority = .5;

    /// <summary>A column of quantities has no more units than this: others have addresses.</summary>
    private const int MaxUnits = 5;

    public static IEnumerable<NotationProblem> Find(
        NotationDetector cells, NotationEvidence evidence, NumberReading numbers, int dates, bool areCodes, NotationHints hints)
    {
        if (hints.Type is null && AsOther(cells, numbers, dates, areCodes) is { } other) yield return other;
        if (evidence.DistinctTexts > DistinctTexts.MaxCounted)
        {
            yield return new NotationProblem(
                NotationProblems.ManyCategories, evidence.DistinctTexts, [], "type=text", "type=categorical", false,
                $"There are at least {evidence.DistinctTexts} different texts.");
        }

        if (hints.Type is null && !areCodes && AreNotes(evidence))
        {
            yield return new NotationProblem(
                NotationProblems.TextOrCategories, evidence.Read, [], "type=text", "type=categorical", false,
                $"{evidence.DistinctTexts} of {evidence.Read} texts are different; the longest has {evidence.LongestText} characters.");
        }

        if (Spellings(cells.Texts) is { } spellings) yield return spellings;
    }

    private static bool AreNotes(NotationEvidence evidence) =>
        evidence.LongestText > CategoricalColumnType.MaxLength
        || (evidence.DistinctTexts > FewTexts && evidence.DistinctTexts > RepeatedShare * evidence.Read);

    private static NotationProblem? AsOther(NotationDetector cells, NumberReading numbers, int dates, bool areCodes)
    {
        if (cells.Written == 0) return null;
        if (areCodes && numbers.Read >= NotationDetector.DecisiveShare * cells.Written)
        {
            var codes = cells.Numbers.FirstCodes.Cells;
            return new NotationProblem(
                NotationProblems.Codes, cells.Numbers.Codes, codes, "type=categorical", "type=numeric", false,
                $"{cells.Numbers.Codes} cells such as '{codes[0].Cell}' have leading zeros or more digits than a number keeps. They were read as texts.");
        }

        var units = cells.Numbers.Units;
        if (cells.Numbers.Count >= NotationDetector.DecisiveShare * cells.Written && units.Count is > 1 and <= MaxUnits)
        {
            var samples = FirstCells.Merge(units.Select(unit => unit.First), _ => true);
            return new NotationProblem(
                NotationProblems.MixedUnits, cells.Numbers.Count, samples, "type=categorical", null, true,
                $"The cells are numbers in different units: {string.Join(", ", units.Select(unit => $"'{unit.Unit}' ({unit.Count})"))}.");
        }

        // A tie is asked about: who writes 2 and Infinity means numbers.
        if (numbers.Read >= Majority * cells.Written && !areCodes)
        {
            return Majorities(NotationProblems.NumbersAsCategories, "numbers", "numeric", numbers.Read, cells.NotNumbers, cells);
        }

        return dates > Majority * cells.Written
            ? Majorities(NotationProblems.DatesAsCategories, "dates", "dateTime", dates, cells.NotDates, cells)
            : null;
    }

    private static NotationProblem Majorities(string code, string what, string type, int count, FirstCells others, NotationDetector cells)
    {
        var word = OnlyOther(others, cells);
        var shown = word is null ? others.Cells.Count == 0 ? "" : $" The others are such as '{others.Cells[0].Cell}'." : $" All others are '{word}'.";
        return new NotationProblem(
            code, count, others.Cells, word is null ? $"type={type}" : $"missing={word}", "type=categorical", true,
            $"{count} of {cells.Written} cells are {what}.{shown}");
    }

    /// <summary>The only text among the cells that are something else; null if there are several.</summary>
    private static string? OnlyOther(FirstCells others, NotationDetector cells)
    {
        var first = others.Cells.Count > 0 ? others.Cells[0].Cell : null;
        return first is not null && others.Cells.All(cell => cell.Cell == first) && cells.Texts.Counted.TryGetValue(first, out var count) && count == cells.TextCells
            ? first
            : null;
    }

    private static NotationProblem? Spellings(DistinctTexts texts)
    {
        if (texts.Count > DistinctTexts.MaxCounted) return null;
        var groups = OneSpelling.Groups(texts).Where(group => group.Count() > 1).ToList();
        if (groups.Count == 0) return null;
        var samples = groups.Take(10).SelectMany(group => group.Take(2)).Take(10)
            .Select(text => new CellSample(0, FirstCells.Shorten(text.Key))).ToList();
        return new NotationProblem(
            NotationProblems.Spellings, groups.Sum(group => group.Sum(text => text.Value)), samples, "spelling=one", null, false,
            $"'{samples[0].Cell}' and '{samples[1].Cell}' differ in case or spaces only. They are different categories.");
    }
}
