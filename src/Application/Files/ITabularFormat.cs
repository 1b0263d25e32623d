using System.Buffers;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Files;

/// <summary>A file format with a row for each example. One is added with a folder in the infrastructure and a line where formats are registered.</summary>
public interface ITabularFormat
{
    /// <summary>The name in the API, in camel case.</summary>
    string Name { get; }

    /// <summary>The media types of such files; the first one is that of files written here.</summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <summary>The endings of file names, in lower case and without the dot; the first one is that of files written here.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether a file names its columns before its first row, so that a dataset can be created from it.</summary>
    bool HasHeader { get; }

    /// <summary>Whether a file of unknown format has this one, judged by its first bytes.</summary>
    bool Recognizes(ReadOnlySpan<byte> head);

    /// <summary>Opens a file and recognizes from all of its content what the caller did not say.</summary>
    /// <param name="content">A seekable stream, which is read several times and left open.</param>
    /// <param name="hints">What the caller knows.</param>
    /// <exception cref="UnreadableFileException">The file is empty, or does not have this format.</exception>
    ITableFile Open(Stream content, FormatHints hints);

    /// <summary>Creates a writer of examples, in a form that <see cref="Open"/> reads back unchanged.</summary>
    /// <param name="output">The bytes of the file.</param>
    /// <param name="dataset">The dataset of the examples.</param>
    /// <param name="withExclusions">Whether a file with a header has a column for the reasons of exclusions from training.</param>
    ITabularWriter<Example> CreateWriter(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions);
}
