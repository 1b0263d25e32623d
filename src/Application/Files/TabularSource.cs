namespace Regressor.Application.Files;

/// <summary>A file that a caller sent.</summary>
/// <param name="Content">A seekable stream.</param>
/// <param name="Format">The format of the file.</param>
/// <param name="Hints">Hints from the caller.</param>
public sealed record TabularSource(Stream Content, ITabularFormat Format, FormatHints Hints)
{
    /// <param name="known">Names that its columns probably have; null if unknown.</param>
    /// <param name="keepsWords">See <see cref="FormatHints.KeepsWords"/>.</param>
    /// <exception cref="UnreadableFileException">The file is empty, or does not have the format.</exception>
    public ITableFile Open(IEnumerable<string>? known = null, bool keepsWords = false) =>
        Format.Open(Content, known is null ? Hints : Hints with { KnownNames = [.. known], KeepsWords = keepsWords });
}
