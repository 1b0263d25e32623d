using System.Buffers;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Files;

/// <summary>A file format with a row for each example. To add one, create a folder in the infrastructure and register the format.</summary>
public interface ITabularFormat
{
    /// <summary>The name in the API, in camel case.</summary>
    string Name { get; }

    /// <summary>The media types of such files; the first is used for files written here.</summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <summary>The file name extensions, in lower case and without the dot; the first is used for files written here.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>True if a file names its columns before its first row, so that a dataset can be created from it.</summary>
    bool HasHeader { get; }

    /// <summary>True if such files are text; others begin with bytes by which they are certainly recognized.</summary>
    bool IsText => true;

    /// <summary>Determines from its first bytes whether a file has this format.</summary>
    bool Recognizes(ReadOnlySpan<byte> head);

    /// <summary>Opens a file and detects, from its entire content, the hints that the caller did not give.</summary>
    /// <param name="content">A seekable stream, which is read several times and left open.</param>
    /// <param name="hints">Hints from the caller.</param>
    /// <exception cref="UnreadableFileException">The file is empty, or does not have this format.</exception>
    ITableFile Open(Stream content, FormatHints hints);

    /// <summary>Creates a writer of examples, in a form that <see cref="Open"/> reads back unchanged.</summary>
    /// <param name="output">Buffer for the bytes of the file.</param>
    /// <param name="dataset">The dataset of the examples.</param>
    /// <param name="withExclusions">True to add a column of exclusion reasons to a file with a header.</param>
    ITabularWriter<Example> CreateWriter(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions);
}
