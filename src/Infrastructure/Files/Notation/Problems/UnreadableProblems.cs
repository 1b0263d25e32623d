namespace Regressor.Infrastructure.Files.Notation.Problems;

/// <summary>Tells which cells cannot be read as the column's type.</summary>
internal static class UnreadableProblems
{
    public static IEnumerable<NotationProblem> Find(ColumnNotation notation, NotationEvidence evidence)
    {
        if (evidence.Unreadable == 0) yield break;
        var reason = evidence.FirstUnreadable.Count == 0 ? "" : notation.FaultOf(evidence.FirstUnreadable[0].Cell).Reason;
        yield return new NotationProblem(
            NotationProblems.UnreadableCells, evidence.Unreadable, evidence.FirstUnreadable, null, null, false,
            $"{evidence.Unreadable} cells cannot be read. {reason}".TrimEnd());
    }
}
