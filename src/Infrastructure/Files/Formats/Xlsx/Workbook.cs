using System.IO.Compression;
using System.Xml;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Archives;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <param name="Name">Name on the sheet's tab.</param>
/// <param name="Part">Path of the sheet's XML in the archive.</param>
/// <param name="IsHidden">True if Excel does not show its tab.</param>
internal sealed record Sheet(string Name, string Part, bool IsHidden);

/// <summary>The parts of a workbook: a zip archive of XML files that refer to each other (ECMA-376, Open Packaging Conventions).</summary>
internal sealed class Workbook
{
    /// <summary>Size of a part's XML: a million rows of 30 columns.</summary>
    private const long MaxPart = 1L << 30, MaxParts = 2L << 30;
    private const int MaxSheets = 1_000;
    private const string RootRelations = "_rels/.rels";

    private readonly Stream _content;

    private Workbook(Stream content)
    {
        _content = content;
        using var zip = OpenZip();
        InflatedStream.Check(zip.Entries.Sum(entry => entry.Length), content.Length, MaxParts);
        var main = RelationsOf(zip, RootRelations, "").FirstOrDefault(relation => relation.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Part
            ?? throw NoWorkbook();
        var folder = main[..(main.LastIndexOf('/') + 1)];
        var relations = RelationsOf(zip, $"{folder}_rels/{main[folder.Length..]}.rels", folder);
        Sheets = ReadSheets(zip, main, relations.Where(relation => relation.Type.EndsWith("/worksheet", StringComparison.Ordinal)).ToLookup(relation => relation.Id, relation => relation.Part));
        if (Sheets.Count == 0) throw new UnreadableFileException("The workbook has no sheet with cells.");
        SharedStrings = Read(zip, PartOf("sharedStrings"), Xlsx.SharedStrings.Read) ?? Xlsx.SharedStrings.Empty;
        Formats = Read(zip, PartOf("styles"), CellFormats.Read) ?? CellFormats.None;

        string? PartOf(string type) => relations.FirstOrDefault(relation => relation.Type.EndsWith($"/{type}", StringComparison.Ordinal)).Part;
    }

    public IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>True if day 0 is 1904-01-01, as on old Macs.</summary>
    public bool Counts1904 { get; private set; }

    public SharedStrings SharedStrings { get; }

    public CellFormats Formats { get; }

    /// <exception cref="UnreadableFileException">It is not a workbook, or a damaged one.</exception>
    public static Workbook Open(Stream content) => new(content);

    public ZipArchive OpenZip() => ZipReading.Open(_content);

    /// <summary>Checks how much must be decompressed to read some sheets. Several sheets may refer to one part.</summary>
    /// <exception cref="UnreadableFileException">So many bytes are not accepted.</exception>
    public void CheckSize(IEnumerable<Sheet> sheets)
    {
        using var zip = OpenZip();
        InflatedStream.Check(sheets.Sum(sheet => EntryOf(zip, sheet.Part)?.Length ?? 0), _content.Length, MaxPart);
    }

    /// <summary>Opens the rows of a sheet, at the first one.</summary>
    public SheetXmlRows OpenRows(Sheet sheet)
    {
        var zip = OpenZip();
        return new SheetXmlRows(EntryOf(zip, sheet.Part)?.OpenBounded(MaxPart) ?? throw NoWorkbook(), zip);
    }

    /// <summary>Finds a part; names of parts do not differ by case.</summary>
    public static ZipArchiveEntry? EntryOf(ZipArchive zip, string part) =>
        zip.GetEntry(part) ?? zip.Entries.FirstOrDefault(entry => entry.FullName.Replace('\\', '/').Equals(part, StringComparison.OrdinalIgnoreCase));

    private List<Sheet> ReadSheets(ZipArchive zip, string main, ILookup<string, string> parts)
    {
        List<Sheet> sheets = [];
        using var xml = XlsxXml.Open(EntryOf(zip, main)?.OpenBounded(MaxPart) ?? throw NoWorkbook());
        foreach (var element in xml.Elements())
        {
            if (element == "workbookPr") Counts1904 = xml.IsTrue("date1904");
            if (element != "sheet" || xml.LocalAttribute("id") is not { } id || parts[id].FirstOrDefault() is not { } part) continue;
            sheets.Add(new Sheet(xml.GetAttribute("name") ?? "", part, xml.GetAttribute("state") is "hidden" or "veryHidden"));
            if (sheets.Count > MaxSheets) throw new UnreadableFileException($"The workbook has more than {MaxSheets} sheets.");
        }

        return sheets;
    }

    private static T? Read<T>(ZipArchive zip, string? part, Func<XmlReader, T> read)
        where T : class
    {
        if (part is null || EntryOf(zip, part) is not { } entry) return null;
        using var xml = XlsxXml.Open(entry.OpenBounded(MaxPart));
        return read(xml);
    }

    private static List<(string Id, string Type, string Part)> RelationsOf(ZipArchive zip, string part, string folder)
    {
        List<(string, string, string)> relations = [];
        if (EntryOf(zip, part) is not { } entry) return relations;
        using var xml = XlsxXml.Open(entry.OpenBounded(MaxPart));
        foreach (var element in xml.Elements())
        {
            if (element != "Relationship" || xml.GetAttribute("TargetMode") == "External" || relations.Count > MaxSheets) continue;
            if (xml.GetAttribute("Id") is { } id && xml.GetAttribute("Type") is { } type && xml.GetAttribute("Target") is { } target)
                relations.Add((id, type, Resolve(folder, target)));
        }

        return relations;
    }

    /// <summary>Resolves a target relative to a folder; an absolute one begins with a slash.</summary>
    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        List<string> path = [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0) path.RemoveAt(path.Count - 1);
            else if (step is not ("." or "..")) path.Add(step);
        }

        return string.Join('/', path);
    }

    private static UnreadableFileException NoWorkbook() => new("This zip archive is not a workbook of Excel.");
}
