using Regressor.Application.Files;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Files.Grids.Structure;

/// <summary>The names of a file's columns, repaired so that each can be used.</summary>
/// <param name="Names">Unique and valid names.</param>
/// <param name="Sources">The names as they are in the header; an empty string where it names none.</param>
internal sealed record ColumnNames(string[] Names, string[] Sources)
{
    /// <param name="header">Cells of the header; fewer than the columns if some are not named.</param>
    /// <param name="width">Number of columns.</param>
    /// <param name="hints">Known names, which are taken whatever their case, and new names by the names in the file.</param>
    public static ColumnNames Repair(IReadOnlyList<string> header, int width, FormatHints hints)
    {
        var renamed = hints.Names;
        var sources = new string[width];
        var names = new string[width];
        for (var column = 0; column < width; column++)
        {
            sources[column] = column < header.Count ? header[column].Trim() : "";
            names[column] = KnownOr(sources[column], header, hints.KnownNames) ?? (Valid(sources[column]) is { Length: > 0 } name ? name : Numbered(column));
        }

        MakeUnique(names, hints.KnownNames);
        for (var column = 0; column < width; column++)
        {
            if (renamed.TryGetValue(names[column], out var name) || renamed.TryGetValue(sources[column], out name)) names[column] = Valid(name) is { Length: > 0 } valid ? valid : names[column];
        }

        MakeUnique(names, hints.KnownNames);
        return new ColumnNames(names, sources);
    }

    /// <returns>The known name that a column has; null if it has none, or another column has it exactly.</returns>
    private static string? KnownOr(string source, IReadOnlyList<string> header, IReadOnlyList<string> known) =>
        known.Contains(source) ? source
        : known.FirstOrDefault(name => name.Equals(source, StringComparison.OrdinalIgnoreCase)) is { } similar && !header.Contains(similar) ? similar
        : null;

    private static string Numbered(int column) => $"column {column + 1}";

    private static string Valid(string name)
    {
        name = InvisibleCharacter.RemovedFrom(name.Replace('\0', ' ')).Trim();
        return name.Length <= Column.MaxNameLength ? name : Cut(name, Column.MaxNameLength - 1) + "…";
    }

    /// <summary>Numbers names that repeat another one, whatever their case. Known names keep theirs, then those that were there first.</summary>
    private static void MakeUnique(string[] names, IReadOnlyList<string> known)
    {
        HashSet<string> taken = new(names.Length, StringComparer.OrdinalIgnoreCase);
        List<int> repeated = [];
        foreach (var column in Enumerable.Range(0, names.Length).OrderByDescending(column => known.Contains(names[column])))
        {
            if (!taken.Add(names[column])) repeated.Add(column);
        }

        Dictionary<string, int> last = new(StringComparer.OrdinalIgnoreCase);
        foreach (var column in repeated)
        {
            var name = names[column];
            var number = last.GetValueOrDefault(name, 1);
            string numbered;
            do
            {
                var suffix = $" {++number}";
                numbered = Cut(name, Column.MaxNameLength - suffix.Length) + suffix;
            }
            while (!taken.Add(numbered));
            last[name] = number;
            names[column] = numbered;
        }
    }

    // Not between the two halves of a character.
    private static string Cut(string name, int length) =>
        name.Length <= length ? name : name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)].TrimEnd();
}
