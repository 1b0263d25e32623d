using System.Globalization;
using System.Xml;
using ExcelNumberFormat;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>What a number format makes of a number.</summary>
internal enum FormatKind
{
    /// <summary>No format: the number with at most 15 digits.</summary>
    General,
    Number,

    /// <summary>Shown times 100.</summary>
    Percent,
    DateTime,

    /// <summary>A time of day without a date.</summary>
    Time,

    /// <summary>Hours beyond 24: [h]:mm.</summary>
    Duration,
}

/// <param name="Kind">What the format shows.</param>
/// <param name="Format">Writes numbers in the format; null if not needed.</param>
internal sealed record CellFormat(FormatKind Kind, NumberFormat? Format)
{
    public static CellFormat General { get; } = new(FormatKind.General, null);
}

/// <summary>The number formats of a workbook, by the number of a cell's style.</summary>
internal sealed class CellFormats
{
    private const int MaxStyles = 70_000;

    /// <summary>Excel's limit for the text of a format.</summary>
    private const int MaxCode = 255;

    /// <summary>Formats that a workbook does not have to contain (ECMA-376, part 1, 18.8.30).</summary>
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [5] = "$#,##0_);($#,##0)",
        [6] = "$#,##0_);($#,##0)",
        [7] = "$#,##0.00_);($#,##0.00)",
        [8] = "$#,##0.00_);($#,##0.00)",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [12] = "# ?/?",
        [13] = "# ??/??",
        [14] = "m/d/yyyy",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "m/d/yyyy h:mm",
        [37] = "#,##0_);(#,##0)",
        [38] = "#,##0_);(#,##0)",
        [39] = "#,##0.00_);(#,##0.00)",
        [40] = "#,##0.00_);(#,##0.00)",
        [41] = "#,##0",
        [42] = "$#,##0",
        [43] = "#,##0.00",
        [44] = "$#,##0.00",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [48] = "##0.0E+0",
    };

    private readonly List<CellFormat> _styles = [];

    public static CellFormats None { get; } = new();

    public CellFormat this[int style] => style < _styles.Count ? _styles[style] : CellFormat.General;

    public static CellFormats Read(XmlReader xml)
    {
        var formats = new CellFormats();
        Dictionary<int, string> codes = [];
        Dictionary<int, CellFormat> known = [];
        var section = "";
        foreach (var element in xml.Elements())
        {
            if (xml.Depth == 1) section = element;
            if (xml.Depth != 2 || formats._styles.Count == MaxStyles || codes.Count == MaxStyles) continue;
            if (section == "numFmts" && element == "numFmt") codes[Number(xml)] = xml.GetAttribute("formatCode") ?? "";
            if (section != "cellXfs" || element != "xf") continue;
            var id = Number(xml);
            if (!known.TryGetValue(id, out var format)) known.Add(id, format = From(id, codes.GetValueOrDefault(id) ?? BuiltIn.GetValueOrDefault(id)));
            formats._styles.Add(format);
        }

        return formats;
    }

    /// <summary>Determines the kind of a format from its code.</summary>
    public static FormatKind KindOf(string code)
    {
        var letters = Bare(code, out var isDuration);
        if (isDuration) return FormatKind.Duration;
        if (letters.AsSpan().ContainsAny("yYdD")) return FormatKind.DateTime;
        var isTime = letters.AsSpan().ContainsAny("hHsS");
        if (isTime) return FormatKind.Time;
        if (letters.AsSpan().ContainsAny("mM") && !letters.AsSpan().ContainsAny("0#?")) return FormatKind.DateTime;
        return letters.Contains('%') ? FormatKind.Percent : FormatKind.Number;
    }

    private static CellFormat From(int id, string? code)
    {
        // Dates of East Asian calendars, whose codes the workbook omits.
        if (code is null && id is (>= 27 and <= 36) or (>= 50 and <= 58)) return new CellFormat(FormatKind.DateTime, null);
        if (code is null or "" or "@" || code.Length > MaxCode || code.Equals("General", StringComparison.OrdinalIgnoreCase)) return CellFormat.General;
        var kind = KindOf(code);
        if (kind is FormatKind.DateTime or FormatKind.Time or FormatKind.Duration) return new CellFormat(kind, null);
        var format = new NumberFormat(code);
        return format.IsValid ? new CellFormat(kind, format) : CellFormat.General;
    }

    private static int Number(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>Returns the code of positive numbers without quoted texts, escaped characters, colors and locales.</summary>
    private static string Bare(string code, out bool isDuration)
    {
        var bare = new System.Text.StringBuilder(code.Length);
        isDuration = false;
        for (var index = 0; index < code.Length && code[index] != ';'; index++)
        {
            if (code[index] is '\\' or '_' or '*')
            {
                index++;
            }
            else if (code[index] == '"')
            {
                index = EndOf(code, '"', index);
            }
            else if (code[index] == '[')
            {
                var end = EndOf(code, ']', index);
                isDuration |= code[Math.Min(index + 1, end)..end].ToLowerInvariant() is "h" or "hh" or "m" or "mm" or "s" or "ss";
                index = end;
            }
            else
            {
                bare.Append(code[index]);
            }
        }

        return bare.ToString();
    }

    private static int EndOf(string code, char sign, int start) => code.IndexOf(sign, start + 1) is var end and >= 0 ? end : code.Length - 1;
}
