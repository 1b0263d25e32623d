namespace Regressor.Application.Files;

/// <summary>A file that a caller sent.</summary>
/// <param name="Content">A seekable stream.</param>
/// <param name="Format">The format of the file.</param>
/// <param name="Hints">Hints from the caller.</param>
public sealed record TabularSource(Stream Content, ITabularFormat Format, FormatHints Hints)
{
    /// <exception cref="UnreadableFileException">The file is empty, or does not have the format.</exception>
    public ITableFile Open() => Format.Open(Content, Hints);
}
