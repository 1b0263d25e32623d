using Regressor.Application.Files;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Import;

/// <summary>
/// Suggests the column to predict: one that is called like what people predict, classes in the last column, or the last column of numbers.
/// </summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Reason">The evidence; null if the caller chose it.</param>
internal sealed record TargetGuess(string Column, ColumnReason? Reason)
{
    /// <summary>Texts that come again fewer times than this on average are not offered as classes.</summary>
    private const int RowsOfClass = 2;

    private static readonly HashSet<string> NumberNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "price", "saleprice", "revenue", "sales", "turnover", "rent", "cost", "charges", "salary", "yield",
        "preis", "umsatz", "miete", "prix", "loyer", "precio", "prezzo",
    };

    private static readonly HashSet<string> ClassNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "class", "label", "species", "variety", "diagnosis", "churn", "churned", "survived", "defaulted", "fraud", "passed",
        "classe", "étiquette", "espèce", "diagnostic", "klasse", "clase", "especie",
    };

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { "y", "target", "outcome", "response" };

    private static readonly ColumnReason Named = new("targetName", "Its name suggests that it is to be predicted.");
    private static readonly ColumnReason LastNumbers = new("lastNumbers", "It is the last column of numbers.");

    /// <param name="columns">The columns of the file, in its order.</param>
    /// <param name="isInput">Returns true for a column of numbers or categories without another role.</param>
    /// <returns>The suggestion; null if there is no candidate.</returns>
    public static TargetGuess? From(IReadOnlyList<FileColumn> columns, Func<FileColumn, bool> isInput)
    {
        List<FileColumn> candidates = [.. columns.Where(column => isInput(column) && (column.Type is not null || AreClasses(column)))];
        if (candidates.Count == 0) return null;
        var usual = Usual(columns, candidates);
        return candidates.FindLast(IsCalledLikeOne) is { } named && named.Name != usual.Column ? new TargetGuess(named.Name, Named) : usual;
    }

    private static TargetGuess Usual(IReadOnlyList<FileColumn> columns, List<FileColumn> candidates)
    {
        var last = candidates[^1];
        var numbers = candidates.FindLast(column => column.Type is not null);
        var isAlone = last.Type is null && last == columns[^1] && (last.DistinctTexts == ClassificationTask.MinClasses || columns.Count(column => column.Type is null) == 1);
        if (numbers is not null && !isAlone) return new TargetGuess(numbers.Name, LastNumbers);
        return new TargetGuess(last.Name, new ColumnReason("lastClasses", $"It is the last column of classes: {last.DistinctTexts} different texts.", ("classes", last.DistinctTexts)));
    }

    private static bool AreClasses(FileColumn column) =>
        column.DistinctTexts is >= ClassificationTask.MinClasses and <= ClassificationTask.MaxClasses
        && column.DistinctTexts * RowsOfClass <= column.Values
        && column.Problems.All(problem => problem.Severity == ProblemSeverity.Info);

    private static bool IsCalledLikeOne(FileColumn column) =>
        column.Name.Split([' ', '_', '-', '.', '(', ')', '[', ']', '/', ','], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 and <= 3 } words
        && words.Any(word => Names.Contains(word) || ClassNames.Contains(word) || (column.Type is not null && NumberNames.Contains(word)));
}
