using System.IO.Compression;
using System.Text;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Formats.Xlsx;

namespace Regressor.Infrastructure.IntegrationTests.Files.Xlsx;

/// <summary>Writes workbooks part by part, with what no library would write.</summary>
internal sealed class HandMadeWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<(string Path, byte[] Content)> _extra = [];
    private string? _strings;
    private string? _styles;
    private string _properties = "";
    private Encoding _encoding = new UTF8Encoding(false);
    private Func<string, string> _change = xml => xml;

    /// <param name="rows">The content of sheetData.</param>
    /// <param name="before">What stands before sheetData.</param>
    /// <param name="after">What stands after it.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="state">Its visibility.</param>
    public HandMadeWorkbook Sheet(string rows, string before = "", string after = "", string name = "Data", string state = "visible")
    {
        _sheets.Add((name, state, $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relation}\">{before}<sheetData>{rows}</sheetData>{after}</worksheet>"));
        return this;
    }

    public HandMadeWorkbook Strings(string items)
    {
        _strings = $"<sst xmlns=\"{Main}\">{items}</sst>";
        return this;
    }

    /// <summary>Adds styles 1, 2, … with these number formats: a built-in format by its number, others by their code.</summary>
    public HandMadeWorkbook Formats(params string[] formats)
    {
        var own = string.Concat(formats.Select((code, index) => $"<numFmt numFmtId=\"{200 + index}\" formatCode=\"{System.Security.SecurityElement.Escape(code)}\"/>"));
        var styles = string.Concat(formats.Select((code, index) => $"<xf numFmtId=\"{(int.TryParse(code, out var id) && id > 4 ? id : 200 + index)}\"/>"));
        _styles = $"<styleSheet xmlns=\"{Main}\"><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>{styles}</cellXfs></styleSheet>";
        return this;
    }

    public HandMadeWorkbook Date1904()
    {
        _properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public HandMadeWorkbook In(Encoding encoding)
    {
        _encoding = encoding;
        return this;
    }

    public HandMadeWorkbook Changed(Func<string, string> change)
    {
        _change = change;
        return this;
    }

    public HandMadeWorkbook Part(string path, byte[] content)
    {
        _extra.Add((path, content));
        return this;
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Write(zip, "_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml")));
            var sheets = string.Concat(_sheets.Select((sheet, index) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{index + 1}\" state=\"{sheet.State}\" r:id=\"rId{index + 1}\"/>"));
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relation}\">{_properties}<sheets>{sheets}</sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", Relations(
            [
                .. _sheets.Select((_, index) => ($"rId{index + 1}", "worksheet", $"worksheets/sheet{index + 1}.xml")),
                ("rId900", "sharedStrings", "sharedStrings.xml"),
                ("rId901", "styles", "styles.xml"),
            ]));
            foreach (var (index, sheet) in _sheets.Index()) Write(zip, $"xl/worksheets/sheet{index + 1}.xml", sheet.Xml);
            if (_strings is not null) Write(zip, "xl/sharedStrings.xml", _strings);
            if (_styles is not null) Write(zip, "xl/styles.xml", _styles);
            foreach (var (path, content) in _extra)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private void Write(ZipArchive zip, string path, string xml)
    {
        using var entry = zip.CreateEntry(path).Open();
        entry.Write(_encoding.GetPreamble());
        entry.Write(_encoding.GetBytes(_change($"<?xml version=\"1.0\" encoding=\"{_encoding.WebName}\"?>\r\n{xml}")));
    }

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select(relation =>
            $"<Relationship Id=\"{relation.Id}\" Type=\"{Relation}/{relation.Type}\" Target=\"{relation.Target}\"/>"))}</Relationships>";
}

internal static class Workbooks
{
    public static XlsxGrid Open(byte[] workbook, string? sheet = null) => XlsxGrid.Open(new MemoryStream(workbook), new FormatHints { Sheet = sheet });

    /// <summary>The cells as they are shown, separated by | and with rows separated by ;.</summary>
    public static string Shown(byte[] workbook, string? sheet = null)
    {
        using var records = Open(workbook, sheet).OpenRecords();
        List<string> rows = [];
        while (records.Read()) rows.Add(string.Join('|', Enumerable.Range(0, records.Count).Select(column => records.Cell(column).ToString())));
        return string.Join(';', rows);
    }

    /// <summary>The stored values of the cells: n for numbers, d for dates, t for times, b for Booleans, e for errors, - for empty cells and texts as they are.</summary>
    public static string Typed(byte[] workbook)
    {
        using var records = Open(workbook).OpenRecords();
        List<string> rows = [];
        while (records.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, records.Count).Select(column => records.Typed(column) is var value && value.Kind == Infrastructure.Files.Grids.CellKind.Text
                ? records.Cell(column).ToString()
                : FormattableString.Invariant($"{"?ndtbe-"[(int)value.Kind]}{value.Number:R}"))));
        }

        return string.Join(';', rows);
    }

    public static string Problems(byte[] workbook) => string.Join(' ', Open(workbook).Problems.Select(problem => $"{problem.Code}:{problem.Count}"));
}
