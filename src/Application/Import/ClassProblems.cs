using Regressor.Application.Files;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Import;

/// <summary>What the owner of a file should know about the classes to predict, or about numbers that may be classes.</summary>
internal static class ClassProblems
{
    /// <summary>A class with no more rows than this is called rare.</summary>
    private const int MaxRare = 2;

    private const string Spellings = "spellings";

    /// <param name="target">The target's column, read with its type.</param>
    /// <param name="type">Type of the target.</param>
    /// <param name="isChosen">True if the caller chose the type, which leaves no question open.</param>
    public static IEnumerable<FileProblem> Of(FileColumn target, ColumnType type, bool isChosen)
    {
        var severity = isChosen ? ProblemSeverity.Info : ProblemSeverity.Question;
        var asClasses = new ProblemRepair(new Dictionary<string, string> { ["type"] = $"{target.Name}={ColumnTypes.Categorical}" }, target.Values);
        if (type.Storage == StorageKind.Number)
        {
            if (!isChosen && AreCodesOfTwoClasses(target))
                yield return Problem("numbersAsClasses", ProblemSeverity.Info, $"'{target.Name}' has the values {target.Min:R} and {target.Max:R} only, which may be classes.");
        }
        else if (target.DistinctTexts > ClassificationTask.MaxClasses)
        {
            yield return Problem(
                "tooManyClasses", severity, $"'{target.Name}' has {target.DistinctTexts} different texts; a model predicts at most {ClassificationTask.MaxClasses} classes.") with
            {
                Count = target.DistinctTexts,
            };
        }
        else if (target.DistinctTexts < ClassificationTask.MinClasses)
        {
            yield return Problem("tooFewClasses", severity, $"'{target.Name}' has the same text in all rows; a model needs at least {ClassificationTask.MinClasses} classes.");
        }

        FileProblem Problem(string code, ProblemSeverity weight, string message) => new(code, weight, message)
        {
            Column = target.Name,
            Count = target.Values,
            Cells = [.. target.FrequentTexts.Take(FileProblem.MaxCells).Select(text => new ProblemCell(0, text))],
            Repairs = isChosen ? [] : [asClasses],
        };
    }

    /// <param name="classes">The classes of the rows that are read.</param>
    /// <param name="known">What was seen before the rows were read.</param>
    public static IEnumerable<FileProblem> Of(ColumnProfile classes, IReadOnlyList<FileProblem> known)
    {
        if (classes.Texts.Count > ClassificationTask.MaxClasses) return [];
        var isKnown = known.Any(problem => problem.Code == Spellings && problem.Column == classes.Name);
        return [.. isKnown ? [] : Alike(classes), .. Rare(classes)];
    }

    /// <param name="classes">The classes of the rows that are read.</param>
    /// <param name="known">The classes of the dataset that receives them; null if they are not known.</param>
    public static IEnumerable<FileProblem> OfNew(ColumnProfile classes, IReadOnlySet<string>? known)
    {
        if (known is null || classes.Texts.Keys.Where(name => !known.Contains(name)).ToList() is not { Count: > 0 } added) yield break;
        yield return new FileProblem("newClasses", ProblemSeverity.Info, $"The dataset has no class '{added[0]}' so far. Check its spelling.")
        {
            Column = classes.Name,
            Count = added.Count,
            Cells = [.. added.Take(FileProblem.MaxCells).Select(name => new ProblemCell(0, name))],
        };
    }

    /// <summary>Finds classes that differ in blanks at their ends only, which a description of cells does not see.</summary>
    private static IEnumerable<FileProblem> Alike(ColumnProfile classes)
    {
        List<string> alike = [.. classes.Texts.OrderByDescending(text => text.Value).GroupBy(text => Spelling.KeyOf(text.Key)).Where(group => group.Count() > 1).SelectMany(group => group.Select(text => text.Key))];
        if (alike.Count == 0) yield break;
        yield return new FileProblem(Spellings, ProblemSeverity.Info, $"'{alike[0]}' and '{alike[1]}' differ in case or spaces only. They are different classes.")
        {
            Column = classes.Name,
            Count = alike.Sum(text => classes.Texts[text]),
            Cells = [.. alike.Take(FileProblem.MaxCells).Select(text => new ProblemCell(0, text))],
            Repairs = [new ProblemRepair(new Dictionary<string, string> { ["spelling"] = $"{classes.Name}=one" }, alike.Sum(text => classes.Texts[text]))],
        };
    }

    private static IEnumerable<FileProblem> Rare(ColumnProfile classes)
    {
        List<KeyValuePair<string, int>> rare = [.. classes.Texts.Where(named => named.Value <= MaxRare).OrderBy(named => named.Value).ThenBy(named => named.Key, StringComparer.Ordinal)];
        if (rare.Count == 0) yield break;
        yield return new FileProblem(
            "rareClasses", ProblemSeverity.Info, $"{rare.Count} of {classes.Texts.Count} classes have one or two rows only, such as '{rare[0].Key}'. A model hardly learns them.")
        {
            Column = classes.Name,
            Count = rare.Count,
            Cells = [.. rare.Take(FileProblem.MaxCells).Select(named => new ProblemCell(0, named.Key))],
        };
    }

    private static bool AreCodesOfTwoClasses(FileColumn column) => column is { DistinctTexts: ClassificationTask.MinClasses, Min: 0 or 1 } && column.Max == column.Min + 1;
}
