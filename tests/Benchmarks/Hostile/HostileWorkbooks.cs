using System.Text;

namespace Regressor.Benchmarks.Hostile;

/// <summary>Workbooks that are small and claim much.</summary>
internal static class HostileWorkbooks
{
    public const string Row = "<row><c><v>1</v></c><c><v>2</v></c></row>";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Sheet(IEnumerable<byte[]> rows) => Sheets(1, rows);

    /// <param name="count">Number of sheets, all of which refer to the same part.</param>
    /// <param name="rows">XML of its rows.</param>
    public static byte[] Sheets(int count, IEnumerable<byte[]> rows) => Write(count, [], rows);

    /// <param name="items">XML of the shared texts.</param>
    public static byte[] Strings(IEnumerable<byte[]> items) => Write(1, items, [Bytes(Row)]);

    /// <param name="cells">Number of cells that all refer to the same long text.</param>
    public static byte[] LongText(int cells) =>
        Write(1, [Bytes($"<si><t>{new string('x', 32_767)}</t></si>")], Archives.Repeat("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>", cells / 2 * 52L));

    private static byte[] Write(int count, IEnumerable<byte[]> strings, IEnumerable<byte[]> rows) => Archives.Zip(
        ("[Content_Types].xml", [Bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")]),
        ("_rels/.rels", [Bytes($"<Relationships><Relationship Id=\"r\" Type=\"{Types}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")]),
        ("xl/_rels/workbook.xml.rels", [Bytes($"<Relationships>{string.Concat(Enumerable.Range(0, count).Select(number => $"<Relationship Id=\"r{number}\" Type=\"{Types}/worksheet\" Target=\"sheet.xml\"/>"))}<Relationship Id=\"s\" Type=\"{Types}/sharedStrings\" Target=\"strings.xml\"/></Relationships>")]),
        ("xl/workbook.xml", [Bytes($"<workbook xmlns:r=\"{Types}\"><sheets>{string.Concat(Enumerable.Range(0, count).Select(number => $"<sheet name=\"Sheet {number}\" r:id=\"r{number}\"/>"))}</sheets></workbook>")]),
        ("xl/strings.xml", [Bytes("<sst>"), .. strings, Bytes("</sst>")]),
        ("xl/sheet.xml", [Bytes("<worksheet><sheetData>"), .. rows, Bytes("</sheetData></worksheet>")]));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
