namespace Regressor.Infrastructure.Files.Notation;

/// <summary>What the name of a column says about its cells.</summary>
internal static class ColumnNames
{
    private static readonly string[] NamesOfIds =
    [
        "id", "ids", "no", "nr", "num", "number", "nummer", "numero", "key", "index", "idx", "row", "rows", "rownames", "rowname", "rowid", "rownum", "pk", "#",
        "unnamed", "lfd", "seq", "sequence",
    ];

    /// <summary>Splits orderNo, order_no and ORDER NO into words.</summary>
    public static IReadOnlyList<string> WordsOf(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 0; at <= name.Length; at++)
        {
            var isEnd = at == name.Length || !(char.IsLetter(name[at]) || name[at] == '#');
            if (!isEnd && !(at > start && char.IsUpper(name[at]) && char.IsLower(name[at - 1]))) continue;
            if (at > start) words.Add(name[start..at]);
            start = isEnd ? at + 1 : at;
        }

        return words;
    }

    /// <param name="name">Name of a column.</param>
    /// <param name="isConsecutive">True if its values are consecutive numbers: then custid is an id, too.</param>
    public static bool IsOfIds(string name, bool isConsecutive)
    {
        var words = WordsOf(name);
        if (name.Length == 0) return true;
        var isNamed = words.Count > 0 && NamesOfIds.Contains(words[^1], StringComparer.OrdinalIgnoreCase);
        return isNamed
            || name.StartsWith("Unnamed:", StringComparison.OrdinalIgnoreCase)
            || name.Equals("column 1", StringComparison.OrdinalIgnoreCase)
            || (isConsecutive && name.EndsWith("id", StringComparison.OrdinalIgnoreCase));
    }
}
