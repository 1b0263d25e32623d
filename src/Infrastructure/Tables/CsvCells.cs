using System.Buffers;
using System.Globalization;
using System.Text;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Tables;

/// <summary>Cells of CSV (RFC 4180) straight as bytes, without a string a cell.</summary>
internal static class CsvCells
{
    private const int MaxNumberLength = 32;

    /// <summary>NUL too: it would make the file no text, and is replaced.</summary>
    private const string Quoted = "\"\r\n\0";

    private static readonly SearchValues<char> AlwaysSpecial = SearchValues.Create(Quoted);

    /// <summary>Every delimiter that is recognized on reading counts, not only the comma: the comma must stay the only one in question.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(Quoted + Delimiters.Recognized);

    public static void WriteValue(this ArrayBufferWriter<byte> output, InputValue value)
    {
        if (value.Number is { } number) output.WriteNumber(number);
        else if (value.Category is { } category) output.WriteText(category);
    }

    public static void WriteNumber(this ArrayBufferWriter<byte> output, double number)
    {
        // Without a format it is the shortest text that is read back as the same number.
        number.TryFormat(output.GetSpan(MaxNumberLength), out var written, provider: CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>A number of an answer, as the file around it writes numbers.</summary>
    public static void WriteNumber(this ArrayBufferWriter<byte> output, double number, TableFormat format)
    {
        if (format.DecimalSign != ',')
        {
            output.WriteNumber(number);
            return;
        }

        Span<char> text = stackalloc char[MaxNumberLength];
        number.TryFormat(text, out var written, provider: CultureInfo.InvariantCulture);
        text[..written].Replace('.', ',');
        output.Write(text[..written], isMarked: false, isQuoted: format.Delimiter == ',' && text[..written].Contains(','));
    }

    /// <summary>
    /// A cell that is handed back as it was, in a file with this delimiter; but what a spreadsheet would execute is marked. A number that
    /// begins with its sign stays one.
    /// </summary>
    public static void WriteCell(this ArrayBufferWriter<byte> output, ReadOnlySpan<char> cell, char delimiter)
    {
        var isMarked = cell is not [HarmlessText.Mark, ..] && HarmlessText.NeedsMark(cell)
            && !NumberText.With('.').TryParse(cell.Trim(), out _) && !NumberText.With(',').TryParse(cell.Trim(), out _);
        output.Write(cell, isMarked, cell.ContainsAny(AlwaysSpecial) || cell.Contains(delimiter) || HasEdge(cell));
    }

    public static void WriteText(this ArrayBufferWriter<byte> output, ReadOnlySpan<char> text) =>
        output.Write(text, HarmlessText.NeedsMark(text), text.ContainsAny(Special) || HasEdge(text));

    private static void Write(this ArrayBufferWriter<byte> output, ReadOnlySpan<char> text, bool isMarked, bool isQuoted)
    {
        if (!isQuoted)
        {
            if (isMarked) output.Write("'"u8);
            Encoding.UTF8.GetBytes(text, output);
            return;
        }

        output.Write(isMarked ? "\"'"u8 : "\""u8);
        while (text.IndexOfAny('"', '\0') is var special and >= 0)
        {
            Encoding.UTF8.GetBytes(text[..special], output);
            output.Write(text[special] == '"' ? "\"\""u8 : "\uFFFD"u8);
            text = text[(special + 1)..];
        }

        Encoding.UTF8.GetBytes(text, output);
        output.Write("\""u8);
    }

    // A byte order mark would be lost at the file's beginning, blanks around a cell everywhere.
    private static bool HasEdge(ReadOnlySpan<char> text) =>
        text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text[0] == '\uFEFF');
}
