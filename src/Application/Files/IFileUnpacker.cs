namespace Regressor.Application.Files;

/// <summary>Decompresses files with rows that were compressed for the transfer.</summary>
public interface IFileUnpacker
{
    /// <summary>Opens the one file in a gzip or zip archive.</summary>
    /// <param name="content">A seekable stream, which is left open.</param>
    /// <param name="most">Maximum size of the decompressed file, in bytes.</param>
    /// <returns>The decompressed bytes, to be read once; null if the file is no archive, or a format of its own such as a workbook.</returns>
    /// <exception cref="UnreadableFileException">
    /// The archive is damaged, holds no file or several, or decompresses to more than any table would. Also thrown while reading.
    /// </exception>
    Stream? OpenArchive(Stream content, long most);
}
