using System.Xml;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>
/// Reads the XML of a workbook's parts. Elements are recognized by their local names and depths, so that both the transitional and the
/// strict namespaces of ECMA-376 are read.
/// </summary>
internal static class XlsxXml
{
    /// <summary>Deeper elements would fill the parser's memory; those of a table are at most eight deep.</summary>
    private const int MaxDepth = 64;

    public static XmlReader Open(Stream part, bool ignoreWhitespace = true) => XmlReader.Create(
        new MarkupGuard(part),
        new XmlReaderSettings
        {
            CloseInput = true,
            NameTable = new BoundedNames(),
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = ignoreWhitespace,
            IgnoreProcessingInstructions = ignoreWhitespace,
            IgnoreWhitespace = ignoreWhitespace,
        });

    /// <exception cref="UnreadableFileException">The XML is not well-formed, or nested too deeply.</exception>
    public static bool Next(this XmlReader xml)
    {
        try
        {
            if (!xml.Read()) return false;
        }
        catch (XmlException wrong)
        {
            throw Damaged(wrong);
        }

        return xml.Depth <= MaxDepth ? true : throw Damaged(null);
    }

    public static UnreadableFileException Damaged(Exception? inner) =>
        new("The workbook is damaged: one of its parts is not valid XML. Open it in Excel, save it and send it again.", inner);

    /// <summary>Enumerates the start tags at a depth, with the reader on each of them.</summary>
    public static IEnumerable<string> Elements(this XmlReader xml)
    {
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element) yield return xml.LocalName;
        }
    }

    public static bool IsTrue(this XmlReader xml, string attribute) => xml.GetAttribute(attribute) is "1" or "true";

    /// <summary>Returns an attribute by its local name, whatever its namespace.</summary>
    public static string? LocalAttribute(this XmlReader xml, string name)
    {
        string? value = null;
        for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == name && xml.Prefix.Length > 0) value = xml.Value;
        }

        xml.MoveToElement();
        return value;
    }
}
