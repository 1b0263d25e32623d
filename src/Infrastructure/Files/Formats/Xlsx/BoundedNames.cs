using System.Xml;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>The names in an XML document, each of which a parser keeps. Those of a workbook are a few hundred.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int Max = 10_000;
    private int _count;

    /// <exception cref="UnreadableFileException">So many names are not accepted.</exception>
    public override string Add(char[] key, int start, int length) => Get(key, start, length) ?? base.Add(Counted(key), start, length);

    /// <exception cref="UnreadableFileException">So many names are not accepted.</exception>
    public override string Add(string key) => Get(key) ?? base.Add(Counted(key));

    private T Counted<T>(T key) =>
        ++_count <= Max ? key : throw new UnreadableFileException($"The workbook has more than {Max} names of tags and attributes, as Excel writes none.");
}
