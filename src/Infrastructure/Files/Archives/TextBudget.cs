using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Archives;

/// <summary>
/// Counts the characters of all cells of a file in which cells share their texts: a million cells of one long text fit in a few bytes, and
/// take as long to read as if they were written out.
/// </summary>
/// <param name="compressed">Size of the file, in bytes.</param>
internal sealed class TextBudget(long compressed)
{
    private long _characters;

    /// <exception cref="UnreadableFileException">So many characters are not accepted.</exception>
    public void Take(long characters) => InflatedStream.Check(_characters += characters, compressed, long.MaxValue);
}
