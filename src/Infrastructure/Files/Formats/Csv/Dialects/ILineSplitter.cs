namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>Separates the cells of one line.</summary>
internal interface ILineSplitter
{
    /// <param name="line">A line that is not blank.</param>
    /// <param name="cells">Receives the position of each cell.</param>
    /// <returns>Why the cells are unreliable, as the predicate of a sentence; null if they are not.</returns>
    string? Split(ReadOnlySpan<char> line, List<Range> cells);

    /// <summary>Returns true for a line that only draws the table.</summary>
    bool IsDecoration(ReadOnlySpan<char> line) => false;

    /// <summary>Returns a cell as it is meant.</summary>
    ReadOnlySpan<char> TextOf(ReadOnlySpan<char> cell) => cell;
}
