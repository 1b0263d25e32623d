using System.Buffers;
using System.Globalization;
using System.Text;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Tables;

/// <summary>Cells of CSV (RFC 4180) straight as bytes, without a string a cell.</summary>
internal static class CsvCells
{
    private const int MaxNumberLength = 32;

    /// <summary>NUL too: it would make the file no text, and is replaced.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create("\"\r\n\0" + Delimiters.Recognized);

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

    public static void WriteText(this ArrayBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        var isMarked = HarmlessText.NeedsMark(text);
        if (!NeedsQuotes(text))
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

    // Every delimiter that is recognized on reading counts, not only the comma: the comma must stay the only one in question. A byte
    // order mark would be lost at the file's beginning, blanks around a cell everywhere.
    private static bool NeedsQuotes(ReadOnlySpan<char> text) =>
        text.Length > 0 && (text.ContainsAny(Special) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text[0] == '\uFEFF');
}
